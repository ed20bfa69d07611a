"""From a grant to a draft project page: with consent only, public fields only, once."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from wagtail.models import Page

from fund_applications.applicant.contact_data import save_contact_data
from fund_applications.correspondence.follow_ups import run
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.models import ApplicantKind, Application, FollowUp, NamePublication, ProjectPublication
from fund_applications.publication.project_page import follow_consent, public_name, start_page
from home.models import HomePage, ProjectIndexPage, ProjectPage, Theme, Village
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index() -> ProjectIndexPage:
    """The gallery under which project pages stand."""
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Home", slug="home-van-de-test"))
    return home.add_child(instance=ProjectIndexPage(title="Projecten", slug="projecten"))


def granted(**applicant: Any) -> CaseStory:
    values = {"name": "Robin de Vries", "may_publish": True, **applicant}
    story = CaseStory(
        applicant=ApplicantFactory(**values),
        title="Voorbeeld: buurttuin",
        summary="We maken een tuin met de buurt.",
        village_ids=[Village.objects.get_or_create(name="Erp", slug="erp")[0].pk],
        theme_ids=[Theme.objects.get_or_create(name="Groen", slug="groen")[0].pk],
    )
    return story.granted(amount=Decimal(4000))


def announce(story: CaseStory) -> Application:
    story.announce()
    for follow_up in FollowUp.objects.filter(application=story.application, kind="start_project_page"):
        assert run(follow_up.pk) is True
    return story.application


def test_an_announced_grant_becomes_a_draft_page_with_the_public_facts() -> None:
    application = announce(granted())
    page = ProjectPage.objects.get()
    assert not page.live
    assert page.title == "Voorbeeld: buurttuin"
    assert page.summary == "We maken een tuin met de buurt."
    assert page.amount == 4000
    assert page.year == 2026
    assert [village.name for village in page.villages.all()] == ["Erp"]
    assert [theme.name for theme in page.themes.all()] == ["Groen"]
    assert page.recipient_name == ""
    assert ProjectPublication.objects.get(application=application).page == page
    latest = page.get_latest_revision_as_object()
    assert latest.title == page.title
    assert [village.name for village in latest.villages.all()] == ["Erp"]


def test_nothing_else_of_the_case_is_on_the_page() -> None:
    application = announce(granted())
    page = ProjectPage.objects.get()
    everything = str(page.get_latest_revision().content) + str(page.serializable_data())
    applicant = application.applicant
    for secret in (applicant.name, applicant.email, applicant.street, application.reference, "5000"):
        assert secret not in everything


def test_without_consent_there_is_no_page() -> None:
    announce(granted(may_publish=False))
    assert not ProjectPage.objects.exists()


def test_before_the_announcement_there_is_no_page() -> None:
    story = granted()
    assert start_page(story.application) is None
    assert not ProjectPage.objects.exists()


def test_a_refusal_gives_no_page() -> None:
    story = CaseStory(applicant=ApplicantFactory(may_publish=True)).rejected()
    announce(story)
    assert not ProjectPage.objects.exists()


def test_doing_it_twice_makes_one_page_and_a_page_that_was_thrown_away_stays_away() -> None:
    application = announce(granted())
    assert start_page(application) is None
    assert ProjectPage.objects.count() == 1
    ProjectPage.objects.get().delete()
    assert start_page(application) is None
    assert not ProjectPage.objects.exists()


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({}, ""),
        ({"name_publication": NamePublication.FIRST_NAME}, "Robin"),
        ({"name_publication": NamePublication.FULL}, "Robin de Vries"),
        ({"kind": ApplicantKind.ORGANISATION, "organisation": "Stichting Voorbeeld"}, "Stichting Voorbeeld"),
        ({"kind": ApplicantKind.GROUP, "organisation": "De buren"}, ""),
        ({"name": "", "name_publication": NamePublication.FULL}, ""),
    ],
)
def test_a_name_only_by_consent_and_kind_of_recipient(values: dict[str, Any], shown: str) -> None:
    assert public_name(ApplicantFactory.build(**{"name": "Robin de Vries", **values})) == shown


def test_a_consent_that_is_taken_back_takes_the_page_offline_and_given_back_makes_nothing_live() -> None:
    application = announce(granted())
    page = ProjectPage.objects.get()
    page.get_latest_revision().publish()
    application.applicant.may_publish = False
    save_contact_data(application, application.applicant, ["may_publish"])
    run(FollowUp.objects.get(kind="consent_changed").pk)
    page.refresh_from_db()
    assert not page.live
    assert ProjectPublication.objects.get().withdrawn_at is not None
    application.applicant.may_publish = True
    application.applicant.save()
    follow_consent(application)
    page.refresh_from_db()
    assert not page.live
    assert ProjectPublication.objects.get().withdrawn_at is None


def test_a_name_that_is_taken_back_disappears_from_the_live_page_and_from_its_draft() -> None:
    application = announce(granted(name_publication=NamePublication.FULL))
    page = ProjectPage.objects.get()
    page.get_latest_revision().publish()
    application.applicant.name_publication = NamePublication.NONE
    application.applicant.save()
    follow_consent(application)
    page.refresh_from_db()
    assert page.live
    assert page.recipient_name == ""
    assert page.get_latest_revision_as_object().recipient_name == ""


def test_consent_that_comes_later_still_makes_a_page() -> None:
    application = announce(granted(may_publish=False))
    application.applicant.may_publish = True
    application.applicant.save()
    follow_consent(application)
    assert ProjectPage.objects.count() == 1


def test_an_editor_completes_and_publishes_it_as_any_page() -> None:
    announce(granted())
    page = ProjectPage.objects.get().get_latest_revision_as_object()
    page.result = "<p>De tuin ligt er.</p>"
    page.save_revision().publish()
    page = ProjectPage.objects.get()
    assert page.live
    assert [village.name for village in page.villages.all()] == ["Erp"]


def test_the_year_is_that_of_the_announcement() -> None:
    story = granted()
    with time_machine.travel(datetime(2027, 1, 2, 12, tzinfo=AMSTERDAM)):
        story.now = datetime(2027, 1, 2, 12, tzinfo=AMSTERDAM)
        announce(story)
    assert ProjectPage.objects.get().year == 2027


def test_a_whole_consent_that_is_taken_back_takes_the_name_off_every_version_too() -> None:
    application = announce(granted(name_publication=NamePublication.FULL))
    page = ProjectPage.objects.get()
    page.save_revision().publish()
    application.applicant.may_publish = False
    application.applicant.save()
    follow_consent(application)
    page.refresh_from_db()
    assert not page.live
    assert {page.recipient_name, *(each.content["recipient_name"] for each in page.revisions.all())} == {""}
    application.applicant.may_publish = True
    application.applicant.save()
    follow_consent(application)
    page.refresh_from_db()
    assert page.recipient_name == "Robin de Vries"
    assert not page.live, "an editor publishes it again"
