"""The people who work with the demonstration. They share a password that everybody knows, so never outside it."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

PASSWORD = "Meedoen-met-het-voorbeeld-2026"  # noqa: S105 - printed by `make run`, only in a demonstration


@dataclass(frozen=True)
class DemoUser:
    """A login of the demonstration and the groups it belongs to."""

    username: str
    groups: tuple[str, ...]
    first_name: str
    what_for: str


DEMO_USERS: tuple[DemoUser, ...] = (
    DemoUser("redacteur", ("Redacteur",), "Rosa", "schrijft pagina's"),
    DemoUser("hoofdredacteur", ("Hoofdredacteur",), "Hugo", "keurt pagina's goed"),
    DemoUser("behandelaar", ("Behandelaar",), "Bea", "neemt aanvragen in behandeling"),
    DemoUser("commissielid1", ("Commissielid",), "Carla", "beoordeelt"),
    DemoUser("commissielid2", ("Commissielid",), "Chris", "beoordeelt"),
    DemoUser("commissielid3", ("Commissielid",), "Cor", "beoordeelt"),
    DemoUser("secretaris", ("Secretaris",), "Saar", "legt het advies vast"),
    DemoUser("beslisser", ("Beslisser",), "Ben", "beslist"),
    DemoUser("beslisser2", ("Beslisser",), "Bilal", "beslist opnieuw na een bezwaar"),
    DemoUser("financien", ("Financien",), "Fien", "betaalt"),
    DemoUser("informatiebeheerder", ("Informatiebeheerder",), "Ine", "bewaart en vernietigt"),
    DemoUser("beheerder", ("Beheerder",), "Bas", "beheert gebruikers en instellingen"),
)


def ensure_users() -> None:
    """Make the demo users that are missing, in their groups. Raises Group.DoesNotExist before `setup_site`."""
    users = get_user_model()
    for demo in DEMO_USERS:
        user, is_new = users.objects.get_or_create(
            username=demo.username,
            defaults={
                "first_name": demo.first_name,
                "last_name": "Voorbeeld",
                "email": f"{demo.username}@example.org",
                # Wagtail's own gate is the permission access_admin; is_staff opens nothing here.
                "is_staff": False,
            },
        )
        if is_new:
            user.set_password(PASSWORD)
            user.save()
        user.groups.set([Group.objects.get(name=name) for name in demo.groups])


def logins() -> list[str]:
    """The lines that `make run` prints."""
    width = max(len(user.username) for user in DEMO_USERS)
    lines = [f"{user.username:<{width}}  {user.what_for}" for user in DEMO_USERS]
    return [*lines, "", f"Wachtwoord van allemaal: {PASSWORD}"]
