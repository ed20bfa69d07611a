"""What a page costs: questions to the database, and bytes to a phone. Over every page of the demonstration."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Page

from fund_applications.models import CommissionMeeting, FundRound, Outage
from fund_applications.site_setup import ensure_english_form_page, ensure_equated_days, ensure_form_page, ensure_round
from home.demo import load
from home.models import HomePage
from home.site_setup import point_to_apply_page
from tests.factories import ApplicationFactory

pytestmark = pytest.mark.filterwarnings(
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    "ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
)

MOST_QUERIES = 12
MOST_BYTES = 60 * 1024
#: What the first view of a page loads beside the page itself; the second font comes only for rare letters.
PARTS = ("build/public.css", "build/public.js", "build/nunito.woff2", "build/mark.svg")


def sent(path: str) -> int:
    found = finders.find(path)
    assert found, f"{path} is not built"
    content = Path(str(found)).read_bytes()
    return len(content) if path.endswith(".woff2") else len(brotli.compress(content))


def an_open_round_with_money() -> FundRound:
    """The round and the form of a new site, and one case of it that waits for a decision."""
    ensure_equated_days()
    fund_round = ensure_round()
    today = timezone.localdate()
    FundRound.objects.filter(pk=fund_round.pk).update(
        opens_on=today - timedelta(days=400), closes_on=today + timedelta(days=60)
    )
    fund_round.refresh_from_db()
    form = ensure_form_page(fund_round)
    point_to_apply_page(form)
    ensure_english_form_page(form)
    CommissionMeeting.objects.create(round=fund_round, held_on=today + timedelta(days=10))
    ApplicationFactory(round=fund_round)
    return fund_round


def test_every_page_asks_little_and_weighs_little(home: HomePage, client: Client) -> None:
    load()
    an_open_round_with_money()
    parts = sum(sent(path) for path in PARTS)
    pages = Page.objects.live().filter(depth__gt=1).specific()
    addresses = [page.url for page in pages if page.url] + ["/zoeken/?q=soep", "/register/", "/insluiten/geldmeter/"]
    assert len(addresses) > 60
    assert {"/aanvragen/", "/en/apply/"} <= set(addresses)
    assert "bif-meter__pending" in client.get("/aanvragen/").content.decode()
    wrong = []
    for address in addresses:
        client.get(address)  # makes renditions of pictures, once for ever
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers={"accept-encoding": "gzip"})
        assert response.status_code == 200, address
        assert response.headers["Content-Encoding"] == "gzip", address
        weight = len(response.content) + parts
        if len(queries) > MOST_QUERIES or weight > MOST_BYTES:
            wrong.append(f"{address}: {len(queries)} queries, {weight} bytes")
    assert wrong == []


@pytest.mark.parametrize("address", ["/", "/en/", "/spelregels/", "/aanvragen/", "/en/apply/"])
def test_the_last_week_of_a_round_with_an_outage_asks_little_too(home: HomePage, client: Client, address: str) -> None:
    load()
    fund_round = an_open_round_with_money()
    now = timezone.now()
    FundRound.objects.filter(pk=fund_round.pk).update(closes_on=timezone.localdate() + timedelta(days=3))
    Outage.objects.create(starts_at=now - timedelta(days=3), ends_at=now - timedelta(days=2))
    told = (
        "Er was een storing" if address == "/aanvragen/" else "There was an outage" if address == "/en/apply/" else ""
    )
    client.get(address)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert told in response.content.decode()
    assert len(queries) <= MOST_QUERIES
