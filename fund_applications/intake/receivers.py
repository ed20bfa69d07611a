"""What intake does when time passes. Imported once, when the app is ready."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from fund_applications.intake.uploads import scan_waiting
from fund_applications.lifecycle.time_passes import time_passed


@receiver(time_passed, dispatch_uid="fund_applications.intake.scan_waiting")
def scan_again(sender: Any, now: datetime, **kwargs: Any) -> None:
    """Ask the virus scanner about files that were not answered for."""
    scan_waiting(now)
