"""The history of a case in the words of the staff: what happened, as a short sentence in the past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.explain import day_in_words
from fund_applications.lifecycle.grounds import REJECTION_GROUNDS, REVOCATION_GROUNDS
from fund_applications.lifecycle.roles import Role
from fund_applications.models import ApplicationEvent, ContactChannel, Recommendation, Status
from fund_applications.office.words import name_of
from fund_applications.questions.money import format_amount

EVENT_TITLES: dict[str, Promise] = {
    "submitted": gettext_lazy("Aanvraag ontvangen"),
    "request_supplement": gettext_lazy("Aanvulling gevraagd"),
    "supply": gettext_lazy("Aanvulling ontvangen"),
    "supply_in_time": gettext_lazy("Aanvulling ingevoerd die op tijd was: verlopen is rechtgezet"),
    "supplement_lapsed": gettext_lazy("Datum voor aanvulling verlopen"),
    "accept_complete": gettext_lazy("Compleet verklaard, in beoordeling genomen"),
    "propose_referral": gettext_lazy("Voorstel gedaan om door te verwijzen"),
    "decline_referral": gettext_lazy("Doorverwijzing niet gewild door de aanvrager"),
    "refer": gettext_lazy("Doorverwezen"),
    "not_process": gettext_lazy("Besloten: buiten behandeling"),
    "fix_advice": gettext_lazy("Advies van de commissie vastgesteld"),
    "return_to_review": gettext_lazy("Terug naar de commissie"),
    "prepare_decision": gettext_lazy("Besluit voorbereid"),
    "grant": gettext_lazy("Besloten: toegekend"),
    "reject": gettext_lazy("Besloten: afgewezen"),
    "announce": gettext_lazy("Besluit bekendgemaakt"),
    "extend_term": gettext_lazy("Beslistermijn verlengd"),
    "agree_suspension": gettext_lazy("Uitstel afgesproken met de aanvrager"),
    "extend_for_outage": gettext_lazy("Termijnen verlengd door een storing"),
    "withdraw": gettext_lazy("Ingetrokken door de aanvrager"),
    "report": gettext_lazy("Verantwoording ontvangen"),
    "determine": gettext_lazy("Besloten: subsidie vastgesteld"),
    "revoke": gettext_lazy("Besloten: subsidie ingetrokken of gewijzigd"),
    "assign_handler": gettext_lazy("Behandelaar aangewezen"),
    "assign_reviewer": gettext_lazy("Om een beoordeling gevraagd"),
    "release_reviewer": gettext_lazy("Beoordeling teruggegeven"),
    "declare_conflict": gettext_lazy("Belang vastgelegd"),
    "register_default_notice": gettext_lazy("Ingebrekestelling ontvangen"),
    "file_objection": gettext_lazy("Bezwaar ontvangen"),
    "postpone_objection": gettext_lazy("Beslissing op bezwaar uitgesteld"),
    "decide_objection": gettext_lazy("Beslist op bezwaar"),
    "grant_on_objection": gettext_lazy("Bezwaar gegrond: toegekend"),
    "change_on_objection": gettext_lazy("Bezwaar gegrond: ander bedrag"),
    "process_on_objection": gettext_lazy("Bezwaar gegrond: aanvraag alsnog in behandeling"),
    "pass_gate": gettext_lazy("Verklaard geen belang te hebben"),
    "hand_in_review": gettext_lazy("Beoordeling ingediend"),
    "register_payment": gettext_lazy("Betaling vastgelegd"),
    "stop_neighbours": gettext_lazy("Pagina voor de buren gesloten door de gemeente"),
    "resume_neighbours": gettext_lazy("Pagina voor de buren mag weer open"),
    "export_case": gettext_lazy("Het hele dossier gedownload"),
    "erase_extras": gettext_lazy("Gegevens verwijderd op verzoek (AVG)"),
    "change_review": gettext_lazy("Beoordeling veranderd na bespreking"),
}


def event_title(event: ApplicationEvent) -> str:
    """What happened; an event of a later version of the software shows its own name."""
    return str(EVENT_TITLES.get(event.name, event.name))


@dataclass(frozen=True)
class Happening:
    """One line of the timeline."""

    event: ApplicationEvent
    title: str
    who: str
    details: tuple[str, ...]
    status_change: str


def happenings(events: Iterable[ApplicationEvent], people: dict[int, str]) -> list[Happening]:
    """Events in words; `people` holds the names of the users that the events mention, by id."""
    return [_happening(event, people) for event in events]


def mentioned_people(events: Iterable[ApplicationEvent]) -> set[int]:
    """The ids of the users that these events speak of."""
    return {event.data["user"] for event in events if isinstance(event.data.get("user"), int)}


def _happening(event: ApplicationEvent, people: dict[int, str]) -> Happening:
    role = str(Role(event.actor_role).label)
    changed = event.from_status and event.from_status != event.to_status
    return Happening(
        event=event,
        title=event_title(event),
        who=f"{name_of(event.actor)}, {role}" if event.actor else role,
        details=tuple(_details(event.data, people)),
        status_change=str(Status(event.to_status).label) if changed else "",
    )


def _details(data: dict[str, Any], people: dict[int, str]) -> Iterable[str]:
    if (user := data.get("user")) in people:
        yield people[user]
    if amount := data.get("amount"):
        yield format_amount(amount)
    if ground := data.get("ground"):
        known = REJECTION_GROUNDS.get(ground) or REVOCATION_GROUNDS.get(ground)
        yield str(known.label) if known else ground
    if recommendation := data.get("recommendation"):
        yield str(Recommendation(recommendation).label)
    if channel := data.get("channel"):
        yield str(ContactChannel(channel).label)
    if where := data.get("where_to"):
        yield where
    if version := data.get("version"):
        yield _("versie %(number)s") % {"number": version}
    yield from _days(data)


def _days(data: dict[str, Any]) -> Iterable[str]:
    labels = (
        ("due_on", _("uiterlijk %(day)s")),
        ("new_date", _("nieuwe laatste dag: %(day)s")),
        ("from_on", _("van %(day)s")),
        ("until_on", _("tot en met %(day)s")),
        ("objection_until", _("bezwaar tot en met %(day)s")),
        ("report_due_on", _("verslag uiterlijk %(day)s")),
    )
    for name, text in labels:
        if day := data.get(name):
            yield text % {"day": day_in_words(date.fromisoformat(day))}
