"""`manage.py read_bounce [file]`: register mail that came back. The mail server pipes the notification to it."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from fund_applications.correspondence.bounces import read_bounce


class Command(BaseCommand):
    """Read one delivery status notification from a file or the standard input."""

    help = "Leest een melding dat een e-mail niet aankwam, en zet “post nodig” bij de aanvrager."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="het bestand met de melding; - is de standaardinvoer")

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read() if options["file"] == "-" else Path(options["file"]).read_bytes()
        mail = read_bounce(raw)
        self.stdout.write(f"geweigerd: {mail.code}" if mail else "geen melding over een e-mail van ons")
