"""Everything that is kept under one e-mail address: cases, drafts, answers to neighbours, mails and links.

The address itself is looked for everywhere, also inside answers: somebody may be named in another's application.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from fund_applications.intake.links import normalised_email
from fund_applications.lifecycle.conflicts import has_conflict
from fund_applications.models import (
    Application,
    ApplicationVersion,
    Attachment,
    CoApplicant,
    Draft,
    MagicLink,
    OutgoingMail,
    SupportResponse,
)
from fund_applications.support.responses import answers_of

MOST = 200
"""More than this of one kind under one address is no person."""


@dataclass(frozen=True)
class Person:
    """What is kept under an address, for the colleague who asks. Cases with a conflict of that colleague are hidden."""

    email: str
    asked_by: Any

    def _is(self, field: str, how: str = "iexact") -> Q:
        """The condition that a field holds the address. Without an address it holds for nothing, not for every empty one."""
        return Q(**{f"{field}__{how}": self.email}) if self.email else Q(pk__in=[])

    @cached_property
    def _all_cases(self) -> list[Application]:
        cases = Application.objects.filter(self._is("applicant__email"))
        return list(cases.select_related("applicant", "round").order_by("-received_at")[:MOST])

    @cached_property
    def cases(self) -> list[Application]:
        """The cases of this person."""
        return [case for case in self._all_cases if not has_conflict(self.asked_by, case)]

    @property
    def hidden_cases(self) -> int:
        """How many cases the colleague may not see because of a conflict: somebody else must handle those."""
        return len(self._all_cases) - len(self.cases)

    @cached_property
    def drafts(self) -> list[Draft]:
        """Applications in writing that were not sent."""
        sent = Application.objects.filter(draft_id__isnull=False).values("draft_id")
        drafts = Draft.objects.filter(self._is("email")).exclude(pk__in=sent)
        return list(drafts.select_related("form_version").order_by("-edited_at")[:MOST])

    @cached_property
    def written_along(self) -> list[CoApplicant]:
        """Where this person writes along with somebody else."""
        found = CoApplicant.objects.filter(self._is("email")).select_related("application", "draft")
        return list(found[:MOST])

    @cached_property
    def support(self) -> list[SupportResponse]:
        """Answers as a neighbour that came from the address, also those that keep only its hash."""
        return list(answers_of(self.email).select_related("page__application")[:MOST])

    @cached_property
    def named_in(self) -> list[Application]:
        """Cases of others in whose answers the address stands."""
        versions = ApplicationVersion.objects.annotate(text=Cast("answers", TextField()))
        ids = versions.filter(self._is("text", "icontains")).values("application_id")
        others = Application.objects.filter(pk__in=ids).exclude(pk__in=[case.pk for case in self._all_cases])
        return [case for case in others.order_by("pk")[:MOST] if not has_conflict(self.asked_by, case)]

    def photos(self) -> QuerySet[Attachment]:
        """Photos that this person sent with news about the project."""
        sent = Attachment.objects.filter(news__application__in=[case.pk for case in self.cases])
        return sent.select_related("news").order_by("created_at")

    def mails(self) -> QuerySet[OutgoingMail]:
        """What was mailed to this address; not about the hidden cases: a subject tells their number and what happened."""
        shown = {case.pk for case in self.cases}
        hidden = [case.pk for case in self._all_cases if case.pk not in shown]
        return OutgoingMail.objects.filter(self._is("recipient")).exclude(application__in=hidden)

    def loose_mails(self) -> QuerySet[OutgoingMail]:
        """Mails that belong to no case and no draft."""
        return self.mails().filter(application=None, draft=None)

    def links(self) -> QuerySet[MagicLink]:
        """Links by mail that give access."""
        return MagicLink.objects.filter(self._is("email"))

    @property
    def is_known(self) -> bool:
        """Whether anything is kept."""
        found = self._all_cases or self.drafts or self.written_along or self.support or self.named_in
        return bool(found) or self.mails().exists()


def person_with(email: str, asked_by: Any) -> Person:
    """The person with this address, whatever its capitals."""
    return Person(normalised_email(email), asked_by)
