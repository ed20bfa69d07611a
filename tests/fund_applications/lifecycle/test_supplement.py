"""Asking for a supplement: the clock stands still, runs on, lapses; and not processing (Awb 4:5, 4:15)."""

import uuid
from datetime import date, timedelta

import pytest

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.actors import SYSTEM, ApplicantActor
from fund_applications.lifecycle.deadlines import decision_deadline_of, explained
from fund_applications.lifecycle.explain import PartKind
from fund_applications.lifecycle.perform import lapse_if_due, perform
from fund_applications.models import ApplicationVersion, Attachment, Status, SupplementRequest, Suspension
from tests.case_story import CaseStory
from tests.factories import ApplicantFactory
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db


def test_the_term_is_suspended_from_the_day_after_the_request() -> None:
    story = CaseStory().on(date(2026, 3, 16))
    story.perform("request_supplement", story.handler, story.supplement_data(due_on=date(2026, 3, 30)))
    deadline = decision_deadline_of(story.application)
    assert deadline is not None
    assert deadline.stands_still
    # 8 weeks from 10 March is 5 May; 13 days later, if the supplement comes on its last day, is 18 May.
    assert story.application.decide_by == date(2026, 5, 18)
    story.on(date(2026, 3, 23)).perform("supply", story.applicant, story.supply_data())
    assert story.application.decide_by == date(2026, 5, 11)
    suspension = Suspension.objects.get(application=story.application)
    assert (suspension.from_on, suspension.until_on) == (date(2026, 3, 17), date(2026, 3, 22))


def test_a_supplement_is_a_new_version_and_the_old_one_stays() -> None:
    story = CaseStory().supplement_requested()
    first = ApplicationVersion.objects.get(application=story.application)
    story.perform("supply", story.applicant, story.supply_data(changes={"title": "Voorbeeld: nieuwe titel"}))
    versions = list(story.application.versions.all())
    assert [version.number for version in versions] == [1, 2]
    assert versions[0].answers == first.answers == {"title": "Voorbeeld: buurttuin"}
    assert versions[1].answers == {"title": "Voorbeeld: aangevuld"}
    assert story.application.title == "Voorbeeld: nieuwe titel"
    assert versions[0].digest != versions[1].digest


def test_a_supplement_can_not_change_who_applied_or_what_was_decided() -> None:
    story = CaseStory().supplement_requested()
    for name in ("status", "granted_amount", "applicant", "received_at"):
        with pytest.raises(ValueError, match=name):
            story.perform("supply", story.applicant, story.supply_data(changes={name: None}))
    assert story.status == Status.SUPPLEMENT_REQUESTED


def test_a_lapsed_date_counts_from_that_date_whenever_it_is_noticed() -> None:
    story = CaseStory().on(date(2026, 3, 16))
    story.perform("request_supplement", story.handler, story.supplement_data(due_on=date(2026, 3, 30)))
    story.on(date(2026, 4, 20)).perform("supplement_lapsed", SYSTEM)
    assert story.application.supplement_lapsed
    assert story.application.decide_by == date(2026, 5, 18)
    event = story.application.events.get(name="supplement_lapsed")
    assert event.occurred_on == date(2026, 3, 30)
    assert Suspension.objects.get(application=story.application).until_on == date(2026, 3, 29)


def test_a_passed_date_lapses_by_itself_before_anything_else_is_done() -> None:
    story = CaseStory().supplement_requested()
    due_on = SupplementRequest.objects.get().due_on
    story.on(due_on + timedelta(days=1))
    story.perform("withdraw", story.applicant, given.Withdraw())
    assert [event.name for event in story.application.events.all()][-2:] == ["supplement_lapsed", "withdraw"]


def test_lapsing_twice_does_nothing_more() -> None:
    story = CaseStory().supplement_requested()
    story.on(SupplementRequest.objects.get().due_on + timedelta(days=1))
    assert lapse_if_due(story.application.pk, story.now)
    assert not lapse_if_due(story.application.pk, story.now)


def test_a_supplement_still_counts_on_its_last_day_and_not_after_it() -> None:
    due_on = CaseStory().supplement_data().due_on
    on_time = CaseStory().supplement_requested().on(due_on, hour=23)
    assert on_time.perform("supply", on_time.applicant, on_time.supply_data()).status == Status.SUBMITTED
    late = CaseStory().supplement_requested().on(due_on + timedelta(days=1), hour=0)
    lapse_if_due(late.application.pk, late.now)
    with refused(late, "wrong_status"):
        late.perform("supply", late.applicant, late.supply_data())


def test_a_supplement_on_paper_counts_from_the_day_it_came_in() -> None:
    story = CaseStory().on(date(2026, 3, 16))
    story.perform("request_supplement", story.handler, story.supplement_data(due_on=date(2026, 3, 30)))
    story.on(date(2026, 3, 25))
    data = story.supply_data(on_behalf="Brief van 20 maart", received_on=date(2026, 3, 23))
    story.perform("supply", story.handler, data)
    assert story.application.decide_by == date(2026, 5, 11)
    assert story.application.events.last().reason == "Brief van 20 maart"
    assert story.application.versions.last().submitted_by_staff == story.handler


def test_a_supplement_on_paper_says_how_it_came_in() -> None:
    story = CaseStory().supplement_requested()
    with refused(story, "required", field="on_behalf", words="brief"):
        story.perform("supply", story.handler, story.supply_data())


@pytest.mark.parametrize(
    ("received_on", "code"),
    [(date(2026, 3, 9), "impossible_day"), (date(2026, 3, 11), "too_early"), (date(2026, 6, 1), "impossible_day")],
)
def test_a_supplement_on_paper_came_in_after_the_request_and_not_tomorrow(received_on: date, code: str) -> None:
    story = CaseStory().on(date(2026, 3, 12)).supplement_requested()
    with refused(story, code, field="received_on"):
        data = story.supply_data(on_behalf="Brief", received_on=received_on)
        story.perform("supply", story.handler, data)


def test_an_applicant_can_not_choose_his_own_day_of_receipt() -> None:
    story = CaseStory().supplement_requested()
    with refused(story, "staff_only", field="on_behalf"):
        story.perform("supply", story.applicant, story.supply_data(received_on=story.today))


@pytest.mark.parametrize(
    ("due_on", "code", "words"),
    [
        (date(2026, 3, 10), "too_early", "na vandaag"),
        (date(2026, 3, 1), "too_early", "na vandaag"),
        (date(2026, 4, 4), "no_working_day", "7 april"),  # Saturday before Easter
        (date(2026, 4, 27), "no_working_day", "Koningsdag"),
        (date(2027, 3, 1), "too_late", "tot en met"),
    ],
)
def test_a_supplement_is_asked_for_a_working_day_to_come(due_on: date, code: str, words: str) -> None:
    story = CaseStory()
    with refused(story, code, field="due_on", words=words):
        story.perform("request_supplement", story.handler, story.supplement_data(due_on=due_on))


def test_a_request_names_what_is_missing_and_why() -> None:
    story = CaseStory()
    with refused(story, "required", field="items"):
        story.perform("request_supplement", story.handler, story.supplement_data(items=()))
    no_reason = (given.Missing(question_id="costs", label="Kosten", reason="  "),)
    with refused(story, "required", field="items"):
        story.perform("request_supplement", story.handler, story.supplement_data(items=no_reason))


def test_not_processing_needs_a_lapsed_date() -> None:
    story = CaseStory()
    with refused(story, "not_lapsed"):
        story.perform("not_process", story.decider, given.NotProcess(reasons="Onvolledig."))


def test_not_processing_is_possible_for_four_weeks() -> None:
    story = CaseStory().on(date(2026, 3, 10)).lapsed()  # passed on Tuesday 24 March
    assert story.application.supplement_requests.get().due_on == date(2026, 3, 24)
    story.on(date(2026, 4, 22))
    with refused(story, "too_late", words="21 april"):
        story.perform("not_process", story.decider, given.NotProcess(reasons="Onvolledig."))
    story.on(date(2026, 4, 21))
    story.perform("not_process", story.decider, given.NotProcess(reasons="Onvolledig."))
    assert story.status == Status.NOT_PROCESSED


def test_not_processing_needs_reasons() -> None:
    story = CaseStory().lapsed()
    with refused(story, "required", field="reasons"):
        story.perform("not_process", story.decider, given.NotProcess(reasons=" "))


def test_after_a_lapse_the_application_may_be_judged_as_it_is() -> None:
    story = CaseStory().lapsed().under_review()
    assert story.status == Status.UNDER_REVIEW
    assert not story.application.supplement_lapsed


def test_another_applicant_can_do_nothing() -> None:
    story = CaseStory().supplement_requested()
    stranger = ApplicantActor(ApplicantFactory().pk)
    for name, data in (("supply", story.supply_data()), ("withdraw", given.Withdraw())):
        with refused(story, "foreign_case"):
            story.perform(name, stranger, data)


def test_files_of_another_case_can_not_be_taken_along() -> None:
    other, story = CaseStory(), CaseStory().supplement_requested()
    file = Attachment.objects.create(
        application=other.application, file="x", original_name="plan.pdf", size=1, sha256="0" * 64, content_type="x"
    )
    for wrong in (file.pk, uuid.uuid4()):
        with refused(story, "foreign_file"):
            story.perform("supply", story.applicant, story.supply_data(attachment_ids=(wrong,)))


def test_a_form_that_is_gone_is_told() -> None:
    story = CaseStory().supplement_requested()
    with refused(story, "no_form"):
        story.perform("supply", story.applicant, story.supply_data(form_version_id=10**9))


def test_the_clock_explains_itself() -> None:
    story = CaseStory().on(date(2026, 3, 16))
    story.perform("request_supplement", story.handler, story.supplement_data(due_on=date(2026, 3, 30)))
    assert PartKind.STANDS_STILL in {part.kind for part in explained(story.application)}
    story.on(date(2026, 3, 23)).perform("supply", story.applicant, story.supply_data())
    assert ", ".join(part.short for part in explained(story.application)) == (
        "8 weken vanaf 10 maart 2026, 6 dagen stil, uiterlijk 11 mei 2026"
    )
    story.perform("withdraw", story.applicant, given.Withdraw())
    assert explained(story.application) == ()
    assert story.application.decide_by is None


def test_a_second_request_starts_a_second_pause() -> None:
    story = CaseStory().on(date(2026, 3, 16)).supplement_requested().on(date(2026, 3, 19))
    story.perform("supply", story.applicant, story.supply_data())
    story.under_review().on(date(2026, 3, 26)).supplement_requested().on(date(2026, 3, 30))
    story.perform("supply", story.applicant, story.supply_data())
    deadline = decision_deadline_of(story.application)
    assert deadline is not None
    assert deadline.paused_days == 2 + 3


def test_nothing_that_is_typed_breaks_the_database() -> None:
    story = CaseStory().supplement_requested()
    strange = {"title": "nul\x00 en halve \ud83d tekens", "list": ["\x00", {"\x00": 1}]}
    story.perform("supply", story.applicant, story.supply_data(answers=strange))
    assert "\x00" not in str(story.application.versions.last().answers)
    perform(
        story.application.pk,
        "withdraw",
        actor=story.applicant,
        data=given.Withdraw(reason="\x00 \udfff weg"),
        now=story.now,
    )
    assert story.application.events.last().reason == "weg"
