"""The buttons of a case: what the lifecycle allows to this person now, in groups. A button never lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.transitions import DECISIONS, TABLE
from fund_applications.models import Application, Assignment, Objection, PreparedDecision
from fund_applications.office.access import Role, has_any_role
from fund_applications.office.actions.pages import PAGES, PREPARE, Group, Weight

ON_THE_REVIEW_PAGE = frozenset({"release_reviewer", "declare_conflict"})
"""What a mere member does on the pages of his review, in words that fit there."""
SUPPLY = "supply"
SUPPLY_IN_TIME = "supply_in_time"
"""Entered on a page of its own, with the questions that were asked again."""
ABOUT_AN_OBJECTION = frozenset({"postpone_objection", "decide_objection"})


@dataclass(frozen=True)
class OfferedAction:
    """One button."""

    name: str
    label: str
    url: str
    weight: Weight

    @property
    def is_expected(self) -> bool:
        return self.weight is Weight.EXPECTED


@dataclass(frozen=True)
class OfferedGroup:
    """Buttons under one heading."""

    group: Group
    actions: tuple[OfferedAction, ...]

    @property
    def is_next(self) -> bool:
        """Whether these bring the case further: drawn as buttons, the others as links."""
        return self.group is Group.NEXT


def action_url(application: Application, name: str, query: str = "") -> str:
    """The page of an action on a case."""
    url = reverse("office_action", args=[application.public_id, name])
    return f"{url}?{query}" if query else url


def allowed_names(application: Application, user: Any) -> frozenset[str]:
    """The actions that this person has a page for, on this case, now."""
    names = {row.name for row in available(application, user)} & (PAGES.keys() | {SUPPLY, SUPPLY_IN_TIME})
    if not has_any_role(user, {Role.HANDLER, Role.SECRETARY, Role.DECIDER, Role.FINANCE}):
        names -= ON_THE_REVIEW_PAGE
    return frozenset(names).difference(_pointless(application, names))


def _pointless(application: Application, names: Set[str]) -> Iterator[str]:
    """What the table allows in this status, and what would be refused whatever is filled in. At most two queries."""
    if names & ABOUT_AN_OBJECTION:
        opened = Objection.objects.filter(decision__application=application, outcome=Objection.Outcome.OPEN)
        if not opened.exists():
            yield from ABOUT_AN_OBJECTION
    if "release_reviewer" in names:
        asked = Assignment.objects.filter(application=application, declined_at=None)
        if not asked.filter(Q(review=None) | Q(review__submitted_at=None)).exists():
            yield "release_reviewer"
    if application.decide_by is None or application.decide_by >= timezone.localdate():
        yield "register_default_notice"


def offered_actions(application: Application, user: Any) -> list[OfferedGroup]:
    """The buttons for this person, group by group; groups without any are left out."""
    names = allowed_names(application, user)
    offered: dict[Group, list[OfferedAction]] = {group: [] for group in Group}
    if SUPPLY in names:
        url = reverse("office_paper_supplement", args=[application.public_id])
        label = _("Voer een aanvulling op papier in")
        offered[Group.NEXT].append(OfferedAction(SUPPLY, label, url, Weight.POSSIBLE))
    if SUPPLY_IN_TIME in names:
        url = reverse("office_paper_supplement", args=[application.public_id])
        label = _("Voer een aanvulling in die op tijd kwam")
        offered[Group.NEXT].append(OfferedAction(SUPPLY_IN_TIME, label, url, Weight.POSSIBLE))
    for name, page in PAGES.items():
        if name == PREPARE or name not in names:
            continue
        url = action_url(application, name)
        offered[page.group].append(OfferedAction(name, str(page.label), url, page.weight))
    if PREPARE in names:
        for decision, action in _preparations(application, names):
            offered[PAGES[decision].group].append(action)
    return [OfferedGroup(group, tuple(actions)) for group, actions in offered.items() if actions]


def preparable(application: Application) -> Iterable[str]:
    """The decisions that may be prepared in this status, in the order of the pages."""
    return [
        name
        for name in PAGES
        if name in DECISIONS
        and application.status in TABLE[name].sources
        and (name != "not_process" or application.supplement_lapsed)
    ]


def _preparations(application: Application, names: frozenset[str]) -> Iterator[tuple[str, OfferedAction]]:
    """A decision is prepared for somebody else: not by who may take it himself, unless the round wants two people."""
    labels = {
        "grant": _("Bereid een toekenning voor"),
        "reject": _("Bereid een afwijzing voor"),
        "not_process": _("Bereid “buiten behandeling” voor"),
        "determine": _("Bereid een vaststelling voor"),
        "revoke": _("Bereid een intrekking voor"),
    }
    for name in preparable(application):
        if name in names and not application.round.second_pair_of_eyes:
            continue
        url = action_url(application, PREPARE, f"besluit={name}")
        yield name, OfferedAction(PREPARE, labels[name], url, Weight.POSSIBLE)


def prepared_decision(application: Application) -> PreparedDecision | None:
    """The decision that a colleague prepared, if any."""
    return PreparedDecision.objects.filter(application=application).select_related("prepared_by").first()
