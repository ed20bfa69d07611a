"""Hints: what an applicant and a colleague have in common, and which other cases a case resembles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fund_applications.lifecycle.roles import Role
from fund_applications.models import Applicant, Application, OwnTies
from fund_applications.office.case.resemblance import resembling
from fund_applications.office.ties import Tie, colleagues_with_ties, ties_between
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory
from tests.fund_applications.office.conftest import make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


def somebody(**fields: Any) -> Applicant:
    """An applicant of whom only this is known."""
    return Applicant(**fields)


@pytest.mark.parametrize(
    ("applicant", "colleague", "same"),
    [
        ("Anna Voorbeeld", "Voorbeeld", True),
        ("Anna van den Bérg", "Berg", True),
        ("Anna Jansen-de Vries", "de Vries", True),
        ("Anna Jansen", "de Vries-Jansen", True),
        ("Jansen Pieters", "Jansen", False),
        ("", "", False),
        ("Bo Li", "Li", False),
    ],
)
def test_a_surname_is_compared_without_small_words_and_accents(applicant: str, colleague: str, same: bool) -> None:
    found = ties_between(get_user_model()(last_name=colleague), somebody(name=applicant), None)
    assert (Tie.SURNAME in found) is same


@pytest.mark.parametrize(
    ("street", "postcode", "same"),
    [
        ("Kerkstraat 12", "5461 AA", True),
        ("kerkstraat 3b", "5461 ZZ", True),
        ("Kerkstraat 12", "5482 AA", False),
        ("Molenstraat 12", "5461 AA", False),
        ("", "5461 AA", False),
    ],
)
def test_a_street_counts_when_the_area_is_the_same(street: str, postcode: str, same: bool) -> None:
    told = OwnTies(street="Kerkstraat 4", postcode="5461AB")
    found = ties_between(get_user_model()(), somebody(street=street, postcode=postcode), told)
    assert (Tie.STREET in found) is same


@pytest.mark.parametrize(
    ("organisation", "same"),
    [("Stichting Buurthuis De Eik", True), ("Buurthuis de Eik", True), ("Stichting", False), ("Harmonie Erp", False)],
)
def test_an_organisation_is_compared_by_its_own_words(organisation: str, same: bool) -> None:
    told = OwnTies(organisations="vv Erp\nBuurthuis De Eik")
    found = ties_between(get_user_model()(), somebody(organisation=organisation), told)
    assert (Tie.ORGANISATION in found) is same


def test_a_handler_sees_that_something_is_the_same_and_not_what_a_colleague_wrote(
    story: CaseStory, as_user: Login
) -> None:
    applicant = story.application.applicant
    OwnTies.objects.create(user=story.member, street=applicant.street, postcode=applicant.postcode, surnames="Geheim")
    assert [each.ties for each in colleagues_with_ties(story.application)] == [(Tie.STREET,)]
    page = as_user(story.handler).get(reverse("office_case", args=[story.application.public_id])).text
    assert "iets wat deze collega zelf opgaf" in page
    assert "dezelfde straat" not in page
    assert "Geheim" not in page
    assert (
        "iets wat deze collega zelf opgaf"
        not in as_user(story.decider).get(reverse("office_case", args=[story.application.public_id])).text
    )


def test_more_colleagues_cost_no_more_queries(story: CaseStory, colleague: Callable[..., AbstractUser]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            colleagues_with_ties(story.application)
        return len(found)

    few = queries()
    for _time in range(4):
        OwnTies.objects.create(user=colleague(Role.MEMBER), surnames="Voorbeeld")
    assert queries() == few


def test_who_works_on_cases_tells_it_under_account(
    story: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    address = reverse("wagtailadmin_account")
    assert "Wat een belang kan zijn" in as_user(story.member).get(address).text
    assert "Wat een belang kan zijn" not in as_user(colleague(Role.EDITOR)).get(address).text


def test_the_same_idea_in_other_words_is_found(cast: Cast) -> None:
    one = make_story(
        cast=cast,
        applicant=ApplicantFactory(street="Straat 1"),
        title="Voorbeeld: plantenbakken tegen hittestress",
        summary="Bewoners bouwen plantenbakken van oude pallets tegen hittestress op het schoolplein.",
        search_text="plantenbakken hittestress schoolplein",
    )
    other = make_story(
        cast=cast,
        applicant=ApplicantFactory(street="Straat 2"),
        title="Voorbeeld: hittestress te lijf met plantenbakken",
        summary="We bouwen plantenbakken van pallets, zodat het schoolplein koeler wordt.",
        search_text="plantenbakken hittestress schoolplein",
    )
    make_story(
        cast=cast, applicant=ApplicantFactory(street="Straat 3"), title="Voorbeeld: koken", search_text="hittestress"
    )
    found = resembling(other.application, cast.handler)
    assert [each.application for each in found] == [one.application]
    assert "lijkt op dit idee" in found[0].why[-1]
    assert "plantenbakken" in found[0].why[-1]


def test_the_same_household_is_found_whatever_the_title(cast: Cast) -> None:
    one = make_story(cast=cast, title="Voorbeeld: soep")
    other = make_story(cast=cast, title="Voorbeeld: muziek")
    for story, name in ((one, "Jan"), (other, "Anna")):
        Applicant.objects.filter(pk=story.application.applicant_id).update(
            name=name, email=f"{name}@voorbeeld.example", street="Kerkstraat 4", postcode="5461 AA"
        )
    found = resembling(Application.objects.get(pk=one.application.pk), cast.handler)
    assert [(each.application, each.why) for each in found] == [(other.application, ("hetzelfde adres",))]
