"""The register of applications: what it shows, finds, filters and exports, and what it keeps to itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Application, Assignment, Conflict, FundRound, Review, ReviewScore
from home.models import Theme, Village
from tests.case_story import CaseStory, Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.office.conftest import RECEIVED, make_story

pytestmark = pytest.mark.django_db

Login = Callable[[AbstractUser], Client]


def register(client: Client, **params: str) -> str:
    """The register with these parameters in its address."""
    response = client.get(reverse("aanvragen_modeladmin_index"), params)
    assert response.status_code == 200
    return response.text


def test_it_opens_on_the_cases_in_which_a_decision_is_due(cast: Cast, as_user: Login) -> None:
    open_case = make_story(cast=cast, title="Voorbeeld: openstaand")
    gone = make_story(cast=cast, title="Voorbeeld: gestopt").withdrawn()
    client = as_user(cast.handler)
    page = register(client)
    assert open_case.application.title in page
    assert gone.application.title not in page
    assert gone.application.title in register(client, status="alles")
    assert gone.application.title in register(client, status="withdrawn")


def test_what_must_be_decided_first_comes_first(cast: Cast, as_user: Login) -> None:
    later = make_story(cast=cast, title="Voorbeeld: tweede", at=RECEIVED + timedelta(days=3))
    sooner = make_story(cast=cast, title="Voorbeeld: eerste")
    page = register(as_user(cast.handler))
    assert page.index(sooner.application.title) < page.index(later.application.title)


def test_a_deadline_is_told_in_a_word_and_not_by_colour_alone(cast: Cast, as_user: Login) -> None:
    make_story(cast=cast)
    Application.objects.update(decide_by=timezone.localdate() - timedelta(days=2))
    assert "2 dagen te laat" in register(as_user(cast.handler))


def test_each_filter_leaves_what_it_says(cast: Cast, as_user: Login) -> None:
    erp, nature = Village.objects.create(name="Erp", slug="erp"), Theme.objects.create(name="Natuur", slug="natuur")
    other_round: Any = FundRoundFactory()
    found = make_story(
        cast=cast, title="Voorbeeld: gezocht", village_ids=[erp.pk], theme_ids=[nature.pk], round=other_round
    )
    make_story(cast=cast, title="Voorbeeld: ander")
    Application.objects.filter(pk=found.application.pk).update(
        handler=cast.handler, decide_by=timezone.localdate() - timedelta(days=1)
    )
    client = as_user(cast.handler)
    filters = {
        "kern": "erp",
        "thema": "natuur",
        "ronde": str(other_round.pk),
        "behandelaar": "ik",
        "termijn": "overdue",
    }
    for name, value in filters.items():
        page = register(client, **{name: value})
        assert "Voorbeeld: gezocht" in page, name
        assert "Voorbeeld: ander" not in page, name
    assert "Voorbeeld: ander" in register(client, behandelaar="niemand")


@pytest.mark.parametrize("words", ["gezocht", "planten wijkraad"])
def test_it_finds_by_title_and_in_the_answers(words: str, cast: Cast, as_user: Login) -> None:
    make_story(cast=cast, title="Voorbeeld: gezocht")
    make_story(cast=cast, title="Voorbeeld: ander", search_text="iets anders")
    page = register(as_user(cast.handler), q=words)
    assert "Voorbeeld: gezocht" in page
    assert "Voorbeeld: ander" not in page


def test_it_finds_by_number(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, title="Voorbeeld: gezocht")
    make_story(cast=cast, title="Voorbeeld: ander")
    page = register(as_user(cast.handler), q=story.application.reference)
    assert "Voorbeeld: gezocht" in page
    assert "Voorbeeld: ander" not in page


def test_it_finds_what_was_changed_and_not_what_it_was(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, title="Voorbeeld: oudewoord")
    client = as_user(cast.handler)
    assert story.application.reference in register(client, q="oudewoord")
    Application.objects.filter(pk=story.application.pk).update(title="Voorbeeld: nieuwewoord")
    assert story.application.reference in register(client, q="NIEUWEwoord")
    assert story.application.reference not in register(client, q="oudewoord")


def test_it_finds_a_word_by_its_beginning(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, search_text="plantenbakken")
    assert story.application.reference in register(as_user(cast.handler), q="planten")


def test_a_member_does_not_learn_answers_by_searching_them(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).reviewed()
    client = as_user(cast.member)
    assert story.application.title in register(client)
    assert story.application.title in register(client, q="buurttuin")
    assert story.application.title not in register(client, q="wijkraad")


@pytest.mark.parametrize(
    "name",
    [
        "applicant__email__startswith",
        "notes__text__contains",
        "assignments__review__scores__score",
        "handler__password__startswith",
        "no_such_field",
    ],
)
def test_an_address_that_asks_for_more_than_the_filters_is_not_listened_to(
    name: str, cast: Cast, as_user: Login
) -> None:
    story = make_story(cast=cast).reviewed()
    review = Review.objects.get(assignment__application=story.application)
    criterion = story.round.criteria.get()
    ReviewScore.objects.create(review=review, criterion=criterion, score=5)
    for value in ("5", "x"):
        assert story.application.title in register(as_user(cast.handler), **{name: value})


@pytest.mark.parametrize(
    "params",
    [
        {"p": "abc"},
        {"p": "0"},
        {"p": "-1"},
        {"p": "99999999999999999999"},
        {"p": "500"},
        {"o": "zzz"},
        {"o": "99"},
        {"o": "-0.1.2.3.99"},
        {"o": "--1"},
        {"q": "a\x00b"},
        {"q": "%"},
        {"q": "& | ! ( ) :* <->"},
        {"q": "'; drop table x; --"},
        {"q": "woord " * 500},
        {"status": "bestaat-niet"},
        {"ronde": "abc"},
        {"ronde": "99999999999999999999"},
        {"behandelaar": "-1"},
        {"termijn": "x"},
        {"export": "pdf"},
    ],
)
def test_no_address_breaks_it(params: dict[str, str], story: CaseStory, as_user: Login) -> None:
    register(as_user(story.handler), **params)


def export(client: Client, kind: str, **params: str) -> bytes:
    """The exported file."""
    response = client.get(reverse("aanvragen_modeladmin_index"), {"export": kind, **params})
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response)


DANGEROUS = ['=HYPERLINK("http://x","y")', "+1+1", "-2", "@SUM(A1)", "\t=1", "＝1+1"]


@pytest.mark.parametrize("title", DANGEROUS)
def test_nothing_that_is_exported_runs_as_a_formula(title: str, cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    Application.objects.filter(pk=story.application.pk).update(title=title)
    client = as_user(cast.handler)
    rows = list(csv.reader(io.StringIO(export(client, "csv").decode("utf-8-sig")), delimiter=";"))
    assert rows[1][1] == f"'{title}"
    cell = load_workbook(io.BytesIO(export(client, "xlsx"))).active["B2"]
    assert (cell.data_type, cell.value) == ("s", title)


def test_an_export_holds_numbers_and_days_that_can_be_computed_with(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    sheet: Any = load_workbook(io.BytesIO(export(client, "xlsx"))).active
    headings = [cell.value for cell in sheet[1]]
    values = dict(zip(headings, [cell.value for cell in sheet[2]], strict=True))
    assert values["Gevraagd"] == 5000
    assert values["Uiterlijk beslissen"].date() == story.application.decide_by
    rows = list(csv.DictReader(io.StringIO(export(client, "csv").decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["Gevraagd"] == "5000,00"


def test_an_export_holds_only_what_the_list_shows(cast: Cast, as_user: Login) -> None:
    mine = make_story(cast=cast, title="Voorbeeld: zichtbaar")
    conflicted = make_story(cast=cast, title="Voorbeeld: belang")
    Conflict.objects.create(application=conflicted.application, person_id=cast.handler.pk, declared_at=timezone.now())
    text = export(as_user(cast.handler), "csv", status="alles").decode()
    assert mine.application.title in text
    assert conflicted.application.title not in text


def test_an_export_of_an_applicant_holds_no_personal_data(story: CaseStory, as_user: Login) -> None:
    text = export(as_user(story.handler), "csv").decode()
    applicant = story.application.applicant
    assert applicant.name not in text
    assert applicant.email not in text


def many(cast: Cast, number: int) -> None:
    """So many cases, all open, in two villages each, with a handler."""
    villages = [Village.objects.get_or_create(name=name, slug=name.lower())[0].pk for name in ("Erp", "Veghel")]
    fund_round = FundRound.objects.first() or FundRoundFactory()
    for count in range(number):
        make_story(cast=cast, round=fund_round, title=f"Voorbeeld {count}", village_ids=villages)
    Application.objects.update(handler=cast.handler)


def test_a_longer_list_costs_no_more_queries(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.handler)
    many(cast, 2)
    register(client)  # warms what is looked up once in the life of a process
    with CaptureQueriesContext(connection) as few:
        register(client)
    many(cast, 10)
    with CaptureQueriesContext(connection) as more:
        register(client)
    assert len(more) == len(few)
    assert len(more) <= 20


def test_an_export_costs_queries_by_the_batch_and_not_by_the_row(
    cast: Cast, as_user: Login, django_assert_max_num_queries: Any
) -> None:
    many(cast, 12)
    client = as_user(cast.handler)
    with django_assert_max_num_queries(14):
        text = export(client, "csv").decode()
    assert text.count("\n") == 13


def test_a_row_leads_to_its_case_and_remembers_the_list(cast: Cast, as_user: Login) -> None:
    stories = [make_story(cast=cast, title=f"Voorbeeld {n}", at=RECEIVED + timedelta(days=n)) for n in range(3)]
    client = as_user(cast.handler)
    middle = reverse("office_case", args=[stories[1].application.public_id])
    page = register(client, status="open")
    assert f"{middle}?lijst=status%3Dopen&amp;plek=1" in page
    case = client.get(middle, {"lijst": "status=open", "plek": "1"}).text
    before, after = (reverse("office_case", args=[stories[n].application.public_id]) for n in (0, 2))
    assert f'href="{before}?lijst=status%3Dopen&amp;plek=0" rel="prev"' in case
    assert f'href="{after}?lijst=status%3Dopen&amp;plek=2" rel="next"' in case


def test_a_case_that_left_the_list_still_shows_the_way_on(cast: Cast, as_user: Login) -> None:
    stories = [make_story(cast=cast, title=f"Voorbeeld {n}", at=RECEIVED + timedelta(days=n)) for n in range(3)]
    stories[1].withdrawn()
    case = reverse("office_case", args=[stories[1].application.public_id])
    page = as_user(cast.handler).get(case, {"lijst": "status=open", "plek": "1"}).text
    assert str(stories[0].application.public_id) in page
    assert str(stories[2].application.public_id) in page


@pytest.mark.parametrize("place", ["-1", "x", "99999999999999999999", ""])
def test_a_place_that_is_none_shows_the_case_without_neighbours(place: str, story: CaseStory, as_user: Login) -> None:
    address = reverse("office_case", args=[story.application.public_id])
    assert as_user(story.handler).get(address, {"lijst": "status=open", "plek": place}).status_code == 200


def test_the_list_of_a_case_shows_nothing_that_the_person_may_not_see(cast: Cast, as_user: Login) -> None:
    hidden = make_story(cast=cast, title="Voorbeeld: verborgen")
    mine = make_story(cast=cast, at=RECEIVED + timedelta(days=1)).under_review()
    mine.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=cast.member.pk))
    Assignment.objects.update(gate_passed_at=timezone.now())
    address = reverse("office_case", args=[mine.application.public_id])
    page = as_user(cast.member).get(address, {"lijst": "status=alles", "plek": "1"}).text
    assert str(hidden.application.public_id) not in page


@pytest.mark.parametrize("role", [Role.FINANCE, Role.HANDLER])
def test_payments_and_decisions_lead_finance_to_the_payment_and_staff_to_the_case(
    role: Role, cast: Cast, as_user: Login
) -> None:
    story = make_story(cast=cast).announced()
    user = cast.finance if role == Role.FINANCE else cast.handler
    page = as_user(user).get(reverse("aanvragen_besluiten_modeladmin_index")).text
    name = "office_payment" if role == Role.FINANCE else "office_case"
    assert reverse(name, args=[story.application.public_id]) in page


def test_finance_exports_payments_without_a_case(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast).announced()
    data = given.RegisterPayment(amount=Decimal(100), description="=1+1", paid_on=story.today)
    story.perform("register_payment", cast.finance, data)
    client = as_user(cast.finance)
    response = client.get(reverse("aanvragen_betalingen_modeladmin_index"), {"export": "csv"})
    assert "'=1+1" in b"".join(response).decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_long_export_tells_how_far_it_is(
    kind: str, story: CaseStory, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fund_applications.office.registers.base.LONG", 1)
    monkeypatch.setattr("fund_applications.office.registers.export_progress.STEP", 1)
    client, index = as_user(story.handler), reverse("aanvragen_modeladmin_index")
    page = client.get(index, {"status": "alles", "export": kind})
    assert "De download begint vanzelf" in page.text
    assert page["Refresh"] == f"1; url={page.context['download_url']}"
    assert client.get(index + page.context["progress_url"]).json() == {"done": 0}
    download = client.get(index + page.context["download_url"])
    assert b"".join(download)
    assert client.get(index + page.context["progress_url"]).json() == {"done": 1}


def test_nobody_learns_of_an_export_without_its_name(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    for token in ("", "x", "x" * 500, "\x00"):
        assert client.get(reverse("aanvragen_modeladmin_index"), {"zover": token}).json() == {"done": 0}


def test_words_that_very_many_cases_hold_are_not_counted(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fund_applications.office.registers.case_search.MOST_FOUND", 1)
    monkeypatch.setattr("fund_applications.office.registers.applications.ApplicationRegister.list_per_page", 2)
    stories = [make_story(cast=cast, at=RECEIVED + timedelta(hours=n)) for n in range(5)]
    client = as_user(cast.handler)
    first, last = register(client, q="planten", status="alles"), register(client, q="planten", status="alles", p="3")
    assert stories[4].application.reference in first
    assert stories[0].application.reference in last
    assert "5 aanvragen" in last
    if connection.vendor == "postgresql":
        assert "Meer dan 2 aanvragen" in first
    monkeypatch.setattr("fund_applications.office.registers.paging.MOST_UNCOUNTED", 2)
    if connection.vendor == "postgresql":
        assert "Er zijn er nog meer" in register(client, q="planten", status="alles", p="2")


@pytest.mark.parametrize("deep", [1, 500])
def test_the_pages_of_a_list_follow_each_other_from_both_ends(
    deep: int, cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fund_applications.office.registers.applications.ApplicationRegister.list_per_page", 2)
    monkeypatch.setattr("fund_applications.office.registers.paging.DEEP", deep)
    made = [make_story(cast=cast, at=RECEIVED + timedelta(hours=n)).application.reference for n in range(7)]
    client, index = as_user(cast.handler), reverse("aanvragen_modeladmin_index")
    shown: list[str] = []
    for number in range(1, 5):
        page = client.get(index, {"status": "alles", "p": str(number)})
        shown += [each.reference for each in page.context["object_list"]]
    assert shown == made[::-1]


def test_an_export_too_long_for_xlsx_is_a_csv(
    story: CaseStory, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fund_applications.office.registers.base.LONG", 1)
    monkeypatch.setattr("fund_applications.office.registers.base.MOST_XLSX", 0)
    page = as_user(story.handler).get(reverse("aanvragen_modeladmin_index"), {"export": "xlsx"})
    assert "Je krijgt een CSV-bestand" in page.text
    assert "export=csv" in page.context["download_url"]
