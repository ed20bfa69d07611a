"""`manage.py setup_site`: groups, permissions, pages, moderation, form, round. May be repeated."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation

from fund_applications.lifecycle.roles import ensure_groups
from fund_applications.site_setup import ensure_equated_days, ensure_form_page, ensure_round
from home.site_setup import point_to_apply_page
from home.site_setup import setup as setup_pages


class Command(BaseCommand):
    """Makes what a new site needs and leaves alone what is there."""

    help = "Maakt groepen, rechten, pagina's, formulier, redactieworkflow en een ronde. Mag vaker."

    def handle(self, *args: Any, **options: Any) -> None:
        """One transaction: a site is set up, or it is not."""
        with translation.override("nl"), transaction.atomic():
            ensure_groups()
            ensure_equated_days()
            setup_pages()
            point_to_apply_page(ensure_form_page(ensure_round()))
        self.stdout.write("De site staat klaar: groepen, pagina's, formulier, redactie en ronde.")
