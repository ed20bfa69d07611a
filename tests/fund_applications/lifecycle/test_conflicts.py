"""A conflict of interest blocks reading and acting, at every door, at once; and who may read what at all."""

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.conflicts import (
    handled_or_advised,
    has_conflict,
    may_read,
    missing_people,
    possible_deciders,
    readable_cases,
)
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.roles import STAFF_ROLES, Role, ensure_groups, roles_of
from fund_applications.models import Assignment, CoApplicant, Conflict, PreparedDecision, Status
from fund_applications.office.access import without_own_conflicts
from fund_applications.office.case.mentions import people_to_mention
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory, person
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db


def declare(story: CaseStory, who: object, by: object | None = None, reason: str = "Buurman.") -> None:
    data = given.DeclareConflict(person_id=who.pk, reason=reason)  # type: ignore[attr-defined]
    story.perform("declare_conflict", by or who, data)  # type: ignore[arg-type]


# --- reading -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_a_role_reads_the_cases_of_its_work_and_no_others(role: Role) -> None:
    story, user = CaseStory(), person(role)
    assert may_read(user, story.application) is (role in {Role.HANDLER, Role.SECRETARY, Role.DECIDER})


def test_a_superuser_without_a_role_reads_no_case() -> None:
    assert not may_read(person(is_superuser=True), CaseStory().application)


def test_a_member_reads_assigned_cases_only() -> None:
    mine, other = CaseStory().reviewed(), CaseStory()
    assert list(readable_cases(mine.member)) == [mine.application]
    assert not may_read(mine.member, other.application)
    Assignment.objects.update(declined_at=mine.now)
    assert not may_read(mine.member, mine.application)


def test_the_records_officer_reads_closed_cases_only() -> None:
    records = person(Role.RECORDS)
    assert not may_read(records, CaseStory().application)
    closed = CaseStory().withdrawn().application
    assert may_read(records, closed)


def test_an_inactive_person_reads_nothing() -> None:
    assert not may_read(person(Role.HANDLER, is_active=False), CaseStory().application)


def test_nobody_reads_or_acts_on_his_own_application() -> None:
    handler = person(Role.HANDLER)
    story = CaseStory(applicant=ApplicantFactory(email=handler.email.upper()))
    assert has_conflict(handler, story.application)
    assert not may_read(handler, story.application)
    with refused(story, "conflict"):
        story.perform("accept_complete", handler, story.complete_data())


@pytest.mark.parametrize("role", [Role.HANDLER, Role.SECRETARY, Role.DECIDER])
def test_who_wrote_along_with_an_application_works_on_it_no_more_than_its_applicant(role: Role) -> None:
    story, writer = CaseStory().reviewed(), person(role, email="Kim@voorbeeld.example")
    assert may_read(writer, story.application)
    CoApplicant.objects.create(
        application=story.application, email="kim@voorbeeld.example", invited_at=story.now, joined_at=story.now
    )
    assert has_conflict(writer, story.application)
    assert not may_read(writer, story.application)
    assert story.application not in readable_cases(writer)
    assert not Assignment.objects.filter(without_own_conflicts(writer)).exists()
    assert writer not in people_to_mention(story.application, story.handler)


def test_the_groups_are_made_with_their_permissions_and_twice_is_once() -> None:
    groups = ensure_groups()
    ensure_groups()
    assert {group.name for group in groups.values()} == {
        "Redacteur",
        "Hoofdredacteur",
        "Behandelaar",
        "Commissielid",
        "Secretaris",
        "Beslisser",
        "Financien",
        "Informatiebeheerder",
        "Beheerder",
    }
    editor = person(Role.EDITOR)
    assert not editor.has_perm("fund_applications.view_applicationevent")
    assert person(Role.HANDLER).has_perm("fund_applications.view_applicationevent")
    assert roles_of(editor) == {Role.EDITOR}


# --- acting ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.HANDLER, Role.SECRETARY, Role.DECIDER])
def test_a_declared_conflict_blocks_at_once(role: Role) -> None:
    story, user = CaseStory().advised(), person(role)
    assert may_read(user, story.application)
    declare(story, user)
    assert not may_read(user, story.application)
    assert story.application not in readable_cases(user)
    assert [row.name for row in available(story.application, user)] == ["declare_conflict"]
    for name, data in (
        ("withdraw", given.Withdraw(on_behalf="brief")),
        ("grant", story.grant_data()),
        ("fix_advice", story.advice_data()),
    ):
        code = "conflict" if any(r in roles_of(user) for r in _roles(name)) else "wrong_role"
        with refused(story, code):
            story.perform(name, user, data)


def _roles(name: str) -> tuple[Role, ...]:
    from fund_applications.lifecycle.transitions import TABLE

    return TABLE[name].roles


def test_a_handler_with_a_conflict_is_no_handler_any_more_and_the_case_shows_it() -> None:
    story = CaseStory()
    story.perform("assign_handler", story.handler, given.AssignHandler(user_id=story.handler.pk))
    assert Role.HANDLER not in {each.role for each in missing_people(story.application)}
    declare(story, story.handler)
    assert story.application.handler is None
    assert Role.HANDLER in {each.role for each in missing_people(story.application)}


def test_a_reviewer_with_a_conflict_gives_the_case_back_and_the_review_does_not_count() -> None:
    story = CaseStory().reviewed()
    declare(story, story.member)
    assert Assignment.objects.get().declined_at is not None
    with refused(story, "too_few_reviews"):
        story.perform("fix_advice", story.secretary, story.advice_data())


def test_a_case_that_loses_its_only_decider_shows_it() -> None:
    story = CaseStory().advised()
    assert possible_deciders(story.application) == [story.decider]
    assert Role.DECIDER not in {each.role for each in missing_people(story.application)}
    declare(story, story.decider)
    assert possible_deciders(story.application) == []
    assert Role.DECIDER in {each.role for each in missing_people(story.application)}
    closed = CaseStory(cast=story.cast).withdrawn()
    assert missing_people(closed.application) == []


def test_what_somebody_with_a_conflict_prepared_is_void() -> None:
    story = CaseStory().advised()
    preparer = person(Role.HANDLER)
    data = given.PrepareDecision(transition="grant", decision=story.grant_data())
    story.perform("prepare_decision", preparer, data)
    declare(story, preparer)
    assert not PreparedDecision.objects.exists()


def test_a_conflict_is_named_by_the_applicant_or_set_by_staff_with_a_reason() -> None:
    story, colleague = CaseStory(), person(Role.DECIDER)
    with refused(story, "required", field="reason"):
        declare(story, colleague, by=story.handler, reason="")
    data = given.DeclareConflict(
        person_id=colleague.pk, source=Conflict.Source.NAMED_BY_APPLICANT, reason="Genoemd in de aanvraag."
    )
    story.perform("declare_conflict", story.handler, data)
    assert Conflict.objects.get().source == Conflict.Source.NAMED_BY_APPLICANT


def test_a_conflict_is_recorded_once_and_a_member_declares_only_his_own() -> None:
    story = CaseStory().reviewed()
    with refused(story, "wrong_person", field="person_id"):
        declare(story, story.decider, by=story.member)
    with refused(story, "wrong_person", field="person_id"):
        data = given.DeclareConflict(person_id=10**9)
        story.perform("declare_conflict", story.handler, data)
    declare(story, story.handler)
    with refused(story, "known_already", field="person_id"):
        declare(story, story.handler)


# --- assigning --------------------------------------------------------------------------------------------


def test_only_the_right_people_can_be_assigned() -> None:
    story = CaseStory().under_review()
    conflicted, inactive = person(Role.MEMBER), person(Role.MEMBER, is_active=False)
    declare(story, conflicted, by=story.handler)
    for user, code in (
        (person(Role.EDITOR), "wrong_person"),
        (person(Role.HANDLER), "wrong_person"),
        (inactive, "wrong_person"),
        (conflicted, "conflict"),
    ):
        with refused(story, code, field="user_id"):
            story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=user.pk))
    with refused(story, "wrong_person", field="user_id"):
        story.perform("assign_handler", story.handler, given.AssignHandler(user_id=story.member.pk))


def test_a_member_gives_back_his_own_case_with_a_reason() -> None:
    story = CaseStory().under_review()
    other = person(Role.MEMBER)
    for user in (story.member, other):
        story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=user.pk))
    with refused(story, "required", field="reason"):
        story.perform("release_reviewer", story.member, given.ReleaseReviewer(user_id=story.member.pk, reason=""))
    with refused(story, "wrong_person", field="user_id"):
        story.perform("release_reviewer", story.member, given.ReleaseReviewer(user_id=other.pk, reason="Druk."))
    story.perform("release_reviewer", story.member, given.ReleaseReviewer(user_id=story.member.pk, reason="Druk."))
    assert not may_read(story.member, story.application)
    story.perform("assign_reviewer", story.handler, given.AssignReviewer(user_id=story.member.pk))
    assert may_read(story.member, story.application)


def test_a_review_that_is_in_is_not_given_back() -> None:
    story = CaseStory().reviewed()
    with refused(story, "too_late", field="user_id"):
        story.perform("release_reviewer", story.member, given.ReleaseReviewer(user_id=story.member.pk, reason="Druk."))


def test_a_member_without_an_assignment_can_do_nothing() -> None:
    story = CaseStory().under_review()
    assert available(story.application, story.member) == []
    with refused(story, "not_assigned"):
        declare(story, story.member)
    assert not handled_or_advised(story.member, story.application)
    assert story.status == Status.UNDER_REVIEW
