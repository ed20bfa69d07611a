"""`manage.py setup_site [--english]`: groups, permissions, pages, moderation, form, round. May be repeated."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation

from fund_applications.lifecycle.roles import ensure_groups
from fund_applications.office.texts.default_blocks import ensure_text_blocks
from fund_applications.site_setup import ensure_english_form_page, ensure_equated_days, ensure_form_page, ensure_round
from home.site_setup import point_to_apply_page
from home.site_setup import setup as setup_pages
from home.site_setup.english import ensure_english_pages


class Command(BaseCommand):
    """Makes what a new site needs and leaves alone what is there."""

    help = "Maakt groepen, rechten, pagina's, formulier, redactieworkflow en een ronde. Mag vaker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--english`: also the English pages and form."""
        parser.add_argument(
            "--english", action="store_true", help="Maakt ook de Engelse pagina's en het Engelse formulier."
        )

    def handle(self, *args: Any, english: bool = False, **options: Any) -> None:
        """One transaction: a site is set up, or it is not."""
        with translation.override("nl"), transaction.atomic():
            ensure_groups()
            ensure_equated_days()
            ensure_text_blocks()
            setup_pages()
            form_page = ensure_form_page(ensure_round())
            point_to_apply_page(form_page)
            if english:
                ensure_english_pages()
                ensure_english_form_page(form_page)
        self.stdout.write("De site staat klaar: groepen, pagina's, formulier, redactie en ronde.")
