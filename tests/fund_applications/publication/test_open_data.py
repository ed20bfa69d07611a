"""The open data of the register: CSV, 360Giving, catalogue, feed and calendar, each free to use and not sent again unchanged."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from fund_applications.models import (
    ApplicantKind,
    RegisterEntry,
)
from tests.factories import ApplicantFactory, FundRoundFactory
from tests.fund_applications.publication.grants import PUBLIC, announce, granted, text_of

pytestmark = pytest.mark.django_db


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
