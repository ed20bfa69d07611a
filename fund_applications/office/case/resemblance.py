"""Other cases that resemble this one: the same applicant, household or title. To look at, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from fund_applications.models import Applicant, Application
from fund_applications.office.access import cases_of

LOOK_BACK = timedelta(days=3 * 365)
"""The fund gives money once for a plan; what is older than this no longer tells much."""
MOST = 5


@dataclass(frozen=True)
class Resemblance:
    """Another case, and what is the same."""

    application: Application
    why: tuple[str, ...]


def resembling(application: Application, user: Any) -> list[Resemblance]:
    """The newest cases that share something with this one, as far as this person may read them. Two queries."""
    applicant = application.applicant
    people = Q(pk=None)
    if applicant.email:
        people |= Q(email__iexact=applicant.email)
    if applicant.street and applicant.postcode:
        people |= Q(postcode=applicant.postcode, street__iexact=applicant.street)
    keys = list(Applicant.objects.filter(people).exclude(pk=applicant.pk).values_list("pk", flat=True)[:100])
    same_applicant = Q(applicant_id=application.applicant_id)
    found = (
        cases_of(user)
        .filter(same_applicant | Q(applicant_id__in=keys) | Q(title__iexact=application.title))
        .filter(received_at__gte=application.received_at - LOOK_BACK)
        .exclude(pk=application.pk)
        .select_related("applicant")
        .order_by("-received_at")[:MOST]
    )
    return [Resemblance(other, tuple(_why(application, other))) for other in found]


def _why(one: Application, other: Application) -> Iterator[str]:
    here, there = one.applicant, other.applicant
    if one.applicant_id == other.applicant_id or (here.email and here.email.casefold() == there.email.casefold()):
        yield _("dezelfde aanvrager")
    elif here.street and (here.street.casefold(), here.postcode) == (there.street.casefold(), there.postcode):
        yield _("hetzelfde adres")
    if one.title.casefold() == other.title.casefold():
        yield _("dezelfde titel")
