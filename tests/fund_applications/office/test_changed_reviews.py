"""A review that changes after the commission talked: with a reason, the earlier one kept, until the advice is fixed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle.events import verify
from fund_applications.models import (
    Assignment,
    Conflict,
    Criterion,
    Review,
    ReviewChange,
    ReviewScore,
)
from tests.case_story import CaseStory, Cast
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import Login

pytestmark = pytest.mark.django_db


@pytest.fixture
def scored(cast: Cast) -> CaseStory:
    """The member gave a 2 and advises to grant."""
    story = make_story(cast=cast).reviewed()
    Assignment.objects.update(gate_passed_at=timezone.now())
    ReviewScore.objects.create(
        review=Review.objects.get(), criterion=Criterion.objects.get(), score=2, reason="Eerst onduidelijk."
    )
    return story


def change(client: Client, story: CaseStory, score: int = 4, **fields: Any) -> Any:
    """Change the review of the member."""
    key = Criterion.objects.get().pk
    values = {f"score_{key}": score, f"reason_{key}": "Nu helder.", "recommendation": "grant", "comment": ""}
    address = reverse("office_change_review", args=[story.application.public_id])
    return client.post(address, {**values, "why": "De aanvrager legde het uit.", **fields})


def overview(client: Client, story: CaseStory) -> str:
    """All reviews side by side."""
    return client.get(reverse("office_reviews", args=[story.application.public_id])).text


def test_a_changed_score_counts_and_the_earlier_one_stays_beside_it(scored: CaseStory, as_user: Login) -> None:
    client = as_user(scored.member)
    assert "Verander je beoordeling na het gesprek" in overview(client, scored)
    assert change(client, scored).status_code == 302
    assert ReviewScore.objects.get().score == 4
    kept = ReviewChange.objects.get()
    assert (kept.from_value, kept.to_value, kept.from_reason) == ("2", "4", "Eerst onduidelijk.")
    page = overview(as_user(scored.secretary), scored)
    assert "Was 2, werd 4 op 23 maart 2026: De aanvrager legde het uit." in page
    assert "Eerst onduidelijk." in page


def test_another_advice_is_kept_with_its_reason(scored: CaseStory, as_user: Login) -> None:
    change(as_user(scored.member), scored, score=2, recommendation="reject")
    assert Review.objects.get().recommendation == "reject"
    page = overview(as_user(scored.secretary), scored)
    assert "adviseerde eerst toekennen en sinds 23 maart 2026 afwijzen" in page


def test_it_is_in_the_log_without_a_score_and_the_log_still_proves_itself(scored: CaseStory, as_user: Login) -> None:
    before = scored.application.revision
    change(as_user(scored.member), scored)
    scored.application.refresh_from_db()
    event = scored.application.events.last()
    assert (event.name, event.actor, event.reason) == ("change_review", scored.member, "")
    assert scored.application.revision == before + 1
    assert not list(verify())


@pytest.mark.parametrize("fields", [{"why": ""}, {"why": "\x00"}, {"score": 2}, {"score": 9}, {"recommendation": "x"}])
def test_what_is_no_change_or_has_no_reason_is_refused_and_kept_on_the_page(
    fields: dict[str, Any], scored: CaseStory, as_user: Login
) -> None:
    page = change(as_user(scored.member), scored, **fields)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert ReviewScore.objects.get().score == 2
    assert not ReviewChange.objects.exists()


def test_once_the_advice_is_fixed_nothing_changes(scored: CaseStory, as_user: Login) -> None:
    scored.perform("fix_advice", scored.secretary, scored.advice_data())
    client = as_user(scored.member)
    page = change(client, scored)
    assert "Dat kan niet meer: de aanvraag is nu" in page.text
    assert not ReviewChange.objects.exists()
    assert "Verander je beoordeling" not in overview(client, scored)


def test_before_handing_in_there_is_nothing_to_change(scored: CaseStory, as_user: Login) -> None:
    Review.objects.update(submitted_at=None)
    assert "Dien eerst je beoordeling in" in change(as_user(scored.member), scored).text
    address = reverse("office_change_review", args=[scored.application.public_id])
    assert as_user(scored.member).get(address).status_code == 302


def test_who_was_not_asked_or_has_a_conflict_changes_nothing(scored: CaseStory, as_user: Login) -> None:
    change(as_user(scored.secretary), scored)
    Conflict.objects.create(application=scored.application, person_id=scored.member.pk, declared_at=timezone.now())
    change(as_user(scored.member), scored)
    assert not ReviewChange.objects.exists()
