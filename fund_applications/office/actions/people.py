"""Forms about who works on a case: the handler, the reviewers, and who may not because of a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.roles import CASE_ROLES, Role, people_with
from fund_applications.models import OPEN_STATUSES, Application, Assignment, Conflict
from fund_applications.office.actions.base import ActionForm
from fund_applications.office.actions.fields import PersonField
from fund_applications.office.words import name_of


def without_conflict(application: Application, role: Role) -> list[Any]:
    """Colleagues with this role who have no conflict with the case. Two queries."""
    conflicted = set(Conflict.objects.filter(application=application).values_list("person_id", flat=True))
    email = application.applicant.email.casefold()
    return [
        person
        for person in people_with(role)
        if person.pk not in conflicted and not (email and email == (person.email or "").casefold())
    ]


class AssignHandlerForm(ActionForm):
    data_class = given.AssignHandler

    user_id = PersonField(
        label=gettext_lazy("Wie behandelt deze aanvraag?"),
        error_messages={"required": gettext_lazy("Kies een behandelaar.")},
    )

    def starting_values(self) -> dict[str, Any]:
        return {"user_id": self.application.handler_id or self.opening.user.pk}

    def arrange(self) -> None:
        people = without_conflict(self.application, Role.HANDLER)
        self.fields["user_id"].choices = [(person.pk, name_of(person)) for person in people]  # type: ignore[attr-defined]


class AssignReviewersForm(ActionForm):
    """Members without a conflict, with how much they have in hand; who has least is proposed."""

    data_class = given.AssignReviewer
    hidden_data = frozenset({"user_id"})
    places = {"user_id": "user_ids"}

    user_ids = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Wie beoordeelt deze aanvraag?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één commissielid.")},
    )

    def __init__(self, *args: Any, opening: Any, **kwargs: Any) -> None:
        self.application = opening.application
        asked = Assignment.objects.filter(application=self.application)
        self.asked = set(asked.filter(declined_at=None).values_list("reviewer_id", flat=True))
        self.gave_back = set(asked.exclude(declined_at=None).values_list("reviewer_id", flat=True))
        people = without_conflict(self.application, Role.MEMBER)
        self.people = [person for person in people if person.pk not in self.asked]
        self.load = self._load()
        super().__init__(*args, opening=opening, **kwargs)

    def _load(self) -> dict[int, int]:
        """How many reviews each member has in hand."""
        waiting = Assignment.objects.filter(
            reviewer__in=self.people, declined_at=None, application__status__in=OPEN_STATUSES
        ).filter(Q(review=None) | Q(review__submitted_at=None))
        counts = waiting.order_by().values("reviewer_id").annotate(total=Count("pk"))
        return {row["reviewer_id"]: row["total"] for row in counts}

    def starting_values(self) -> dict[str, Any]:
        """As many as the round still needs, those with least in hand first; not who gave this case back."""
        needed = max(self.application.round.reviews_needed - len(self.asked), 0)
        fresh = [person for person in self.people if person.pk not in self.gave_back]
        fresh.sort(key=lambda person: (self.load.get(person.pk, 0), person.pk))
        return {"user_ids": [person.pk for person in fresh[:needed]]}

    def arrange(self) -> None:
        field: Any = self.fields["user_ids"]
        field.choices = [(person.pk, self._label(person)) for person in self.people]
        field.help_text = _("De leden met het minste werk staan aangevinkt. Wie een belang heeft, staat er niet bij.")
        if not self.people:
            field.help_text = _("Er is niemand meer die deze aanvraag kan beoordelen.")

    def _label(self, person: Any) -> str:
        load = self.load.get(person.pk, 0)
        text = ngettext("%(load)d beoordeling te doen", "%(load)d beoordelingen te doen", load) % {"load": load}
        if person.pk in self.gave_back:
            text = _("%(load)s, gaf deze aanvraag terug") % {"load": text}
        return f"{name_of(person)} ({text})"

    def performances(self) -> Iterator[given.TransitionData]:
        for user_id in self.cleaned_data["user_ids"]:
            yield given.AssignReviewer(user_id=user_id)


class ReleaseReviewerForm(ActionForm):
    data_class = given.ReleaseReviewer

    user_id = PersonField(
        label=gettext_lazy("Wie hoeft niet meer te beoordelen?"),
        error_messages={"required": gettext_lazy("Kies een beoordelaar.")},
    )

    def arrange(self) -> None:
        asked = Assignment.objects.filter(application=self.application, declined_at=None)
        waiting = asked.filter(Q(review=None) | Q(review__submitted_at=None)).select_related("reviewer")
        self.fields["user_id"].choices = [  # type: ignore[attr-defined]
            (assignment.reviewer_id, name_of(assignment.reviewer)) for assignment in waiting
        ]


class DeclareConflictForm(ActionForm):
    """One's own conflict, or one that is known of a colleague (Awb 2:4)."""

    data_class = given.DeclareConflict

    person_id = PersonField(
        label=gettext_lazy("Wie heeft een belang?"),
        error_messages={"required": gettext_lazy("Kies wie een belang heeft.")},
    )

    def starting_values(self) -> dict[str, Any]:
        return {"person_id": self.opening.user.pk}

    def arrange(self) -> None:
        known = set(Conflict.objects.filter(application=self.application).values_list("person_id", flat=True))
        people = {person.pk: person for role in CASE_ROLES for person in people_with(role) if person.pk not in known}
        own = self.opening.user.pk
        ordered = sorted(people.values(), key=lambda person: (person.pk != own, name_of(person)))
        self.fields["person_id"].choices = [  # type: ignore[attr-defined]
            (person.pk, _("Ik zelf") if person.pk == own else name_of(person)) for person in ordered
        ]
        self.fields["reason"].help_text = _("Bijvoorbeeld: familie, buren, bestuur. Alleen collega's lezen dit.")

    def more_data(self) -> dict[str, Any]:
        own = self.cleaned_data["person_id"] == self.opening.user.pk
        source = Conflict.Source.DECLARED if own else Conflict.Source.SET_BY_STAFF
        return {"person_id": self.cleaned_data["person_id"], "source": source}
