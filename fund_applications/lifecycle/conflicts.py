"""Who may read a case and who may act on it. A conflict of interest blocks both, at every door, at once (Awb 2:4).

Confidentiality (Awb 2:5): a member of the commission reads assigned cases only; who works on pages, money or accounts
reads none. Every list, search and export of cases starts from `readable_cases`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from fund_applications.lifecycle.roles import Role, people_with, roles_of
from fund_applications.lifecycle.statuses import FINAL_STATUSES
from fund_applications.models import (
    OPEN_STATUSES,
    Advice,
    Applicant,
    Application,
    ApplicationEvent,
    Assignment,
    CoApplicant,
    Conflict,
    Review,
)

READS_ALL = frozenset({Role.HANDLER, Role.SECRETARY, Role.DECIDER})
WORKING_ROLES = (Role.HANDLER.value, Role.MEMBER.value, Role.SECRETARY.value)
"""Who did something on a case in one of these roles does not decide on it."""


def has_conflict(user: User, application: Application) -> bool:
    """Whether this person has a conflict of interest with the case: recorded, or because it is his own. One query."""
    if is_own_case(user, application):
        return True
    recorded = Conflict.objects.filter(application=OuterRef("pk"), person_id=user.pk)
    written = written_along_by(user).filter(application=OuterRef("pk"))
    return Application.objects.filter(Exists(recorded) | Exists(written), pk=application.pk).exists()


def is_own_case(user: User, application: Application) -> bool:
    """Whether the applicant has the e-mail address of this member of staff."""
    email = application.applicant.email
    return bool(email) and email.casefold() == (user.email or "").casefold()


def written_along_by(user: User) -> QuerySet[CoApplicant]:
    """Where this member of staff wrote along with an application that was sent: that is his own case too."""
    email = (user.email or "").strip().lower()
    found = CoApplicant.objects.filter(email=email, application__isnull=False)
    return found if email else found.none()


def readable_cases(user: User, cases: QuerySet[Application] | None = None) -> QuerySet[Application]:
    """The cases that this person may read: those of his role, without those he has a conflict with."""
    cases = Application.objects.all() if cases is None else cases
    roles = roles_of(user)
    if not roles & READS_ALL:
        allowed = Q(pk__in=[])
        if Role.MEMBER in roles:
            assigned = Assignment.objects.filter(application=OuterRef("pk"), reviewer_id=user.pk, declined_at=None)
            allowed |= Q(Exists(assigned))
        if Role.RECORDS in roles:
            allowed |= Q(status__in=FINAL_STATUSES)
        cases = cases.filter(allowed)
    conflicts = Conflict.objects.filter(application=OuterRef("pk"), person_id=user.pk)
    cases = cases.filter(~Exists(conflicts))
    if user.email:
        # By key and not by join: a list of very many cases would compare very many addresses.
        own = Applicant.objects.filter(email__iexact=user.email)
        cases = cases.exclude(applicant__in=own.values("pk"))
        cases = cases.exclude(pk__in=written_along_by(user).values("application_id"))
    return cases


def may_read(user: User, application: Application) -> bool:
    """Whether this person may read the case now. Ask at every door; nothing is remembered."""
    return readable_cases(user, Application.objects.filter(pk=application.pk)).exists()


def handled_or_advised(user: User, application: Application) -> bool:
    """Whether this person handled the case or advised on it, so that he can't decide on it (Awb 10:3, domain paper 2)."""
    return application.pk in handled_or_advised_among(user, [application.pk])


def handled_or_advised_among(user: User, cases: Collection[int]) -> set[int]:
    """The cases among these keys that this person handled or advised on. One query, however many there are."""
    acted = ApplicationEvent.objects.filter(actor=user, actor_role__in=WORKING_ROLES)
    reviews = Assignment.objects.filter(reviewer=user, declined_at=None)
    advised = Advice.objects.filter(fixed_by=user)
    worked = [Exists(each.filter(application=OuterRef("pk"))) for each in (acted, reviews, advised)]
    found = Application.objects.filter(Q(handler=user) | Q(worked[0]) | Q(worked[1]) | Q(worked[2]), pk__in=cases)
    return set(found.values_list("pk", flat=True))


def possible_deciders(application: Application) -> list[User]:
    """Active deciders who may decide on this case."""
    return [
        user
        for user in people_with(Role.DECIDER)
        if not has_conflict(user, application) and not handled_or_advised(user, application)
    ]


def valid_reviews(application: Application) -> QuerySet[Review]:
    """Reviews that are in and count: of reviewers who did not give the case back and have no conflict with it."""
    conflicts = Conflict.objects.filter(
        application=OuterRef("assignment__application"), person=OuterRef("assignment__reviewer")
    )
    return Review.objects.filter(
        ~Exists(conflicts),
        assignment__application=application,
        assignment__declined_at=None,
        submitted_at__isnull=False,
    )


@dataclass(frozen=True, slots=True)
class MissingPerson:
    """A role that nobody can fill on this case now."""

    role: Role
    message: str


def missing_people(application: Application) -> list[MissingPerson]:
    """What an open case lacks: a handler, or anybody who may decide. Shown on the case and in the queue."""
    if application.status not in OPEN_STATUSES:
        return []
    missing = []
    if application.handler_id is None:
        missing.append(MissingPerson(Role.HANDLER, _("Deze aanvraag heeft geen behandelaar. Wijs er een aan.")))
    if not possible_deciders(application):
        text = _("Niemand mag over deze aanvraag beslissen. Vraag de beheerder om een andere beslisser.")
        missing.append(MissingPerson(Role.DECIDER, text))
    return missing
