"""The public register: complete, right to the euro, and never a name without consent."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from wagtail.models import Site

from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle.transition_data import Determine, Revoke
from fund_applications.models import (
    ApplicantKind,
    FollowUp,
    NamePublication,
    RegisterEntry,
    RegisterSettings,
)
from fund_applications.office.registers import paging
from fund_applications.publication import register_page, register_totals
from fund_applications.publication.register import public_activity, public_text, update_entry
from home.models import ProjectPage
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory
from tests.fund_applications.publication.grants import PUBLIC, announce, granted, text_of, village
from tests.fund_applications.publication.test_project_page import index  # noqa: F401  the gallery

pytestmark = pytest.mark.django_db


# --- the line of a case -------------------------------------------------------------------------------


def test_a_grant_is_in_the_register_from_its_announcement_on() -> None:
    story = granted()
    assert update_entry(story.application) is None
    announce(story)
    entry = RegisterEntry.objects.get()
    assert entry.reference == story.application.reference
    assert entry.granted_amount == 4000
    assert entry.granted_on == date(2026, 3, 10)
    assert entry.year == 2026
    assert entry.determined_amount is None
    assert entry.recipient == ""
    assert entry.activity == "Voorbeeld: buurttuin"


def test_a_refusal_is_not_in_the_register() -> None:
    announce(CaseStory().rejected())
    assert not RegisterEntry.objects.exists()


def test_determination_and_lowering_are_told_apart_from_the_grant() -> None:
    story = granted()
    announce(story)
    story.perform("report", story.applicant, story.report_data())
    story.perform("determine", story.decider, Determine(amount=Decimal(3500), reasons="Minder kosten."))
    announce(story)
    entry = RegisterEntry.objects.get()
    assert (entry.granted_amount, entry.determined_amount, entry.standing_amount) == (4000, 3500, 3500)
    story.perform("revoke", story.decider, Revoke(ground="wrong_information", reasons="x", amount=Decimal(1000)))
    before = RegisterEntry.objects.get()
    assert before.changes == [], "not before its announcement"
    announce(story)
    entry.refresh_from_db()
    assert entry.changes == [{"on": "2026-03-10", "amount": "1000", "what": "lowered"}] or entry.changes[0][
        "amount"
    ] in {"1000", "1000.00"}
    assert entry.granted_amount == 4000
    assert entry.standing_amount == 1000


def test_updating_twice_changes_nothing() -> None:
    application = announce(granted())
    before = RegisterEntry.objects.values().get()
    update_entry(application)
    after = RegisterEntry.objects.values().get()
    before.pop("updated_at")
    after.pop("updated_at")
    assert before == after


def test_a_line_outlives_its_case() -> None:
    announce(granted())
    RegisterEntry.objects.update(application=None)
    assert "4.000" in text_of(Client(), "/register/")


def test_the_command_makes_every_line_again() -> None:
    announce(granted())
    RegisterEntry.objects.all().delete()
    call_command("update_register", stdout=io.StringIO())
    assert RegisterEntry.objects.count() == 1


# --- names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "consent", "shown"),
    [
        ("De tuin van Robin de Vries", NamePublication.NONE, False),
        ("Vries-festival", NamePublication.NONE, False),
        ("Een tuin voor de buurt", NamePublication.NONE, True),
        ("De tuin van Robin", NamePublication.FIRST_NAME, True),
        ("De tuin van Robin de Vries", NamePublication.FIRST_NAME, False),
        ("De tuin van Robin de Vries", NamePublication.FULL, True),
        ("Tuin in de Voorbeeldstraat 1", NamePublication.NONE, False),
        ("Mail aanvrager@voorbeeld.example", NamePublication.NONE, False),
    ],
)
def test_who_names_himself_in_his_title_is_not_named_without_consent(
    text: str, consent: NamePublication, shown: bool
) -> None:
    applicant = ApplicantFactory.build(
        name="Robin de Vriés", email="aanvrager@voorbeeld.example", name_publication=consent
    )
    assert bool(public_text(text, applicant)) is shown


def test_a_title_with_a_name_becomes_a_general_one() -> None:
    story = granted(title="De tuin van Robin de Vries", village_ids=[village("Erp").pk])
    assert public_activity(story.application) == "Initiatief van inwoners in Erp"


def test_who_agreed_is_named_everywhere(client: Client) -> None:
    announce(granted(applicant=ApplicantFactory(name="Robin de Vries", name_publication=NamePublication.FULL)))
    for path in PUBLIC[:3]:
        assert "Robin de Vries" in text_of(client, path)


def test_consent_that_is_taken_back_is_gone_at_once(client: Client) -> None:
    application = announce(granted(applicant=ApplicantFactory(name="Robin de Vries", name_publication="full")))
    application.applicant.name_publication = NamePublication.NONE
    application.applicant.save()
    follow_up = FollowUp.objects.create(
        application=application, kind="consent_changed", key="c", due_at=application.received_at
    )
    assert run(follow_up.pk) is True
    for path in PUBLIC:
        assert "Vries" not in text_of(client, path)


def test_an_organisation_is_named_with_its_number(client: Client) -> None:
    applicant = ApplicantFactory(
        kind=ApplicantKind.ORGANISATION, organisation="Stichting Voorbeeld", kvk_number="12345678", name="X. Geheim"
    )
    announce(granted(applicant=applicant))
    assert "Stichting Voorbeeld" in text_of(client, "/register/")
    grant = json.loads(text_of(client, "/register/360giving.json"))["grants"][0]
    assert grant["recipientOrganization"] == [{"id": "NL-KVK-12345678", "name": "Stichting Voorbeeld"}]
    assert "Geheim" not in text_of(client, "/register/subsidies.csv")


# --- the page -----------------------------------------------------------------------------------------


def test_totals_keep_granted_and_determined_apart(client: Client, two_grants: None) -> None:
    register = client.get("/register/").context["register"]
    assert register.totals == {"grants": 2, "granted": 5000, "determined": 3500}
    assert register.by_year() == [{"year": 2026, "grants": 2, "granted": 5000, "determined": 3500}]
    villages = {row["village"].name: (row["grants"], row["granted"]) for row in register.by_village()}
    assert villages == {"Erp": (2, 5000), "Veghel": (1, 1000)}


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("kern=veghel", 1),
        ("kern=erp", 2),
        ("jaar=2026", 2),
        ("jaar=1999", 0),
        ("soort=resident", 2),
        ("soort=organisation", 0),
        ("zoek=fiets", 1),
        ("zoek=%00%27%22%3Cscript%3E", 0),
        ("jaar=abc&soort=xyz&kern=&pagina=9999", 2),
        ("jaar=99999999999&pagina=-1", 2),
    ],
)
def test_filters_are_links_and_nonsense_is_no_error(client: Client, two_grants: None, query: str, lines: int) -> None:
    response = client.get(f"/register/?{query}")
    assert response.status_code == 200
    assert response.context["register"].page.paginator.count == lines
    assert "<script>" not in response.content.decode().replace('<script src="', "").split("<main")[1].split("</main")[0]


def test_a_line_leads_to_its_project_page_while_that_is_live(client: Client) -> None:
    announce(granted(applicant=ApplicantFactory(may_publish=True)))
    page = ProjectPage.objects.get()
    assert page.url is None or page.url not in text_of(client, "/register/")
    etag = client.get("/register/subsidies.csv")["ETag"]
    page.get_latest_revision().publish()
    assert RegisterEntry.objects.get().page.live
    assert client.get("/register/subsidies.csv")["ETag"] != etag


def test_the_page_costs_few_questions(
    client: Client, two_grants: None, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client.get("/register/")
    with django_assert_max_num_queries(30):
        client.get("/register/")


def test_totals_of_many_lines_are_remembered_until_a_line_changes(
    client: Client, two_grants: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_totals, "MANY", 1)
    added_up: list[str] = []
    really = register_totals._added_up

    def counting(found: Any) -> Any:
        added_up.append("once")
        return really(found)

    monkeypatch.setattr(register_totals, "_added_up", counting)

    def granted_now(query: str = "") -> Decimal:
        amount: Decimal = client.get(f"/register/{query}").context["register"].totals["granted"]
        return amount

    before = granted_now()
    assert (granted_now(), len(added_up)) == (before, 1)
    entry = RegisterEntry.objects.first()
    assert entry
    entry.granted_amount += 1
    entry.save()
    assert (granted_now(), len(added_up)) == (before + 1, 2)
    granted_now("?zoek=Voorbeeld")
    granted_now("?zoek=Voorbeeld")
    assert len(added_up) == 4, "what people search for is kept nowhere"


def test_every_page_of_the_register_holds_its_own_lines_in_order(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "DEEP", 4)
    monkeypatch.setattr(register_page, "ON_A_PAGE", 3)
    for number in range(11):
        RegisterEntry.objects.create(
            reference=f"P-{number}",
            recipient_kind="resident",
            activity="Plan",
            round_name="Ronde",
            year=2026,
            granted_on=date(2026, 1, 1 + number // 2),
            granted_amount=Decimal(number),
        )
    shown = [
        entry.pk
        for number in range(1, 5)
        for entry in client.get("/register/", {"pagina": number}).context["register"].page
    ]
    assert shown == list(RegisterEntry.objects.values_list("pk", flat=True))


def test_the_staff_may_write_an_introduction(client: Client) -> None:
    site = Site.objects.get(is_default_site=True)
    RegisterSettings.objects.update_or_create(site=site, defaults={"introduction": "Eerste <b>regel</b>\nTweede"})
    assert "Eerste &lt;b&gt;regel&lt;/b&gt;<br>Tweede" in text_of(client, "/register/")


@pytest.mark.parametrize("path", PUBLIC)
def test_only_reading_is_possible(client: Client, path: str) -> None:
    assert client.post(path).status_code in {405, 403}
