"""The way of a case from top to bottom: what happened, in words of the applicant, and what is still to come.

Built from the event log. A decision, and what was prepared for it, is not in it before its announcement (Awb 3:40).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from django.utils.translation import gettext as _

from fund_applications.applicant.next_steps import next_step
from fund_applications.applicant.words import day_in_words
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import (
    APPLICANT_WORDING,
    Application,
    ApplicationEvent,
    Decision,
    DecisionKind,
    Status,
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the way, in the shape of `components/timeline.html`."""

    heading: str
    state: str
    date: date | datetime | None = None
    text: str = ""
    motif: str = "seed"
    date_label: str = ""


def timeline_of(application: Application) -> list[Stop]:
    """What happened, where it is now, and what comes."""
    past = [stop for event in application.events.order_by("sequence") if (stop := _past(event, application))]
    status = status_for_applicant(application)
    text = " ".join(next_step(application).sentences)
    if status in _ENDS:
        return [*past[:-1], replace(past[-1], state=_ENDS[status], text=f"{past[-1].text} {text}".strip())]
    return [*past, _now(status, text), *_coming(application, status)]


def _past(event: ApplicationEvent, application: Application) -> Stop | None:
    words = _PAST.get(event.name)
    return words(event, application) if words else None


def _done(heading: str, event: ApplicationEvent, text: str = "", motif: str = "check") -> Stop:
    return Stop(heading, "done", event.occurred_on, text, motif)


def _submitted(event: ApplicationEvent, application: Application) -> Stop:
    number = _("Je nummer is %(number)s.") % {"number": application.reference}
    return _done(_("We hebben je aanvraag"), event, number, "letter")


def _asked(event: ApplicationEvent, _application: Application) -> Stop:
    due = day_in_words(date.fromisoformat(event.data["due_on"]))
    return _done(
        _("We vroegen je om een aanvulling"), event, _("Dat kon tot en met %(day)s.") % {"day": due}, "question"
    )


def _extended(event: ApplicationEvent, _application: Application) -> Stop:
    day = day_in_words(date.fromisoformat(event.data["new_date"]))
    text = _("Je hoort het uiterlijk %(day)s. De reden: %(reason)s") % {"day": day, "reason": event.reason}
    return _done(_("We hebben meer tijd nodig"), event, text, "calendar")


def _suspended(event: ApplicationEvent, _application: Application) -> Stop:
    words = {
        "first": day_in_words(date.fromisoformat(event.data["from_on"])),
        "last": day_in_words(date.fromisoformat(event.data["until_on"])),
    }
    return _done(_("We spraken af om te wachten"), event, _("Van %(first)s tot en met %(last)s.") % words, "calendar")


def _announced(event: ApplicationEvent, application: Application) -> Stop:
    decision = Decision.objects.filter(pk=event.data["decision"], application=application).first()
    kind = DecisionKind(decision.kind) if decision else DecisionKind.GRANT
    heading = {
        DecisionKind.GRANT: APPLICANT_WORDING[Status.GRANTED],
        DecisionKind.REJECT: _("Je krijgt geen geld"),
        DecisionKind.NOT_PROCESS: APPLICANT_WORDING[Status.NOT_PROCESSED],
        DecisionKind.DETERMINE: _("Je subsidie is afgerond"),
        DecisionKind.REVOKE: APPLICANT_WORDING[Status.REVOKED],
    }[kind]
    if decision is not None and decision.on_objection_id is not None:
        return _done(str(heading), event, _("Je bezwaar was gegrond. We stuurden je het nieuwe besluit."), "flower")
    motif = "flower" if kind in {DecisionKind.GRANT, DecisionKind.DETERMINE} else "letter"
    return _done(str(heading), event, _("We stuurden je het besluit."), motif)


def _referral_proposed(event: ApplicationEvent, _application: Application) -> Stop:
    return _done(_("We deden een voorstel voor een andere plek"), event, motif="map")


def _simple(heading: Callable[[], str], motif: str) -> Callable[[ApplicationEvent, Application], Stop]:
    def words(event: ApplicationEvent, _application: Application) -> Stop:
        return _done(heading(), event, motif=motif)

    return words


_PAST: Mapping[str, Callable[[ApplicationEvent, Application], Stop]] = MappingProxyType(
    {
        "submitted": _submitted,
        "request_supplement": _asked,
        "supply": _simple(lambda: _("Je vulde je aanvraag aan"), "plant"),
        "supply_in_time": _simple(lambda: _("Je aanvulling was op tijd: we hebben hem erbij gezet"), "plant"),
        "supplement_lapsed": _simple(lambda: _("De tijd om aan te vullen ging voorbij"), "calendar"),
        "accept_complete": _simple(lambda: _("Je aanvraag is compleet"), "check"),
        "propose_referral": _referral_proposed,
        "decline_referral": _simple(lambda: _("Je ging liever bij ons verder"), "speech"),
        "fix_advice": _simple(lambda: _("De commissie gaf advies"), "people"),
        "return_to_review": _simple(lambda: _("De commissie kijkt er nog een keer naar"), "people"),
        "withdraw": _simple(lambda: str(APPLICANT_WORDING[Status.WITHDRAWN]), "door"),
        "refer": _simple(lambda: str(APPLICANT_WORDING[Status.REFERRED]), "map"),
        "extend_term": _extended,
        "agree_suspension": _suspended,
        "extend_for_outage": _simple(lambda: _("Onze site werkte niet. Je kreeg meer tijd"), "calendar"),
        "announce": _announced,
        "report": _simple(lambda: _("Je stuurde je verslag"), "book"),
        "file_objection": _simple(lambda: _("We hebben je bezwaar"), "letter"),
        "postpone_objection": _simple(lambda: _("We beslissen later op je bezwaar"), "calendar"),
        "process_on_objection": _simple(lambda: _("Je bezwaar was gegrond. We bekijken je aanvraag alsnog"), "letter"),
        "decide_objection": _simple(lambda: _("We besloten op je bezwaar"), "letter"),
    }
)
"""What the applicant sees of the log. What is not named here (deciding, preparing, assigning, conflicts) he never sees."""

_ENDS: Mapping[Status, str] = MappingProxyType(
    {
        Status.REJECTED: "stopped",
        Status.NOT_PROCESSED: "stopped",
        Status.WITHDRAWN: "stopped",
        Status.REFERRED: "stopped",
        Status.REVOKED: "stopped",
        Status.DETERMINED: "done",
    }
)
"""Where the way ends: the last thing that happened is the last stop, in this state."""


def _now(status: Status, text: str) -> Stop:
    heading, motif = {
        Status.SUBMITTED: (_("We kijken of je aanvraag compleet is"), "magnifier"),
        Status.SUPPLEMENT_REQUESTED: (_("We missen nog iets van jou"), "hand"),
        Status.UNDER_REVIEW: (_("De commissie bekijkt je plan"), "people"),
        Status.ADVISED: (_("We nemen een besluit"), "letter"),
        Status.GRANTED: (_("Je voert je plan uit"), "tool"),
        Status.REPORT_SUBMITTED: (_("We bekijken je verslag"), "magnifier"),
    }[status]
    return Stop(heading, "current", text=text, motif=motif)


def _coming(application: Application, status: Status) -> list[Stop]:
    """The stops that are still ahead, in their order."""
    stops: list[Stop] = []
    if status in {Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED}:
        stops.append(Stop(_("De commissie bekijkt je plan"), "future", motif="people"))
    if status in {Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.UNDER_REVIEW, Status.ADVISED}:
        stops.append(_future(_("Je hoort wat we beslissen"), application.decide_by, "letter"))
    if status == Status.GRANTED:
        stops.append(_future(_("Je vertelt hoe het ging"), application.report_due_on, "book"))
    if status in {Status.GRANTED, Status.REPORT_SUBMITTED}:
        day = application.decide_by if status == Status.REPORT_SUBMITTED else None
        stops.append(_future(_("We ronden je subsidie af"), day, "fruit"))
    return stops


def _future(heading: str, day: date | None, motif: str) -> Stop:
    return Stop(heading, "future", day, motif=motif, date_label=_("uiterlijk") if day else "")
