"""`manage.py lifecycle_diagram`: write the picture of the transition table into the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from fund_applications.lifecycle import diagram


class Command(BaseCommand):
    """Writes README.md, lifecycle.mmd and lifecycle.svg."""

    help = "Maak het schema van de statussen opnieuw uit de tabel (docs/lifecycle/)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """`--folder`: somewhere else than docs/lifecycle."""
        parser.add_argument("--folder", type=Path, default=Path(settings.ROOT) / "docs" / "lifecycle")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """The words are Dutch, whatever the language of the machine."""
        folder.mkdir(parents=True, exist_ok=True)
        with translation.override("nl"):
            for name, content in (
                ("README.md", diagram.markdown()),
                ("lifecycle.mmd", diagram.mermaid()),
                ("lifecycle.svg", diagram.svg()),
            ):
                (folder / name).write_text(content, encoding="utf-8")
                self.stdout.write(f"{folder / name}")
