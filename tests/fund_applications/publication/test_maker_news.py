"""News of makers: sent with photos, looked at by an editor, then on the page of the project."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from wagtail.images import get_image_model
from wagtail.models import Page, Site

from fund_applications.applicant.maker_news import take_back
from fund_applications.correspondence import digests
from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.roles import Role
from fund_applications.models import (
    Application,
    Attachment,
    DigestItem,
    FollowUp,
    MailFrequency,
    MakerNews,
    OutgoingMail,
    ProjectPublication,
    StaffMailChoice,
)
from home.models import HomePage, ProjectIndexPage, ProjectPage
from home.site_setup.groups import ensure_groups
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory, person
from tests.fund_applications.applicant.conftest import sign_in
from tests.fund_applications.intake.sample_files import photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march_2026() -> object:
    cache.clear()
    with time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=AMSTERDAM), tick=True) as travelled:
        yield travelled


@pytest.fixture
def application() -> Application:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="home-van-de-test"))
    home.add_child(instance=ProjectIndexPage(title="Projecten", slug="projecten"))
    Site.objects.update(root_page=home)
    ensure_groups(home)
    story = CaseStory(applicant=ApplicantFactory(may_publish=True)).announced()
    for follow_up in FollowUp.objects.filter(kind="start_project_page"):
        run(follow_up.pk)
    return story.application


@pytest.fixture
def maker(application: Application) -> Client:
    return sign_in(Client(), application.applicant.email)


#: A picture makes renditions, which takes seconds: only where a picture is what the test is about.
WITHOUT_PHOTO: dict[str, Any] = {"photo_1": None, "alt_1": None}


def send(maker: Client, application: Application, **changes: Any) -> Any:
    fields: dict[str, Any] = {
        "heading": "De eerste bollen",
        "text": "We plantten <b>bollen</b>.\n\nHet regende.",
        "photo_1": SimpleUploadedFile("tuin.jpg", photo()),
        "alt_1": "Twee mensen met een schep",
        "people_agree": "on",
    }
    data = {name: value for name, value in {**fields, **changes}.items() if value is not None}
    return maker.post(reverse("applicant:news", args=[application.public_id]), data)


def chief() -> Client:
    client = Client()
    client.force_login(person(Role.CHIEF_EDITOR))
    return client


def make_live(application: Application) -> ProjectPage:
    page = ProjectPublication.objects.get(application=application).page
    assert page
    page.get_latest_revision().publish()
    return ProjectPage.objects.get(pk=page.pk)


def place(client: Client, news: MakerNews, **changes: Any) -> Any:
    photos = {f"show_{p.pk}": "on" for p in news.photos.all()} | {
        f"alt_{p.pk}": p.description for p in news.photos.all()
    }
    data = {"heading": news.heading, "text": news.text, "answer": "", **photos, **changes}
    return client.post(reverse("maker_news_screen", args=[news.pk]), data)


def test_nothing_is_public_before_an_editor_placed_it(maker: Client, application: Application) -> None:
    page = make_live(application)
    assert send(maker, application, **WITHOUT_PHOTO).status_code == 302
    news = MakerNews.objects.get()
    assert news.state == MakerNews.State.WAITING
    assert "De eerste bollen" not in Client().get(page.url).content.decode()
    assert place(chief(), news).status_code == 302
    html = Client().get(page.url).content.decode()
    assert "De eerste bollen" in html
    assert "&lt;b&gt;bollen" in html
    assert FollowUp.objects.filter(payload__code="maker_news_handled").count() == 1
    assert (
        "staat op de projectpagina"
        in maker.get(reverse("applicant:news", args=[application.public_id])).content.decode()
    )


def test_the_photo_on_the_page_has_no_place_and_no_camera_in_it(maker: Client, application: Application) -> None:
    page = make_live(application)
    send(maker, application)
    place(chief(), MakerNews.objects.get())
    block = page.updates.get().photos[0].value["image"]
    assert (block.contextual_alt_text, block.decorative) == ("Twee mensen met een schep", False)
    with get_image_model().objects.get().file.open("rb") as stored, Image.open(io.BytesIO(stored.read())) as image:
        assert not image.getexif()


def test_a_draft_of_an_editor_is_not_published_along_and_keeps_the_news(
    maker: Client, application: Application
) -> None:
    page = make_live(application)
    draft = page.get_latest_revision_as_object()
    draft.makers_tip = "NOG GEHEIM"
    draft.save_revision()
    send(maker, application, **WITHOUT_PHOTO)
    place(chief(), MakerNews.objects.get())
    html = Client().get(page.url).content.decode()
    assert "De eerste bollen" in html
    assert "NOG GEHEIM" not in html
    latest = ProjectPage.objects.get(pk=page.pk).get_latest_revision()
    latest.publish()
    html = Client().get(page.url).content.decode()
    assert html.count("<h3>De eerste bollen</h3>") == 1
    assert "NOG GEHEIM" in html


def test_a_refusal_needs_a_reason_that_the_makers_read(maker: Client, application: Application) -> None:
    send(maker, application)
    news, client = MakerNews.objects.get(), chief()
    assert place(client, news, decline="1").status_code == 422
    assert place(client, news, decline="1", answer="De foto is te donker.").status_code == 302
    page = maker.get(reverse("applicant:news", args=[application.public_id])).content.decode()
    assert "De foto is te donker." in page
    assert "niet geplaatst" in page
    assert place(client, news).status_code == 422


def test_an_editor_sees_the_message_and_a_chief_editor_places_it(maker: Client, application: Application) -> None:
    send(maker, application)
    news = MakerNews.objects.get()
    editor = Client()
    editor.force_login(person(Role.EDITOR))
    page = editor.get(reverse("maker_news_screen", args=[news.pk])).content.decode()
    assert "Een hoofdredacteur plaatst dit bericht." in page
    assert application.reference not in page
    assert application.applicant.email not in page
    assert place(editor, news).status_code in {302, 403}
    assert MakerNews.objects.get().state == MakerNews.State.WAITING
    photo_url = reverse("maker_news_photo", args=[news.pk, news.photos.get().pk])
    assert editor.get(photo_url).getvalue()[:2] == b"\xff\xd8"
    for role in (Role.HANDLER, Role.MEMBER, Role.FINANCE):
        other = Client()
        other.force_login(person(role))
        for url in (photo_url, reverse("maker_news"), reverse("maker_news_screen", args=[news.pk])):
            assert other.get(url).status_code in {302, 403}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"heading": " \u200b "}, "Schrijf een kop"),
        ({"text": "\x00 \n"}, "Vertel iets"),
        ({"text": "x" * 100_000}, "Maak je tekst korter"),
        ({"alt_1": ""}, "Schrijf op wat je op deze foto ziet"),
        ({"people_agree": None}, "Zet een vinkje als iedereen"),
        ({"photo_1": SimpleUploadedFile("x.jpg", b"MZ no picture")}, "bif-error"),
        ({"photo_1": SimpleUploadedFile("plan.pdf", b"%PDF-1.4\n%%EOF")}, "bif-error"),
    ],
    ids=range(7),
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    maker: Client, application: Application, changes: dict[str, Any], words: str
) -> None:
    response = send(maker, application, **changes)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not MakerNews.objects.exists()
    assert not Attachment.objects.exists()


def test_emoji_and_right_to_left_text_stay_readable(maker: Client, application: Application) -> None:
    assert send(maker, application, heading="🌱 \u202eمرحبا", **WITHOUT_PHOTO).status_code == 302
    assert MakerNews.objects.get().heading == "🌱 مرحبا"


def test_what_nobody_looked_at_can_be_taken_back_with_its_photos(maker: Client, application: Application) -> None:
    send(maker, application)
    news = MakerNews.objects.get()
    maker.post(reverse("applicant:take_news_back", args=[application.public_id, news.pk]))
    assert not MakerNews.objects.exists()
    assert not Attachment.objects.exists()


def test_without_consent_or_without_a_grant_there_is_no_news(maker: Client, application: Application) -> None:
    application.applicant.may_publish = False
    application.applicant.save()
    assert send(maker, application).status_code == 422
    other = CaseStory()
    assert send(sign_in(Client(), other.application.applicant.email), other.application).status_code == 302
    assert not MakerNews.objects.exists()


def test_at_most_three_messages_wait(maker: Client, application: Application) -> None:
    for _each in range(3):
        assert send(maker, application, **WITHOUT_PHOTO).status_code == 302
    assert send(maker, application, **WITHOUT_PHOTO).status_code == 422


def test_editors_hear_that_news_waits_and_the_menu_counts_it(maker: Client, application: Application) -> None:
    daily, at_once = person(Role.EDITOR), person(Role.CHIEF_EDITOR)
    StaffMailChoice.objects.create(person=daily, frequency=MailFrequency.DAILY)
    send(maker, application, **WITHOUT_PHOTO)
    asked = FollowUp.objects.get(payload__code="staff_maker_news")
    run(asked.pk)
    mail = OutgoingMail.objects.get(code="staff_maker_news")
    assert mail.recipient == at_once.email
    for private in (application.reference, application.title, "De eerste bollen"):
        assert private not in mail.subject + mail.body_text
    assert reverse("maker_news") in mail.body_text
    item = DigestItem.objects.get(person=daily)
    lines = digests._lines(daily, [item])
    assert [line.address.endswith(reverse("maker_news")) for line in lines] == [True]
    client = Client()
    client.force_login(daily)
    assert "Nieuws van makers (1)" in client.get(reverse("wagtailadmin_home")).text
    take_back(application, MakerNews.objects.get().pk)
    assert "Nieuws van makers (" not in client.get(reverse("wagtailadmin_home")).text


def test_news_that_was_looked_at_in_the_meantime_is_not_mailed(maker: Client, application: Application) -> None:
    person(Role.EDITOR)
    send(maker, application, **WITHOUT_PHOTO)
    MakerNews.objects.update(state=MakerNews.State.DECLINED)
    run(FollowUp.objects.get(payload__code="staff_maker_news").pk)
    assert not OutgoingMail.objects.filter(code="staff_maker_news").exists()
