"""`manage.py verify_events`: check the hash chains of the event log. Exits with 1 when something does not fit."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from fund_applications.lifecycle.events import verify
from fund_applications.models import Application, ApplicationEvent


class Command(BaseCommand):
    """Tells each event that was changed, removed or added behind our back."""

    help = "Controleer of het logboek van de zaken ongeschonden is."

    def add_arguments(self, parser: CommandParser) -> None:
        """References: only these cases."""
        parser.add_argument("references", nargs="*", metavar="NUMMER", help="Alleen deze zaken, zoals BIF-2027-0012.")

    def handle(self, *args: Any, references: list[str], **options: Any) -> None:
        """Raises CommandError for an unknown case, and when anything is wrong."""
        with translation.override("nl"):
            faults = 0
            for fault in verify(_ids(references)):
                faults += 1
                self.stdout.write(f"{fault.reference} gebeurtenis {fault.sequence}: {fault.problem}")
        if faults:
            raise CommandError(f"{faults} fouten in het logboek. Haal er iemand bij voordat je verder werkt.")
        self.stdout.write(f"Het logboek is ongeschonden: {ApplicationEvent.objects.count()} gebeurtenissen.")


def _ids(references: list[str]) -> list[int] | None:
    if not references:
        return None
    found = dict(Application.objects.filter(reference__in=references).values_list("reference", "pk"))
    unknown = sorted(set(references) - set(found))
    if unknown:
        raise CommandError(f"Onbekend: {', '.join(unknown)}.")
    return list(found.values())
