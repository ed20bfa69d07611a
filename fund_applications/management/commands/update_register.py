"""`manage.py update_register`: make or renew every line of the public register. Running it again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from fund_applications.publication.register import renew_all


class Command(BaseCommand):
    """For a database from before the register, and to be sure."""

    help = "Werkt het openbare register van subsidies bij."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Het register heeft {renew_all()} regels.")
