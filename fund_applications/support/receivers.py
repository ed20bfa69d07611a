"""What support does when time passes. Imported once, when the app is ready."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from fund_applications.lifecycle.time_passes import time_passed
from fund_applications.support.responses import forget_unconfirmed


@receiver(time_passed, dispatch_uid="fund_applications.support.forget_unconfirmed")
def forget(sender: Any, now: datetime, **kwargs: Any) -> None:
    """Answers that nobody confirmed are nobody's."""
    forget_unconfirmed(now)
