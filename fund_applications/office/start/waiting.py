"""What waits for a person, role by role: the work list of the start page.

Each list is short, ordered by what is due first, and costs one query; what is longer is one click away in the register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fund_applications.lifecycle.conflicts import readable_cases
from fund_applications.models import (
    Application,
    Assignment,
    CommissionMeeting,
    Decision,
    NoteMention,
    Objection,
    Outage,
    Status,
)
from fund_applications.office.access import CASE_STAFF, Role, user_roles, without_own_conflicts
from fund_applications.office.case.mentions import unread_by
from fund_applications.office.deadline import DeadlineSignal, days_in_words, deadline_signal
from fund_applications.office.start.unanswered import letters_to_post, with_unanswered_message
from fund_applications.office.words import name_of

MOST = 6


@dataclass(frozen=True)
class WaitingCase:
    """One thing to do."""

    reference: str
    title: str
    url: str
    signal: DeadlineSignal | None = None
    note: str = ""


@dataclass(frozen=True)
class WaitingList:
    """Things to do of one kind; `url` opens all of them."""

    title: str
    cases: tuple[WaitingCase, ...]
    total: int
    url: str = ""
    empty: str = field(default="")

    @property
    def more(self) -> int:
        """How many are not shown."""
        return max(self.total - len(self.cases), 0)


WaitingLists = Callable[[Any, date], Iterator[WaitingList]]
_from_above: list[tuple[Role, WaitingLists]] = []


def waiting_for(user: Any, today: date) -> list[WaitingList]:
    """The work lists of this person, for each of the roles that he has."""
    roles = user_roles(user)
    lists: list[WaitingList] = _mentions(user) if roles & CASE_STAFF else []
    for role, make in (*_LISTS, *_from_above):
        if role in roles:
            lists += make(user, today)
    return lists


def _mentions(user: Any) -> list[WaitingList]:
    """Notes that a colleague pointed this person to; nothing when there are none. One query, or two."""
    shown = list(unread_by(user)[: MOST + 1])
    if not shown:
        return []
    cases = tuple(
        WaitingCase(
            mention.note.application.reference,
            mention.note.application.title,
            f"{_case_url(mention.note.application)}#notitie-{mention.note_id}",
            note=_("%(name)s noemt je in een notitie.") % {"name": _writer(mention)},
        )
        for mention in shown[:MOST]
    )
    total = len(shown) if len(shown) <= MOST else unread_by(user).count()
    return [WaitingList(_("Een collega wijst je hierop"), cases, total)]


def _writer(mention: NoteMention) -> str:
    return name_of(mention.note.author) if mention.note.author else _("Een collega")


def also_waits(role: Role, make: WaitingLists) -> None:
    """Let a layer above the office add lists for a role; called once, when Wagtail looks for hooks."""
    if (role, make) not in _from_above:
        _from_above.append((role, make))


def _case_url(application: Application) -> str:
    return reverse("office_case", args=[application.public_id])


def _waiting_case(application: Application, today: date, note: str = "") -> WaitingCase:
    return WaitingCase(
        application.reference, application.title, _case_url(application), deadline_signal(application, today), note
    )


def _cases(
    title: str, queryset: QuerySet[Application], today: date, *, url: str = "", empty: str = "", order: Any = None
) -> WaitingList:
    """A list of cases, the most urgent first."""
    ordered = queryset.order_by(order or F("decide_by").asc(nulls_last=True), "pk")
    shown = list(ordered.only("public_id", "reference", "title", "status", "decide_by")[: MOST + 1])
    total = len(shown) if len(shown) <= MOST else queryset.count()
    return WaitingList(title, tuple(_waiting_case(each, today) for each in shown[:MOST]), total, url, empty)


def _register(query: str) -> str:
    return f"{reverse('aanvragen_modeladmin_index')}?{query}"


def _handler(user: Any, today: date) -> Iterator[WaitingList]:
    cases = readable_cases(user)
    mine = cases.filter(handler=user)
    yield _cases(
        _("Van jou: zonder actie wordt het te laat"),
        mine.filter(status__in=[Status.SUBMITTED, Status.UNDER_REVIEW], decide_by__isnull=False),
        today,
        url=_register("status=open&behandelaar=ik"),
        empty=_("Je hebt geen aanvragen die op jou wachten."),
    )
    yield _cases(
        _("Nog van niemand"),
        cases.filter(handler=None, decide_by__isnull=False),
        today,
        url=_register("status=open&behandelaar=niemand"),
        empty=_("Elke aanvraag heeft een behandelaar."),
    )
    yield _cases(
        _("Besluit moet nog verstuurd worden"),
        cases.filter(decisions__isnull=False, decisions__announcement=None).distinct(),
        today,
        empty=_("Elk besluit is verstuurd."),
    )
    yield from _messages(mine, today)
    yield from _letters(cases)
    yield from _outages()


def _messages(mine: QuerySet[Application], today: date) -> Iterator[WaitingList]:
    found = _cases(_("Bericht zonder antwoord"), with_unanswered_message(mine, timezone.now()), today)
    if found.total:
        yield found


def _letters(cases: QuerySet[Application]) -> Iterator[WaitingList]:
    letters = letters_to_post(cases)
    shown = list(letters.defer("application__search_text")[: MOST + 1])
    if not shown:
        return
    lines = tuple(
        WaitingCase(letter.application.reference, letter.subject, _case_url(letter.application))
        for letter in shown[:MOST]
        if letter.application is not None
    )
    total = len(shown) if len(shown) <= MOST else letters.count()
    url = f"{reverse('aanvragen_brieven_modeladmin_index')}?post=wacht"
    yield WaitingList(_("Moet nog op de post"), lines, total, url)


def _outages() -> Iterator[WaitingList]:
    """Silences that the monitoring saw: while nobody judged them, dates of residents wait."""
    seen = list(Outage.objects.filter(state=Outage.State.PROPOSED).order_by("starts_at")[:MOST])
    if seen:
        lines = tuple(
            WaitingCase(
                date_format(timezone.localtime(outage.starts_at), "j b Y H:i"),
                _("De website was stil"),
                reverse("office_outage", args=[outage.pk]),
            )
            for outage in seen
        )
        yield WaitingList(_("Storing: beoordelen"), lines, len(seen))


def _member(user: Any, today: date) -> Iterator[WaitingList]:
    asked = Assignment.objects.filter(
        Q(review=None) | Q(review__submitted_at=None),
        reviewer=user,
        declined_at=None,
        application__in=readable_cases(user).values("pk"),
        application__status__in=[Status.SUBMITTED, Status.UNDER_REVIEW, Status.SUPPLEMENT_REQUESTED],
    ).select_related("application")
    shown = list(asked.order_by(F("application__decide_by").asc(nulls_last=True), "pk")[: MOST + 1])
    yield WaitingList(
        title=_("Voor jou om te beoordelen"),
        cases=tuple(_to_review(assignment, today) for assignment in shown[:MOST]),
        total=len(shown) if len(shown) <= MOST else asked.count(),
        url=f"{reverse('aanvragen_beoordelingen_modeladmin_index')}?stand=wacht",
        empty=_("Je hebt niets te beoordelen."),
    )
    yield from _next_meeting(today)


def _next_meeting(today: date) -> Iterator[WaitingList]:
    """The agenda of the next meeting, for who reviews. One query."""
    meeting = CommissionMeeting.objects.filter(held_on__gte=today).select_related("round").first()
    if meeting is not None:
        day = date_format(meeting.held_on, "j F Y")
        url = reverse("office_meeting", args=[meeting.pk])
        case = WaitingCase(day, meeting.location or meeting.round.name, url, note=_("Bekijk de agenda"))
        yield WaitingList(_("De volgende vergadering"), (case,), 0)


def _to_review(assignment: Assignment, today: date) -> WaitingCase:
    application = assignment.application
    name = "office_review" if assignment.gate_passed_at else "office_gate"
    url = reverse(name, args=[application.public_id])
    note = "" if assignment.gate_passed_at else _("Geef eerst aan of je een belang hebt.")
    return WaitingCase(application.reference, application.title, url, deadline_signal(application, today), note)


def _secretary(user: Any, today: date) -> Iterator[WaitingList]:
    cases = readable_cases(user)
    yield _cases(
        _("In beoordeling: advies vaststellen"),
        cases.filter(status=Status.UNDER_REVIEW),
        today,
        url=_register("status=under_review"),
        empty=_("Er ligt niets bij de commissie."),
    )


def _decider(user: Any, today: date) -> Iterator[WaitingList]:
    cases = readable_cases(user)
    yield _cases(
        _("Wacht op een besluit"),
        cases.filter(Q(status=Status.ADVISED) | Q(status=Status.SUBMITTED, supplement_lapsed=True)),
        today,
        url=_register("status=advised"),
        empty=_("Er wacht geen aanvraag op een besluit."),
    )
    yield _cases(
        _("Verslag is binnen: vaststellen"),
        cases.filter(status=Status.REPORT_SUBMITTED),
        today,
        url=_register("status=report_submitted"),
        empty=_("Er wacht geen verslag."),
    )
    yield _objections(user, today)


def _objections(user: Any, today: date) -> WaitingList:
    opened = Objection.objects.filter(
        outcome=Objection.Outcome.OPEN, decision__application__in=readable_cases(user).values("pk")
    ).select_related("decision__application")
    shown = list(opened.order_by(F("decide_by").asc(nulls_last=True), "pk")[: MOST + 1])
    cases = tuple(
        WaitingCase(
            objection.decision.application.reference,
            objection.decision.application.title,
            _case_url(objection.decision.application),
            note=days_in_words(objection.decide_by, today) if objection.decide_by else "",
        )
        for objection in shown[:MOST]
    )
    total = len(shown) if len(shown) <= MOST else opened.count()
    url = f"{reverse('aanvragen_bezwaren_modeladmin_index')}?uitkomst=open"
    return WaitingList(_("Bezwaar: beslissen"), cases, total, url, _("Er loopt geen bezwaar."))


def _finance(user: Any, today: date) -> Iterator[WaitingList]:
    granted = Decision.objects.filter(
        without_own_conflicts(user), kind="grant", announcement__isnull=False, application__payments=None
    ).select_related("application", "announcement")
    shown = list(granted.order_by("announcement__sent_on", "pk")[: MOST + 1])
    cases = tuple(
        WaitingCase(
            decision.application.reference,
            decision.application.title,
            reverse("office_payment", args=[decision.application.public_id]),
        )
        for decision in shown[:MOST]
    )
    total = len(shown) if len(shown) <= MOST else granted.count()
    url = f"{reverse('aanvragen_besluiten_modeladmin_index')}?soort=grant&bekend=ja"
    yield WaitingList(
        _("Toegekend, nog geen betaling"), cases, total, url, _("Voor elke toekenning is een betaling vastgelegd.")
    )


_LISTS = (
    (Role.HANDLER, _handler),
    (Role.MEMBER, _member),
    (Role.SECRETARY, _secretary),
    (Role.DECIDER, _decider),
    (Role.FINANCE, _finance),
)
