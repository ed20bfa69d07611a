"""`manage.py load_demo [--applications N]`: demo content, demo users and applications in all statuses."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

import home.demo
from fund_applications.demo.cases import DEFAULT_CASES, holds_real_cases, make_cases
from fund_applications.demo.form_figures import make_form_figures
from fund_applications.demo.users import ensure_users
from fund_applications.models import Application, ApplicationFormPage
from fund_applications.publication.register import renew_all
from fund_applications.site_setup import ensure_english_form_page


class Command(BaseCommand):
    """Adds what is missing; what is there stays as it is."""

    help = "Zet voorbeelden klaar: pagina's, gebruikers en aanvragen. Weigert naast echte aanvragen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--applications N`: so many example applications there must be."""
        parser.add_argument("--applications", type=int, default=None, metavar="N")

    def handle(self, *args: Any, applications: int | None = None, **options: Any) -> None:
        """Raises CommandError beside real cases, and for a number below zero."""
        if applications is not None and applications < 0:
            raise CommandError("Geef een aantal van 0 of meer bij --applications.")
        if holds_real_cases():
            raise CommandError(
                "In deze database staan echte aanvragen. Voorbeelden horen daar niet tussen: neem een lege database."
            )
        with translation.override("nl"):
            with transaction.atomic():
                home.demo.load()
                _english_form()
                ensure_users()
            present = Application.objects.count()
            wanted = applications if applications is not None else (present or DEFAULT_CASES)
            made = make_cases(start=present, stop=wanted, progress=self._progress)
            if made:
                renew_all()
                _figures()
        self.stdout.write(f"Voorbeelden staan klaar: {present + made} aanvragen, {made} nieuw.")

    def _progress(self, number: int, total: int) -> None:
        if number % 100 == 0 and number < total:
            self.stdout.write(f"  {number} van {total} aanvragen")


def _figures() -> None:
    page = ApplicationFormPage.objects.live().order_by("path").first()
    if page is not None:
        make_form_figures(page, timezone.now())


def _english_form() -> None:
    page = ApplicationFormPage.objects.order_by("path").first()
    if page is not None:
        ensure_english_form_page(page)
