"""Who acts on a case: a member of staff, the applicant, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class ApplicantActor:
    """The applicant, known by a verified e-mail address and a link; acts on own cases only."""

    applicant_id: int


@dataclass(frozen=True, slots=True)
class SystemActor:
    """The software: time that passes, letters that are sent."""


SYSTEM: Final = SystemActor()

Actor = User | ApplicantActor | SystemActor
"""A Django user is a member of staff; what he may do depends on his groups (`roles`)."""
