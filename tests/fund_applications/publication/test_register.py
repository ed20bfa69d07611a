"""The public register and its open data: complete, right to the euro, and never a name without consent."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime
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
    Application,
    FollowUp,
    NamePublication,
    RegisterEntry,
    RegisterSettings,
)
from fund_applications.office.registers import paging
from fund_applications.publication import register_page, register_totals
from fund_applications.publication.register import public_activity, public_text, update_entry
from home.models import ProjectPage, Village
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory, FundRoundFactory
from tests.fund_applications.publication.test_project_page import index  # noqa: F401  the gallery

pytestmark = pytest.mark.django_db
PUBLIC = ["/register/", "/register/subsidies.csv", "/register/360giving.json", "/register/atom.xml"]


def village(name: str) -> Village:
    return Village.objects.get_or_create(name=name, defaults={"slug": name.lower()})[0]


def granted(**values: Any) -> CaseStory:
    applicant = values.pop("applicant", None) or ApplicantFactory(name="Robin de Vries")
    amount = values.pop("amount", Decimal(4000))
    return CaseStory(applicant=applicant, **values).granted(amount=amount)


def announce(story: CaseStory) -> Application:
    """The decision goes out, and all that follows for the public is done."""
    story.announce()
    kinds = {"start_project_page", "update_register"}
    for follow_up in FollowUp.objects.filter(application=story.application, kind__in=kinds, done_at=None):
        assert run(follow_up.pk) is True
    return story.application


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()


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


@pytest.fixture
def two_grants() -> None:
    """One of 4,000 in Erp, one of 1,000 in Erp and Veghel; the first is determined at 3,500."""
    cast, fund_round = Cast(), FundRoundFactory()
    erp, veghel = village("Erp").pk, village("Veghel").pk
    first = granted(cast=cast, round=fund_round, village_ids=[erp])
    announce(first)
    first.perform("report", first.applicant, first.report_data())
    first.perform("determine", first.decider, Determine(amount=Decimal(3500), reasons="Minder."))
    announce(first)
    announce(
        granted(cast=cast, round=fund_round, village_ids=[erp, veghel], amount=Decimal(1000), title="Voorbeeld: fiets")
    )


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


# --- open data ----------------------------------------------------------------------------------------


def test_the_csv_has_the_columns_of_the_law(client: Client, two_grants: None) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(client, "/register/subsidies.csv"))))
    assert len(rows) == 2
    row = next(row for row in rows if row["activiteit"] == "Voorbeeld: buurttuin")
    assert row["toegekend_euro"] == "4000.00"
    assert row["vastgesteld_euro"] == "3500.00"
    assert row["kernen"] == "Erp"
    assert row["soort_ontvanger"] == "inwoner"


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_formula_like_text_is_harmless_in_the_csv(client: Client, title: str) -> None:
    announce(granted(title=title))
    row = next(csv.DictReader(io.StringIO(text_of(client, "/register/subsidies.csv"))))
    assert row["activiteit"] == f"'{title}"


def assert_is_360giving(package: dict[str, Any]) -> None:
    """The rules of 360Giving 1.4 for what we use of it, as its documentation words them."""
    assert re.fullmatch(r"\d+\.\d+", package["version"])
    assert package["publisher"]["name"]
    assert package["license"].startswith("https://")
    assert isinstance(package["grants"], list)
    assert len({grant["id"] for grant in package["grants"]}) == len(package["grants"])
    for grant in package["grants"]:
        for name in ("id", "title", "description"):
            assert isinstance(grant[name], str)
            assert grant[name]
        assert grant["currency"] == "EUR"
        assert isinstance(grant["amountAwarded"], int | float)
        date.fromisoformat(grant["awardDate"])
        datetime.fromisoformat(grant["dateModified"])
        assert all(organisation["id"] and organisation["name"] for organisation in grant["fundingOrganization"])
        one_of = [name for name in ("recipientOrganization", "recipientIndividual") if name in grant]
        assert len(one_of) == 1, "an organisation or an individual, never both"
        recipient = grant[one_of[0]]
        for each in recipient if isinstance(recipient, list) else [recipient]:
            assert each["id"]
            assert each["name"]
        assert all(place["countryCode"] == "NL" for place in grant["beneficiaryLocation"])


def test_the_json_is_360giving(client: Client, two_grants: None) -> None:
    announce(granted(applicant=ApplicantFactory(kind=ApplicantKind.GROUP)))
    package = json.loads(text_of(client, "/register/360giving.json"))
    assert len(package["grants"]) == 3
    assert_is_360giving(package)
    assert {"recipientIndividual", "recipientOrganization"} <= {key for grant in package["grants"] for key in grant}


def test_an_empty_register_is_valid_json_and_an_empty_table(client: Client) -> None:
    assert json.loads(text_of(client, "/register/360giving.json"))["grants"] == []
    assert len(text_of(client, "/register/subsidies.csv").splitlines()) == 1
    assert "Niets gevonden" in text_of(client, "/register/")
    assert "<feed" in text_of(client, "/register/atom.xml")


def test_the_catalogue_names_every_form_and_the_licence(client: Client, two_grants: None) -> None:
    catalogue = json.loads(text_of(client, "/register/dcat.jsonld"))
    assert catalogue["@type"] == "dcat:Dataset"
    addresses = [each["dcat:downloadURL"]["@id"] for each in catalogue["dcat:distribution"]]
    assert [address.rsplit("/", 1)[1] for address in addresses] == ["subsidies.csv", "360giving.json", "atom.xml"]
    assert "publicdomain/zero" in catalogue["dct:license"]["@id"]


def test_the_feed_has_one_entry_a_grant(client: Client, two_grants: None) -> None:
    feed = text_of(client, "/register/atom.xml")
    assert feed.count("<entry>") == 2


def test_the_calendar_has_the_rounds(client: Client) -> None:
    FundRoundFactory(name="Ronde X", opens_on=date(2030, 1, 1), closes_on=date(2030, 12, 31))
    text = text_of(client, "/register/agenda.ics")
    assert "DTSTART;VALUE=DATE:20301231" in text
    assert "Ronde X" in text


@pytest.mark.parametrize("path", [*PUBLIC[1:], "/register/dcat.jsonld"])
def test_who_has_the_newest_copy_gets_no_other(client: Client, two_grants: None, path: str) -> None:
    first = client.get(path)
    if first.streaming:
        b"".join(first.streaming_content)
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    RegisterEntry.objects.first().delete()  # type: ignore[union-attr]
    changed = client.get(path, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    if changed.streaming:
        b"".join(changed.streaming_content)


def test_the_calendar_is_not_sent_again_until_a_date_changes(client: Client) -> None:
    fund_round = FundRoundFactory(opens_on=date(2030, 1, 1), closes_on=date(2030, 12, 31))
    first = client.get("/register/agenda.ics")
    assert client.get("/register/agenda.ics", headers={"if-none-match": first["ETag"]}).status_code == 304
    fund_round.closes_on = date(2030, 11, 30)
    fund_round.save()
    assert client.get("/register/agenda.ics", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("path", [*PUBLIC[1:], "/register/dcat.jsonld", "/register/agenda.ics"])
def test_every_form_says_that_it_is_of_everybody(client: Client, two_grants: None, path: str) -> None:
    response = client.get(path)
    if response.streaming:
        b"".join(response.streaming_content)
    assert response["Link"] == '<https://creativecommons.org/publicdomain/zero/1.0/>; rel="license"'


def test_the_staff_may_write_an_introduction(client: Client) -> None:
    site = Site.objects.get(is_default_site=True)
    RegisterSettings.objects.update_or_create(site=site, defaults={"introduction": "Eerste <b>regel</b>\nTweede"})
    assert "Eerste &lt;b&gt;regel&lt;/b&gt;<br>Tweede" in text_of(client, "/register/")


@pytest.mark.parametrize("path", PUBLIC)
def test_only_reading_is_possible(client: Client, path: str) -> None:
    assert client.post(path).status_code in {405, 403}
