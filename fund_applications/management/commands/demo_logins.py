"""`manage.py demo_logins`: prints the logins of the demonstration, when they are there."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from fund_applications.demo.users import DEMO_USERS, logins


class Command(BaseCommand):
    """Prints nothing on a site without demo users."""

    help = "Toont de namen en het wachtwoord van de voorbeeldgebruikers."

    def handle(self, *args: Any, **options: Any) -> None:
        """The lines of `demo.users.logins`."""
        names = [user.username for user in DEMO_USERS]
        if get_user_model().objects.filter(username__in=names).exists():
            self.stdout.write("\n".join(logins()))
