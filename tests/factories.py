"""Makers of test data. Traits are statuses: `ApplicationFactory(under_review=True)` went through the real lifecycle.

A part belongs to whoever's folder uses it; add, don't rewrite others'. Dates: cases are received on 10 March 2026 unless told
otherwise, in a round that runs all year.
"""

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import factory
from django.contrib.auth.models import AbstractUser, Group
from factory.django import DjangoModelFactory

from fund_applications.lifecycle.equated_days import KNOWN
from fund_applications.lifecycle.roles import GROUPS, Role
from fund_applications.models import (
    Applicant,
    Application,
    ContactChannel,
    Criterion,
    EquatedDay,
    FormVersion,
    FundRound,
)

# --- People -----------------------------------------------------------------------------------------


class UserFactory(DjangoModelFactory):
    """A member of staff: `UserFactory(roles=[Role.HANDLER])`."""

    class Meta:
        model = "auth.User"
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"medewerker{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@gemeente.example")
    is_active = True

    @factory.post_generation
    def roles(self: Any, create: bool, extracted: Sequence[Role] | None, **kwargs: Any) -> None:
        """Put the user in the groups of these roles."""
        for role in extracted or ():
            group, _created = Group.objects.get_or_create(name=GROUPS[role])
            self.groups.add(group)


def person(*roles: Role, **fields: Any) -> AbstractUser:
    """A member of staff with these roles."""
    return UserFactory(roles=roles, **fields)


class ApplicantFactory(DjangoModelFactory):
    """A resident who chose digital messages."""

    class Meta:
        model = Applicant

    name = factory.Sequence(lambda n: f"Voorbeeld Aanvrager {n}")
    email = factory.Sequence(lambda n: f"aanvrager{n}@voorbeeld.example")
    channel = ContactChannel.DIGITAL
    street = "Voorbeeldstraat 1"
    postcode = "5461 AA"
    place = "Veghel"


# --- Rounds and forms ---------------------------------------------------------------------------------


class FundRoundFactory(DjangoModelFactory):
    """A round of the whole of 2026 with the amounts of the fund and one review a case."""

    class Meta:
        model = FundRound
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Ronde {n}")
    opens_on = date(2026, 1, 1)
    closes_on = date(2026, 12, 31)
    ceiling = Decimal(50000)
    maximum = Decimal(10000)
    percentage = 50
    reviews_needed = 1

    @factory.post_generation
    def criteria(self: Any, create: bool, extracted: int | None, **kwargs: Any) -> None:
        """So many criteria; one by default."""
        for number in range(1 if extracted is None else extracted):
            Criterion.objects.create(round=self, name=f"Criterium {number + 1}", sort_order=number)


def register_known_equated_days() -> None:
    """Fill the register of equated days as `setup_site` does."""
    EquatedDay.objects.bulk_create(
        [EquatedDay(date=day, decree=str(reason)) for day, reason in KNOWN.items()], ignore_conflicts=True
    )


class FormVersionFactory(DjangoModelFactory):
    """A frozen form without questions: enough where answers are only kept, not judged."""

    class Meta:
        model = FormVersion

    digest = factory.LazyFunction(lambda: uuid.uuid4().hex * 2)
    definition = factory.LazyFunction(lambda: {"format": 1, "steps": []})


# --- Cases --------------------------------------------------------------------------------------------


class ApplicationFactory(factory.Factory):
    """A case that really was received; with a trait for each status it may then reach.

    Other arguments are those of `Submission`, and `cast`, `at` of `CaseStory`.
    """

    class Meta:
        model = Application

    class Params:
        supplement_requested = False
        under_review = False
        advised = False
        granted = False
        announced = False
        rejected = False
        not_processed = False
        withdrawn = False
        referred = False
        report_submitted = False
        determined = False
        revoked = False

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        return kwargs

    @classmethod
    def _create(cls, model_class: type[Application], *args: Any, **kwargs: Any) -> Application:
        from tests.case_story import CaseStory

        wanted = [name for name in CaseStory.STATUSES if kwargs.pop(name, False)]
        story = CaseStory(**kwargs)
        for name in wanted[-1:]:
            getattr(story, name)()
        return story.application
