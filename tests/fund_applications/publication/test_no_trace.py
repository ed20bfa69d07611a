"""A case leaves no trace where it must not: a walk along all that is public, for people who agreed to nothing.

The same walk finds who did agree, and finds a secret that was planted: so it would have found the others.
"""

from __future__ import annotations

import logging
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone
from django.views import defaults

from wagtail.models import Page

from fund_applications.applicant.contact_data import save_contact_data
from fund_applications.correspondence import follow_ups, sending
from fund_applications.intake.links import issue_applicant_link
from fund_applications.lifecycle.transition_data import Determine, Withdraw
from fund_applications.models import (
    ApplicantKind,
    Application,
    Attachment,
    InternalNote,
    Letter,
    Message,
    NamePublication,
    OutgoingMail,
    ProjectPublication,
)
from home.models import NewsIndexPage, NewsPage
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory, FundRoundFactory
from tests.fund_applications.publication.public_outputs import (
    CASE_TABLES,
    fetch,
    kept_outside_the_case,
    own_tables,
    traces,
    walk,
)

pytestmark = pytest.mark.django_db
CLOSED = "Quixwort"
"""In every word that somebody typed who agreed to nothing."""
SECRET = {
    "name": f"Xaverius {CLOSED}naam",
    "email": f"{CLOSED.lower()}@geheimpost.example",
    "phone": "06 98761234",
    "street": f"{CLOSED}laan 77",
    "postcode": "5466 ZQ",
    "iban": "NL91ABNA0417164300",
    "account_holder": f"X. {CLOSED}naam",
}
TRACES = [CLOSED, "Xaverius", "geheimpost", "98761234", "98 76 12 34", "5466 ZQ", "5466ZQ", "0417164300"]
OPEN_NAME = "Openhart Voorbeeldmens"
ONCE_OPEN = "Spijtoptant"


def _typed(what: str) -> str:
    return f"Voorbeeld {what} {CLOSED}{what}"


def _closed_case(cast: Cast, fund_round: Any, number: int, **applicant: Any) -> CaseStory:
    """A case with something secret in every place where something can be typed."""
    values = {**SECRET, "email": f"{number}{SECRET['email']}", **applicant}
    story = CaseStory(
        cast=cast,
        round=fund_round,
        applicant=ApplicantFactory(**values),
        title=f"Tuin van {SECRET['name']}",
        summary=_typed("samenvatting"),
        answers={"title": f"Tuin van {SECRET['name']}", "about": _typed("antwoord"), "who": SECRET["phone"]},
        search_text=f"{_typed('zoektekst')} {SECRET['name']} {SECRET['street']}".lower(),
    )
    application = story.application
    file = ContentFile(_typed("bijlage").encode(), name=f"{CLOSED}.pdf")
    Attachment.objects.create(
        application=application,
        file=file,
        original_name=f"{CLOSED}.pdf",
        content_type="application/pdf",
        size=10,
        sha256="0" * 64,
    )
    Message.objects.create(
        application=application,
        direction=Message.Direction.FROM_APPLICANT,
        subject=_typed("onderwerp"),
        body=_typed("bericht"),
        sent_at=timezone.now(),
    )
    InternalNote.objects.create(application=application, author=cast.handler, text=_typed("notitie"))
    return story


def _everything_follows() -> None:
    """All follow-ups and mails, until nothing is left."""
    for _round in range(8):
        for pk in follow_ups.waiting():
            assert follow_ups.run(pk) is True
        for mail in sending.waiting():
            assert sending.deliver(mail) == OutgoingMail.State.SENT


def _the_whole_way(cast: Cast) -> None:
    """Four cases without consent, each to another end."""
    fund_round = FundRoundFactory(name="Voorbeeldronde", ceiling=Decimal(500000), opens_on=date(2026, 1, 1))
    reasons = _typed("redenen")
    resident = _closed_case(cast, fund_round, 1)
    resident.advised(text=_typed("advies")).perform("grant", cast.decider, resident.grant_data(reasons=reasons))
    resident.announce()
    resident.perform("report", resident.applicant, resident.report_data(what_happened=_typed("verslag")))
    resident.perform("determine", cast.decider, Determine(amount=Decimal(3000), reasons=reasons)).announce()
    group = _closed_case(cast, fund_round, 2, kind=ApplicantKind.GROUP)
    group.granted(reasons=reasons).announce()
    refused = _closed_case(cast, fund_round, 3, channel="post")
    refused.advised().perform("reject", cast.decider, refused.reject_data(reasons=reasons)).announce()
    stopped = _closed_case(cast, fund_round, 4)
    stopped.perform("withdraw", stopped.applicant, Withdraw())


def _who_agreed(cast: Cast) -> Application:
    """The canary: somebody who wants to be named, with a live page."""
    applicant = ApplicantFactory(name=OPEN_NAME, may_publish=True, name_publication=NamePublication.FULL)
    story = CaseStory(cast=cast, applicant=applicant, title="Voorbeeld: kanarietuin", summary="Kanarie in de tuin.")
    story.granted().announce()
    _everything_follows()
    page = ProjectPublication.objects.get(application=story.application).page
    assert page is not None
    page.save_revision().publish()
    return story.application


def _error_pages(address: str) -> dict[str, str]:
    request = RequestFactory().get(address)
    request.LANGUAGE_CODE = "nl"  # type: ignore[attr-defined]
    return {"error 500": defaults.server_error(request).content.decode()}


@pytest.fixture(autouse=True)
def _site() -> None:
    cache.clear()
    call_command("setup_site", verbosity=0)


def test_a_case_leaves_no_trace_where_it_must_not(
    client: Client, caplog: pytest.LogCaptureFixture, mailoutbox: list
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("django.db.backends", "factory"):
        caplog.set_level(logging.WARNING, logger=name)
    cast = Cast()
    _the_whole_way(cast)
    _who_agreed(cast)
    case = Application.objects.filter(applicant__name=SECRET["name"]).first()
    assert case is not None
    letter = Letter.objects.filter(application=case).first()
    token = issue_applicant_link(case.applicant.email).token
    private = [
        f"/mijn-aanvraag/{case.public_id}/",
        f"/mijn-aanvraag/link/{token}/",
        f"/beheer/aanvragen/{case.public_id}/",
        f"/beheer/aanvragen/{case.public_id}/voorbeeldbrief/",
        f"/media/{letter.file.name if letter else 'letters/x.pdf'}",
        f"/documenten/{case.pk}/x.pdf",
        f"/bestaat-niet/{case.reference}/",
        f"/register/?zoek={case.reference}",
        f"/en/register/?zoek={case.reference}",
    ]
    seen = walk(client) | {address: fetch(client, address) for address in private}
    seen |= _error_pages(f"/mijn-aanvraag/{case.public_id}/")
    assert len(seen) > 60, "the walk went through the site"
    kept = kept_outside_the_case() | {"log": caplog.text}
    assert traces(seen | kept, TRACES) == []
    _nobody_is_found_by_searching(client)
    _mails_hold_no_content(mailoutbox)
    _who_agreed_is_found(seen, kept)


def _nobody_is_found_by_searching(client: Client) -> None:
    """Neither a result, nor a suggestion, nor a line of the register."""
    for word in [CLOSED, CLOSED[:5], "Xaverius", f"{CLOSED}antwoord", SECRET["street"], "5466 ZQ", SECRET["email"]]:
        for prefix in ("", "/en"):
            response = client.get(f"{prefix}/zoeken/", {"q": word})
            assert response.status_code == 200
            assert response.context["answer"].total == 0, word
            assert client.get(f"{prefix}/register/", {"zoek": word}).context["register"].page.paginator.count == 0, word
    nearly = client.get("/zoeken/", {"q": f"{CLOSED[:-1]}e"}).content.decode()
    assert CLOSED.casefold() not in nearly.casefold(), "no correction towards a word of a case"


def _mails_hold_no_content(mailoutbox: list) -> None:
    """Of a case only its number, a day and a link; the name only in the greeting of who reads it."""
    assert len(mailoutbox) > 10
    for mail in mailoutbox:
        text = f"{mail.subject}\n{mail.body}\n{mail.alternatives[0][0] if mail.alternatives else ''}"
        if mail.to[0].endswith("geheimpost.example"):
            text = text.replace(f"Hallo {SECRET['name']},", "")
        assert traces({mail.subject: text}, TRACES) == []
        assert not mail.attachments


def _who_agreed_is_found(seen: dict[str, str], kept: dict[str, str]) -> None:
    """The canary: where a name may stand, the walk finds it."""
    found = traces(seen | kept, [OPEN_NAME])
    places = {entry.split(" in ", 1)[1] for entry in found}
    assert {
        "/register/",
        "/en/register/",
        "/register/subsidies.csv",
        "/register/360giving.json",
        "table fund_applications_registerentry",
        "table home_projectpage",
        "table wagtailcore_revision",
        "table wagtailsearch_indexentry",
    } <= places
    assert any(place.startswith("/projecten/") for place in places)
    titles = {entry.split(" in ", 1)[1] for entry in traces(seen, ["kanarietuin"])}
    assert {"/feeds/projecten.xml", "/register/atom.xml", "/sitemap.xml", "/projecten/"} <= titles


def test_the_walk_finds_a_secret_wherever_it_was_planted(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    news = NewsIndexPage.objects.first()
    assert news is not None
    page = news.add_child(instance=NewsPage(title=f"Bericht {CLOSED}", slug=CLOSED.lower()))
    page.save_revision().publish()
    cache.set("a-page", f"<p>{CLOSED}</p>")
    logging.getLogger("fund_applications.proof").info("Nieuw: %s", CLOSED)
    starts = [news.url, "/feeds/nieuws.xml", "/sitemap.xml", f"/zoeken/?q={CLOSED}", f"/delen/{page.pk}.png"]
    seen = walk(client, starts, follow=False) | walk(client, [page.url], follow=False)
    found = traces(seen | kept_outside_the_case() | {"log": caplog.text}, [CLOSED])
    places = {entry.split(" in ", 1)[1] for entry in found}
    expected = {news.url, page.url, "/feeds/nieuws.xml", "/sitemap.xml", "log", "table wagtailsearch_indexentry"}
    expected |= {"table wagtailcore_revision", "table wagtailcore_page"}
    assert expected <= places
    assert any(place.startswith("cache default") for place in places)
    assert client.get("/zoeken/", {"q": CLOSED}).context["answer"].total == 1


def test_a_consent_that_is_taken_back_leaves_no_name_behind(client: Client) -> None:
    cast = Cast()
    application = _who_agreed(cast)
    applicant = application.applicant
    applicant.name, applicant.name_publication = f"{ONCE_OPEN} Janssen", NamePublication.FULL
    applicant.save()
    save_contact_data(application, applicant, {"name_publication"})
    _everything_follows()
    page = ProjectPublication.objects.get(application=application).page
    assert page is not None
    starts = ["/projecten/", page.url, "/register/", "/register/360giving.json", "/register/subsidies.csv"]
    places = " ".join(traces(walk(client, starts, follow=False) | kept_outside_the_case(), [ONCE_OPEN]))
    assert page.url in places
    assert "table wagtailcore_revision" in places, "an old version of the page had the name"
    applicant.name_publication = NamePublication.NONE
    save_contact_data(application, applicant, {"name_publication"})
    _everything_follows()
    gone = [ONCE_OPEN, OPEN_NAME]
    assert traces(walk(client, starts, follow=False) | kept_outside_the_case(), gone) == []


def test_no_table_of_the_case_is_outside_the_walk_by_its_name() -> None:
    assert all(name.startswith(CASE_TABLES) for name in own_tables())
    assert Page.objects.exists()
