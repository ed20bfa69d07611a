"""The pages of the actions until a case is judged: completing, people, the term."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.checklist import CHECKLIST
from fund_applications.lifecycle.roles import Role
from fund_applications.models import (
    Application,
    Assignment,
    Conflict,
    Status,
    SupplementRequest,
)
from tests.case_story import CaseStory, Cast
from tests.fund_applications.office.conftest import make_story
from tests.fund_applications.office.doing import Login, address, do, done

pytestmark = pytest.mark.django_db


# --- Completing -----------------------------------------------------------------------------------------


def test_a_complete_application_is_taken_on(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    page = client.get(address(story.application, "accept_complete")).text
    assert "In beoordeling" in page
    assert "Op welk nummer bellen we?" in page  # recommended, not answered
    assert done(do(client, story, "accept_complete", checked=list(CHECKLIST)))
    assert story.status == Status.UNDER_REVIEW


def test_a_checklist_that_is_not_done_is_told_at_the_list(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert "Loop de lijst na" in do(client, story, "accept_complete").text
    response = do(client, story, "accept_complete", checked=[next(iter(CHECKLIST))], reason="Gebeld op maandag.")
    assert "Controleer ook" in response.text
    assert 'href="#id_checked_0"' in response.text
    assert "Gebeld op maandag." in response.text
    assert story.status == Status.SUBMITTED


def test_a_supplement_asks_the_marked_questions_with_their_reasons(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    page = client.get(address(story.application, "request_supplement")).text
    assert "Wat ga je doen?" in page
    assert "We maken een tuin." in page
    response = do(
        client,
        story,
        "request_supplement",
        mark_what="on",
        why_what="Met hoeveel mensen?",
        why_title="niet aangevinkt",
        due_on="7-4-2026",
        explanation="Nog één vraag.",
    )
    assert done(response)
    request = SupplementRequest.objects.get(application=story.application)
    assert [(item.question_id, item.label, item.reason) for item in request.items.all()] == [
        ("what", "Wat ga je doen?", "Met hoeveel mensen?")
    ]
    assert (request.due_on.isoformat(), request.explanation) == ("2026-04-07", "Nog één vraag.")
    assert story.status == Status.SUPPLEMENT_REQUESTED


def test_required_questions_without_an_answer_are_marked_beforehand(cast: Cast, as_user: Login) -> None:
    story = make_story(cast=cast, answers={"name": "Voorbeeld"})
    page = as_user(cast.handler).get(address(story.application, "request_supplement"))
    form = page.context["form"]
    marked = {name for name, value in form.initial.items() if name.startswith("mark_") and value}
    assert marked == {"mark_title", "mark_what", "mark_kind", "mark_costs", "mark_income", "mark_asked"}
    assert form.initial["due_on"].isoformat() == "2026-04-07"  # 6 April is Easter Monday


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"due_on": "7-4-2026"}, "Kies ten minste een vraag"),
        ({"due_on": "7-4-2026", "mark_what": "on"}, "Schrijf op wat er ontbreekt"),
        ({"due_on": "6-4-2026", "mark_what": "on", "why_what": "x"}, "tweede paasdag"),
        ({"due_on": "4-4-2026", "mark_what": "on", "why_what": "x"}, "een zaterdag"),
        ({"due_on": "1-3-2026", "mark_what": "on", "why_what": "x"}, "na vandaag"),
        ({"due_on": "1-3-2096", "mark_what": "on", "why_what": "x"}, "tot en met"),
        ({"due_on": "morgen", "mark_what": "on", "why_what": "x"}, "Dit is geen datum"),
        ({"due_on": "31-2-2026", "mark_what": "on", "why_what": "x"}, "bestaat niet"),
        ({"due_on": "", "mark_what": "on", "why_what": "Dit blijft staan."}, "Kies tot wanneer"),
    ],
)
def test_a_supplement_that_is_not_clear_is_refused_and_keeps_what_was_typed(
    data: dict[str, str], message: str, story: CaseStory, as_user: Login
) -> None:
    response = do(as_user(story.handler), story, "request_supplement", **data)
    assert response.status_code == 200
    assert message in response.text
    if "why_what" in data:
        assert data["why_what"] in response.text
    assert story.status == Status.SUBMITTED


def test_a_referral_is_proposed_and_the_answer_of_the_applicant_entered(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert done(do(client, story, "propose_referral", where_to="Leefbaarheidsbudget", reason="Kleiner bedrag."))
    page = client.get(address(story.application, "refer")).text
    assert "Leefbaarheidsbudget" in page
    assert "Schrijf op hoe de aanvrager" in do(client, story, "refer").text
    assert done(do(client, story, "refer", on_behalf="telefoongesprek"))
    assert story.status == Status.REFERRED


def test_an_applicant_who_stops_by_letter_is_entered_with_the_day_of_the_letter(
    story: CaseStory, as_user: Login
) -> None:
    client = as_user(story.handler)
    assert "Kies een dag" in do(client, story, "withdraw", on_behalf="brief", received_on="1-1-2026").text
    assert done(do(client, story, "withdraw", on_behalf="brief van 20 maart", received_on="20-3-2026"))
    event = story.application.events.get(name="withdraw")
    assert (event.occurred_on.isoformat(), event.reason) == ("2026-03-20", "brief van 20 maart")


# --- People ----------------------------------------------------------------------------------------------


def test_a_handler_takes_a_case(story: CaseStory, as_user: Login) -> None:
    assert done(do(as_user(story.handler), story, "assign_handler", user_id=story.handler.pk))
    assert Application.objects.get(pk=story.application.pk).handler == story.handler


def test_reviewers_are_proposed_by_how_little_they_have_to_do(
    cast: Cast, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    idle, busy = colleague(Role.MEMBER), cast.member
    make_story(cast=cast).perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=busy.pk))
    story = make_story(cast=cast)
    form = as_user(cast.handler).get(address(story.application, "assign_reviewer")).context["form"]
    assert form.initial["user_ids"] == [idle.pk]
    labels = dict(form.fields["user_ids"].choices)
    assert "1 beoordeling te doen" in labels[busy.pk]


def test_several_reviewers_are_asked_at_once(
    cast: Cast, story: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    people = [cast.member, colleague(Role.MEMBER)]
    response = do(as_user(cast.handler), story, "assign_reviewer", user_ids=[person.pk for person in people])
    assert done(response)
    assert set(Assignment.objects.values_list("reviewer_id", flat=True)) == {person.pk for person in people}


def test_who_has_a_conflict_is_not_offered_and_not_accepted(
    cast: Cast, story: CaseStory, as_user: Login, colleague: Callable[..., AbstractUser]
) -> None:
    other = colleague(Role.MEMBER)
    Conflict.objects.create(application=story.application, person_id=other.pk, declared_at=timezone.now())
    client = as_user(cast.handler)
    form = client.get(address(story.application, "assign_reviewer")).context["form"]
    assert [key for key, _label in form.fields["user_ids"].choices] == [cast.member.pk]
    assert not done(do(client, story, "assign_reviewer", user_ids=[other.pk]))
    assert not Assignment.objects.exists()


def test_one_reviewer_who_can_not_is_none_at_all(cast: Cast, story: CaseStory, as_user: Login) -> None:
    response = do(as_user(cast.handler), story, "assign_reviewer", user_ids=[cast.member.pk, 999999])
    assert not done(response)
    assert not Assignment.objects.exists()


def test_a_reviewer_is_taken_off_with_a_reason(cast: Cast, story: CaseStory, as_user: Login) -> None:
    story.perform("assign_reviewer", cast.handler, given.AssignReviewer(user_id=cast.member.pk))
    client = as_user(cast.handler)
    assert not done(do(client, story, "release_reviewer", user_id=cast.member.pk))
    assert done(do(client, story, "release_reviewer", user_id=cast.member.pk, reason="Ziek."))
    assert Assignment.objects.get().decline_reason == "Ziek."


def test_who_declares_a_conflict_is_out_at_once(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.decider)
    response = do(client, story, "declare_conflict", person_id=story.decider.pk, reason="Mijn buurvrouw.")
    assert response["Location"] == reverse("aanvragen_modeladmin_index")
    assert client.get(reverse("office_case", args=[story.application.public_id])).status_code == 302
    assert Conflict.objects.get().source == Conflict.Source.DECLARED


def test_a_conflict_of_a_colleague_is_recorded_with_a_reason(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert "Schrijf op welk belang" in do(client, story, "declare_conflict", person_id=story.decider.pk).text
    assert done(do(client, story, "declare_conflict", person_id=story.decider.pk, reason="Zus van de aanvrager."))
    assert Conflict.objects.get().source == Conflict.Source.SET_BY_STAFF


# --- The term -----------------------------------------------------------------------------------------------


def test_a_term_is_extended_with_a_new_day_and_a_reason(story: CaseStory, as_user: Login) -> None:
    client = as_user(story.handler)
    assert "Kies een latere dag" in do(client, story, "extend_term", new_date="1-4-2026", reason="x").text
    assert done(do(client, story, "extend_term", new_date="1-6-2026", reason="De commissie komt pas in juni."))
    assert Application.objects.get().decide_by.isoformat() == "2026-06-01"


def test_an_agreed_suspension_moves_the_last_day(story: CaseStory, as_user: Login) -> None:
    before = story.application.decide_by
    response = do(
        as_user(story.handler),
        story,
        "agree_suspension",
        from_on="24-3-2026",
        until_on="30-3-2026",
        reason="Brief van 22 maart.",
    )
    assert done(response)
    after = Application.objects.get().decide_by
    assert before
    assert after
    assert after > before


def test_a_notice_of_default_that_comes_too_early_is_explained(story: CaseStory, as_user: Login) -> None:
    response = do(as_user(story.handler), story, "register_default_notice", received_on="20-3-2026")
    assert "te vroeg" in response.text
