"""The public register: one line for each announced grant, kept up to date from the announcements.

A line holds public facts only. Of a natural person neither name nor anything that names him is in it without consent;
what it tells of a case besides amounts and dates comes from the applicant's consent (`project_page.public_name`).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.models import (
    Applicant,
    ApplicantKind,
    Application,
    Decision,
    DecisionKind,
    NamePublication,
    ProjectPublication,
    RegisterEntry,
)
from fund_applications.publication.project_page import public_name

_SHORTEST_NAME = 3
_EXAMPLE = "voorbeeld"
"""The word that marks demo content, in titles and in the surnames of made-up people: it names nobody."""


def update_entry(application: Application) -> RegisterEntry | None:
    """Make or renew the line of a case; None when no grant of it was announced. Doing it again changes nothing."""
    announced = list(
        application.decisions.filter(announcement__isnull=False).select_related("announcement").order_by("pk")
    )
    grant = next((each for each in announced if each.kind == DecisionKind.GRANT), None)
    if grant is None:
        return None
    determined = next((each for each in reversed(announced) if each.kind == DecisionKind.DETERMINE), None)
    with transaction.atomic():
        entry, _is_new = RegisterEntry.objects.update_or_create(
            reference=application.reference,
            defaults={
                **_who_and_what(application),
                "granted_on": grant.announcement.sent_on,
                "granted_amount": grant.amount or Decimal(0),
                "year": grant.announcement.sent_on.year,
                "determined_on": determined.announcement.sent_on if determined else None,
                "determined_amount": determined.amount if determined else None,
                "changes": [_change(each) for each in announced if _changes_the_grant(each, grant)],
            },
        )
        entry.villages.set(application.villages.all())
        entry.themes.set(application.themes.all())
    return entry


def renew_all() -> int:
    """Make or renew the lines of all announced grants; how many there are. One case in memory at a time."""
    grants = Decision.objects.filter(kind=DecisionKind.GRANT, announcement__isnull=False)
    cases = Application.objects.filter(pk__in=grants.values("application_id")).select_related("applicant", "round")
    return sum(update_entry(case) is not None for case in cases.order_by("pk").iterator(chunk_size=200))


def touch_entry_of_page(page_id: int) -> None:
    """The project page of a grant was published or taken down: its line is newer now."""
    RegisterEntry.objects.filter(page_id=page_id).update(updated_at=timezone.now())


def _who_and_what(application: Application) -> dict[str, Any]:
    applicant, fund_round = application.applicant, application.round
    publication = ProjectPublication.objects.filter(application=application).first()
    is_organisation = applicant.kind == ApplicantKind.ORGANISATION
    return {
        "application": application,
        "page_id": publication.page_id if publication and publication.withdrawn_at is None else None,
        "recipient_kind": applicant.kind,
        "recipient": public_name(applicant),
        "kvk_number": applicant.kvk_number if is_organisation else "",
        "activity": public_activity(application),
        "description": public_text(application.summary, applicant) if applicant.may_publish else "",
        "round_name": fund_round.name,
        "basis": fund_round.legal_basis_name,
        "basis_url": fund_round.legal_basis_url,
    }


def _changes_the_grant(decision: Decision, grant: Decision) -> bool:
    """A revocation, or a decision on an objection that replaced an amount which was public already (Awb 7:11)."""
    return decision.kind == DecisionKind.REVOKE or (decision.on_objection_id is not None and decision.pk != grant.pk)


def _change(decision: Decision) -> dict[str, str]:
    amount = decision.amount or Decimal(0)
    what = "withdrawn" if amount == 0 else "lowered"
    return {
        "on": decision.announcement.sent_on.isoformat(),
        "amount": str(amount),
        "what": "on_objection" if decision.on_objection_id is not None else what,
    }


def public_activity(application: Application) -> str:
    """What the money is for: the title, unless the applicant named himself in it without wanting to be named."""
    title = public_text(application.title, application.applicant)
    if title:
        return title
    villages = ", ".join(sorted(village.name for village in application.villages.all()))
    return _("Initiatief van inwoners in %(where)s") % {"where": villages} if villages else _("Initiatief van inwoners")


def public_text(text: str, applicant: Applicant) -> str:
    """The text, or nothing when it names a natural person who did not agree to be named in full."""
    if applicant.name_publication == NamePublication.FULL:
        return text
    allowed = set()
    if applicant.name_publication == NamePublication.FIRST_NAME:
        allowed = {_plain(applicant.name.split(" ")[0])} if applicant.name.strip() else set()
    words = (
        {word for word in re.split(r"[^\w]+", _plain(applicant.name)) if len(word) >= _SHORTEST_NAME}
        - allowed
        - {_EXAMPLE}
    )
    found = set(re.split(r"[^\w]+", _plain(text)))
    contact = [_plain(each) for each in (applicant.email, applicant.phone, applicant.street) if each]
    is_named = bool(words & found) or any(each in _plain(text) for each in contact)
    return "" if is_named else text


def _plain(text: str) -> str:
    """Lower case without accents, so that "José" finds "jose"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def change_in_words(change: dict[str, str]) -> str:
    """`2027-05-06: ingetrokken`, or the new amount."""
    day = date.fromisoformat(change["on"]).isoformat()
    if change["what"] == "withdrawn":
        return _("%(day)s: ingetrokken") % {"day": day}
    if change["what"] == "on_objection":
        return _("%(day)s: na bezwaar %(amount)s euro") % {"day": day, "amount": change["amount"]}
    return _("%(day)s: verlaagd tot %(amount)s euro") % {"day": day, "amount": change["amount"]}
