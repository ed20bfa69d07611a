"""`manage.py prepare_demo`: what `make run` needs before its server starts, in one process since each start takes a second."""

import io
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrations, the site, the examples when there are none yet, and the logins at the end. May be repeated."""

    help = "Maakt de database klaar voor `make run`: migraties, site en voorbeelden; toont de inlognamen."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Examples are loaded once: whoever then applies on this site by hand has real cases, beside which they don't go."""
        call_command("migrate", verbosity=0)
        call_command("setup_site", stdout=self.stdout)
        logins = self._logins()
        if not logins:
            self._load_examples()
            logins = self._logins()
        self.stdout.write(f"\n{logins}" if logins else "")

    def _load_examples(self) -> None:
        try:
            call_command("load_demo", stdout=self.stdout)
        except CommandError as refusal:
            self.stdout.write(str(refusal))

    @staticmethod
    def _logins() -> str:
        shown = io.StringIO()
        call_command("demo_logins", stdout=shown)
        return shown.getvalue()
