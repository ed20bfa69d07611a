"""Lists private files that no row knows, and rows whose file is lost; `--delete` deletes the files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from fund_applications.models import private_storage
from fund_applications.retention.orphans import missing, orphans


class Command(BaseCommand):
    help = "Private files without a row in the database (older than a day), and rows whose file is lost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete the files without a row")

    def handle(self, *args: Any, delete: bool, **options: Any) -> None:
        now, storage, found = timezone.now(), private_storage(), 0
        for name in list(orphans(now)):
            found += 1
            self.stdout.write(f"orphan {name}")
            if delete:
                storage.delete(name)
        lost = 0
        for row, name in missing(now):
            lost += 1
            self.stdout.write(f"lost {name} of {row}")
        done = "deleted" if delete else "found"
        self.stdout.write(f"{found} orphaned files {done}, {lost} files lost")
