"""Every transition x every role x every status: what may be done is what the domain paper says, and nothing else."""

from typing import NamedTuple

import pytest
from django.db import transaction

from fund_applications.lifecycle.actors import SYSTEM, Actor
from fund_applications.lifecycle.perform import available, perform
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import STAFF_ROLES, Role
from fund_applications.lifecycle.transitions import TABLE
from fund_applications.models import Application, Assignment, Status
from tests.case_story import CaseStory
from tests.factories import person

pytestmark = pytest.mark.django_db


class Row(NamedTuple):
    """One row of the domain paper, chapter 5: from, to (empty for an event), by."""

    sources: str
    target: str
    roles: str


OPEN = "submitted supplement_requested under_review advised"
DECIDED = "granted rejected not_processed determined revoked"
EVERY = " ".join(Status.values)
# Written down by hand from the paper, not from the code: where both differ, this test fails.
PAPER = {
    "request_supplement": Row("submitted under_review", "supplement_requested", "handler"),
    "supply": Row("supplement_requested", "submitted", "applicant handler"),
    "supply_in_time": Row("submitted under_review", "", "handler"),
    "supplement_lapsed": Row("supplement_requested", "submitted", "system"),
    "accept_complete": Row("submitted", "under_review", "handler"),
    "propose_referral": Row("submitted under_review", "", "handler"),
    "refer": Row("submitted under_review", "referred", "applicant handler"),
    "decline_referral": Row("submitted under_review", "", "applicant handler"),
    "not_process": Row("submitted", "not_processed", "decider"),
    "fix_advice": Row("under_review", "advised", "secretary"),
    "return_to_review": Row("advised", "under_review", "decider"),
    "grant": Row("advised", "granted", "decider"),
    "reject": Row("advised", "rejected", "decider"),
    "prepare_decision": Row("submitted advised granted report_submitted determined", "", "handler decider"),
    "announce": Row(f"{DECIDED} report_submitted", "", "system handler"),
    "extend_term": Row("submitted under_review advised", "", "handler"),
    "agree_suspension": Row("submitted under_review advised", "", "handler"),
    "withdraw": Row(OPEN, "withdrawn", "applicant handler"),
    "report": Row("granted", "report_submitted", "applicant handler"),
    "determine": Row("granted report_submitted", "determined", "decider"),
    "revoke": Row("granted determined", "revoked", "decider"),
    "register_payment": Row("granted report_submitted determined revoked", "", "finance"),
    "file_objection": Row(f"{DECIDED} report_submitted", "", "applicant handler"),
    "postpone_objection": Row(f"{DECIDED} report_submitted", "", "handler"),
    "decide_objection": Row(f"{DECIDED} report_submitted", "", "decider"),
    "grant_on_objection": Row("rejected revoked", "granted", "decider"),
    "change_on_objection": Row("granted report_submitted determined revoked", "", "decider"),
    "process_on_objection": Row("not_processed", "under_review", "decider"),
    "extend_for_outage": Row("supplement_requested granted", "", "system"),
    "register_default_notice": Row(f"{OPEN} granted rejected not_processed report_submitted", "", "handler"),
    "assign_handler": Row(EVERY, "", "handler"),
    "assign_reviewer": Row("submitted under_review", "", "handler secretary"),
    "release_reviewer": Row("submitted supplement_requested under_review", "", "handler secretary member"),
    "pass_gate": Row(EVERY, "", "member"),
    "hand_in_review": Row("under_review", "", "member"),
    "change_review": Row("under_review", "", "member"),
    "declare_conflict": Row(EVERY, "", "handler member secretary decider system"),
}


def test_the_table_is_the_paper() -> None:
    code = {
        row.name: (set(row.sources), row.target or "", {role.value for role in row.roles}) for row in TABLE.values()
    }
    paper = {name: (set(row.sources.split()), row.target, set(row.roles.split())) for name, row in PAPER.items()}
    assert code == paper


def test_the_table_can_not_be_changed() -> None:
    with pytest.raises(TypeError):
        TABLE["grant"] = TABLE["reject"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        TABLE["grant"].target = Status.REJECTED  # type: ignore[misc]


def _answer(application: Application, name: str, actor: Actor, story: CaseStory) -> str:
    """How `perform` answers when nothing is filled in; what it did is undone."""
    try:
        with transaction.atomic():
            perform(application.pk, name, actor=actor, now=story.now)
            transaction.set_rollback(True)
    except TransitionRefused as refused:
        return refused.code if refused.message else "silent"
    return "done"


@pytest.mark.parametrize("status", list(Status))
def test_only_the_right_people_can_do_the_right_things_in(status: Status) -> None:
    story = CaseStory().reach(status)
    application = Application.objects.get(pk=story.application.pk)
    actors: dict[Role, Actor] = {role: person(role) for role in STAFF_ROLES}
    Assignment.objects.create(
        application=application,
        reviewer=actors[Role.MEMBER],  # type: ignore[misc]
        assigned_at=story.now,
    )
    actors |= {Role.APPLICANT: story.applicant, Role.SYSTEM: SYSTEM}
    before = Application.objects.values().get(pk=application.pk)
    wrong = []
    for role, actor in actors.items():
        offered = {row.name for row in available(application, actor, now=story.now)}
        for name, row in PAPER.items():
            code = _answer(application, name, actor, story)
            expected = (
                "wrong_role"
                if role.value not in row.roles.split()
                else "wrong_status"
                if status.value not in row.sources.split()
                else None
            )
            if (expected and code != expected) or (expected is None and code in {"wrong_role", "wrong_status"}):
                wrong.append(f"{role}: {name} -> {code}")
            if (name in offered) != (code in {"no_data", "done"}):
                wrong.append(f"{role}: {name} is {'offered' if name in offered else 'hidden'} but answers {code}")
    assert wrong == []
    assert Application.objects.values().get(pk=application.pk) == before


@pytest.mark.parametrize("status", list(Status))
def test_nobody_without_a_role_can_do_anything_in(status: Status) -> None:
    story = CaseStory().reach(status)
    nobody = person()
    superuser = person(is_superuser=True, is_staff=True)
    switched_off = person(Role.HANDLER, Role.DECIDER, Role.SECRETARY, is_active=False)
    for actor in (nobody, superuser, switched_off):
        assert available(story.application, actor, now=story.now) == []
        assert {_answer(story.application, name, actor, story) for name in PAPER} == {"wrong_role"}


def test_a_final_status_has_no_way_out_but_those_of_the_paper() -> None:
    ways_out = {
        status: {name for name, row in PAPER.items() if row.target and status in row.sources.split()}
        for status in ("rejected", "not_processed", "withdrawn", "referred", "determined", "revoked")
    }
    assert ways_out == {
        "rejected": {"grant_on_objection"},
        "not_processed": {"process_on_objection"},
        "withdrawn": set(),
        "referred": set(),
        "determined": {"revoke"},
        "revoked": {"grant_on_objection"},
    }
