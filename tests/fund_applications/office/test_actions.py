"""The pages of the actions: a button never lies, the second of two people is told, and nothing that is typed breaks them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.roles import STAFF_ROLES, Role
from fund_applications.lifecycle.transitions import TABLE
from fund_applications.models import (
    Application,
    Status,
)
from fund_applications.office.actions.pages import PAGES
from tests.case_story import CaseStory, Cast
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import NOT_BY_HAND, Login, address, done

pytestmark = pytest.mark.django_db


def test_every_row_that_staff_do_by_hand_has_a_page() -> None:
    by_staff = {row.name for row in TABLE.values() if set(row.roles) & STAFF_ROLES}
    assert by_staff - NOT_BY_HAND == set(PAGES)


def test_the_case_shows_a_button_for_each_action_that_is_possible(story: CaseStory, as_user: Login) -> None:
    page = as_user(story.handler).get(reverse("office_case", args=[story.application.public_id])).text
    for name in ("accept_complete", "request_supplement", "withdraw", "assign_handler"):
        assert address(story.application, name) in page
    for name in ("grant", "reject", "fix_advice", "announce"):
        assert address(story.application, name) not in page


@pytest.mark.parametrize("name", ["grant", "announce", "no_such_action"])
def test_an_action_that_is_not_possible_does_nothing(name: str, story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert client.get(address(story.application, name)).status_code == 302
    client.post(address(story.application, name), {"revision": story.application.revision})
    assert story.status == Status.SUBMITTED


def test_a_button_that_could_only_be_refused_is_not_there(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    client = as_user(cast.handler)
    page = client.get(reverse("office_case", args=[story.application.public_id])).text
    for name in ("release_reviewer", "register_default_notice", "prepare_decision"):
        assert address(story.application, name) not in page
    story.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=cast.member.pk))
    Application.objects.update(decide_by=timezone.localdate() - timedelta(days=1), supplement_lapsed=True)
    page = client.get(reverse("office_case", args=[story.application.public_id])).text
    for name in ("release_reviewer", "register_default_notice", "prepare_decision"):
        assert address(story.application, name) in page


# --- Two people on one case -------------------------------------------------------------------------------


def test_the_second_is_told_what_the_first_did_and_loses_nothing(
    cast: Cast, story: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    first, second = colleague(Role.HANDLER, first_name="Eva", last_name="Eerst"), cast.handler
    opened_on = story.application.revision
    story.perform("assign_handler", first, given.AssignHandler(user_id=first.pk))
    client = as_user(second)
    data = {"where_to": "Leefbaarheidsbudget", "reason": "Dit typte ik net."}
    response = client.post(address(story.application, "propose_referral"), {"revision": opened_on, **data})
    assert response.status_code == 200
    assert "Iemand anders was net eerder" in response.text
    assert "Behandelaar aangewezen" in response.text
    assert "Eva Eerst" in response.text
    assert "Dit typte ik net." in response.text
    revision = response.context["form"]["revision"].value()
    assert done(client.post(address(story.application, "propose_referral"), {"revision": revision, **data}))


def test_a_double_press_does_it_once(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    data = {"revision": story.application.revision, "new_date": "1-6-2026", "reason": "Juni."}
    assert done(client.post(address(story.application, "extend_term"), data))
    assert client.post(address(story.application, "extend_term"), data).status_code == 200
    assert story.application.term_changes.count() == 1


@pytest.mark.parametrize("revision", ["", "abc", "-1", "99999999999999999999", "\x00"])
def test_a_form_without_a_proper_revision_does_nothing(revision: str, story: CaseStory, as_user: Login) -> None:
    data = {"revision": revision, "checked": list(CHECKLIST)}
    response = as_user(story.handler).post(address(story.application, "accept_complete"), data)
    assert response.status_code == 200
    assert story.status == Status.SUBMITTED


@pytest.mark.parametrize("name", sorted(PAGES))
@pytest.mark.parametrize("junk", ["", "\x00", "x" * 20_000, "<script>alert(1)</script>", "☃" * 50, "-1"])
def test_nothing_typed_breaks_a_form(name: str, junk: str, cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast)
    for user in (cast.handler, cast.secretary, cast.decider):
        client = as_user(user)
        page = client.get(address(story.application, name))
        fields = list(page.context["form"].fields) if page.status_code == 200 else ["reason", "amount", "text"]
        response = client.post(address(story.application, name), dict.fromkeys(fields, junk))
        assert response.status_code in {200, 302}
        assert "<script>alert" not in response.text
