"""Erasing on request (AVG 17): what rests on consent or was never sent goes now; what the law makes us keep stays until its day.

A case is kept by legal obligation and public task (AVG 17 lid 3 b); it goes by the destruction list when its time is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.applicant.contact_data import CONSENT_CHANGED
from fund_applications.intake.uploads import discard
from fund_applications.lifecycle import events
from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.lifecycle.retention_term import category_of, closed_on, retention_date
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Applicant, Application, FollowUp, NamePublication, PrivacyRequest, PrivacyStep
from fund_applications.retention.privacy.person import Person
from fund_applications.retention.privacy.requests import note
from fund_applications.retention.rules import RuleTable

ERASED = "erase_extras"
"""The event of a case whose extras by consent were taken out."""


@dataclass(frozen=True, slots=True)
class Erasable:
    """One kind of data that may go now: its code, and in words how much there is."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A case that must stay, until when (None: not known yet), and why."""

    reference: str
    until: date | None
    why: str


def erasable(person: Person) -> list[Erasable]:
    """What may be erased at once."""
    return list(_erasable(person))


def _erasable(person: Person) -> Iterator[Erasable]:
    if count := len(person.drafts):
        yield Erasable(
            "drafts",
            ngettext("%(n)d concept met zijn bestanden", "%(n)d concepten met hun bestanden", count) % {"n": count},
        )
    if count := len(_with_consent(person)):
        text = ngettext(
            "De toestemming voor naam en verhaal op de website bij %(n)d aanvraag",
            "De toestemming voor naam en verhaal op de website bij %(n)d aanvragen",
            count,
        )
        yield Erasable("consent", text % {"n": count})
    if count := person.photos().count():
        text = ngettext("%(n)d foto bij nieuws van de makers", "%(n)d foto's bij nieuws van de makers", count)
        yield Erasable("photos", text % {"n": count})
    if count := len(person.support):
        text = ngettext(
            "%(n)d reactie als buur: naam, e-mailadres en tekst",
            "%(n)d reacties als buur: naam, e-mailadres en tekst",
            count,
        )
        yield Erasable("support", text % {"n": count})
    if count := len(person.written_along):
        text = ngettext("Meeschrijven met %(n)d ander", "Meeschrijven met %(n)d anderen", count)
        yield Erasable("written_along", text % {"n": count})
    if count := person.loose_mails().count():
        text = ngettext("%(n)d e-mail die bij geen aanvraag hoort", "%(n)d e-mails die bij geen aanvraag horen", count)
        yield Erasable("mails", text % {"n": count})


def kept(person: Person) -> list[Kept]:
    """What must stay for now, with the day and the reason."""
    rules = RuleTable()
    rows = []
    for case in person.cases:
        until = retention_date(case)
        rule = rules.rule_for(category_of(case), closed_on(case) or date.max)
        words = {"years": rule.years, "starts": rule.starts, "number": rule.number}
        why = _("Wettelijke bewaarplicht: %(years)s jaar %(starts)s (%(number)s)") % words
        rows.append(
            Kept(
                case.reference, until, why if until else _("De aanvraag is nog niet afgesloten. %(why)s") % {"why": why}
            )
        )
    return rows


def erase(request: PrivacyRequest, person: Person, codes: set[str], user: Any, now: datetime) -> dict[str, int]:
    """Erase the chosen kinds; how many of each. All or nothing, written down in the request and in the cases."""
    counts: dict[str, int] = {}
    with transaction.atomic():
        for code, erase_kind in _ERASERS.items():
            if code in codes and (count := erase_kind(person, user, now)):
                counts[code] = count
        if counts:
            note(request, PrivacyStep.What.ERASED, user, now, counts)
    return counts


def _drafts(person: Person, user: Any, now: datetime) -> int:
    for draft in person.drafts:
        discard(draft.attachments.filter(application=None))
        draft.delete()
    return len(person.drafts)


def _with_consent(person: Person) -> list[Application]:
    return [
        case
        for case in person.cases
        if case.applicant.may_publish or case.applicant.name_publication != NamePublication.NONE
    ]


def _consent(person: Person, user: Any, now: datetime) -> int:
    cases = _with_consent(person)
    for case in cases:
        Applicant.objects.filter(pk=case.applicant_id).update(may_publish=False, name_publication=NamePublication.NONE)
        follow_up = FollowUp.objects.create(
            application=case, kind=CONSENT_CHANGED, key=f"avg/{case.pk}/{now.isoformat()}", due_at=now
        )
        tell_after_commit([follow_up.pk])
        _record(case.pk, user, now, "consent")
    return len(cases)


def _record(application_id: int, user: Any, now: datetime, what: str) -> None:
    application = Application.objects.select_for_update(of=("self",)).get(pk=application_id)
    events.record(application, ERASED, actor=user, role=Role.RECORDS, now=now, data={"what": [what]})


def _photos(person: Person, user: Any, now: datetime) -> int:
    """The photos that were sent in. What an editor placed on a page goes offline with the consent, not here."""
    photos = list(person.photos())
    discard(photos)
    for application_id in sorted({photo.news.application_id for photo in photos if photo.news}):
        _record(application_id, user, now, "photos")
    return len(photos)


def _support(person: Person, user: Any, now: datetime) -> int:
    """The opinion counts on without its person; words, name and address go."""
    for answer in person.support:
        answer.name = answer.email = answer.reason = answer.offer_text = ""
        answer.shares_contact = answer.offers_hands = answer.offers_tools = answer.offers_place = False
        answer.email_hash, answer.token_hash = f"erased-{answer.pk}", ""
        answer.save()
    return len(person.support)


def _written_along(person: Person, user: Any, now: datetime) -> int:
    for each in person.written_along:
        each.delete()
    return len(person.written_along)


def _mails(person: Person, user: Any, now: datetime) -> int:
    links = person.links().filter(application=None, draft=None)
    links.delete()
    count, _by_kind = person.loose_mails().delete()
    return count


_ERASERS = {
    "drafts": _drafts,
    "consent": _consent,
    "photos": _photos,
    "support": _support,
    "written_along": _written_along,
    "mails": _mails,
}
