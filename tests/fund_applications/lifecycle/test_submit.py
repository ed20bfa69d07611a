"""The birth of a case."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.receipts import digest, receipt
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.submit import Submission, next_reference, receive
from fund_applications.models import Applicant, Application, Attachment, Draft, Outage
from tests.case_story import RECEIVED, CaseStory
from tests.factories import ApplicantFactory, FormVersionFactory, FundRoundFactory, person

pytestmark = pytest.mark.django_db


def submission(**kwargs: object) -> Submission:
    values: dict[str, object] = {
        "round": kwargs.pop("round", None) or FundRoundFactory(),
        "applicant": ApplicantFactory.build(),
        "form_version_id": FormVersionFactory().pk,
        "answers": {"title": "Voorbeeld"},
        "title": "Voorbeeld",
        "requested_amount": Decimal(1000),
        "total_costs": Decimal(3000),
    }
    return Submission(**{**values, **kwargs})  # type: ignore[arg-type]


def test_numbers_count_up_within_a_year_and_start_again_in_the_next() -> None:
    assert [next_reference(2027), next_reference(2027), next_reference(2028)] == [
        "BIF-2027-0001",
        "BIF-2027-0002",
        "BIF-2028-0001",
    ]


def test_the_year_of_a_number_is_that_of_amsterdam() -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=AMSTERDAM).astimezone(tz=None) + timedelta(hours=1)
    fund_round = FundRoundFactory(closes_on=date(2027, 12, 31))
    assert receive(submission(round=fund_round), now=new_year).reference == "BIF-2027-0001"


def test_sending_the_same_draft_again_gives_the_same_case() -> None:
    sent = submission(draft_id=uuid.uuid4())
    first = receive(sent, now=RECEIVED)
    assert receive(sent, now=RECEIVED + timedelta(days=400)).pk == first.pk
    assert Application.objects.count() == 1
    assert Applicant.objects.count() == 1


def test_a_round_that_is_not_open_is_told() -> None:
    for moment, code in (
        (RECEIVED.replace(year=2025), "round_not_open"),
        (RECEIVED.replace(year=2027), "round_closed"),
    ):
        with pytest.raises(TransitionRefused) as caught:
            receive(submission(), now=moment)
        assert caught.value.code == code
        assert "kan vanaf" in caught.value.message or "kon tot en met" in caught.value.message
    assert Application.objects.count() == 0
    assert Applicant.objects.count() == 0


def test_the_last_minute_of_the_last_day_counts() -> None:
    assert receive(submission(), now=datetime(2026, 12, 31, 23, 59, tzinfo=AMSTERDAM)).pk


def test_an_outage_in_the_last_week_keeps_a_round_open() -> None:
    start = datetime(2026, 12, 30, 22, 0, tzinfo=AMSTERDAM)
    Outage.objects.create(starts_at=start, ends_at=start + timedelta(minutes=5))
    fund_round = FundRoundFactory(closes_on=date(2026, 12, 30))
    # Half an hour out on the last day gives the next one, as nothing else is asked of a resident.
    assert receive(submission(round=fund_round), now=datetime(2026, 12, 31, 12, tzinfo=AMSTERDAM)).pk
    with pytest.raises(TransitionRefused):
        receive(submission(round=fund_round), now=datetime(2027, 1, 2, 12, tzinfo=AMSTERDAM))


def test_paper_is_entered_by_a_handler_with_the_day_it_came_in() -> None:
    handler = person(Role.HANDLER)
    paper = submission(source=Application.Source.PAPER, received_on=date(2026, 3, 9))
    case = receive(paper, actor=handler, now=RECEIVED)
    assert case.decide_by == date(2026, 5, 4)
    assert case.versions.get().submitted_by_staff == handler
    assert case.events.get().occurred_on == date(2026, 3, 9)
    for actor, day in ((person(Role.EDITOR), date(2026, 3, 9)), (handler, date(2026, 3, 11)), (None, date(2026, 3, 9))):
        with pytest.raises(TransitionRefused):
            receive(submission(received_on=day), actor=actor, now=RECEIVED)


def test_the_term_of_the_round_at_receipt_stays_the_term_of_the_case() -> None:
    fund_round = FundRoundFactory(decision_weeks=13)
    story = CaseStory(round=fund_round, at=datetime(2026, 2, 3, 12, tzinfo=AMSTERDAM))
    assert story.application.decide_by == date(2026, 5, 5)  # thirteen weeks don't move off 5 May
    fund_round.decision_weeks = 2
    fund_round.save()
    assert story.under_review().application.decide_by == date(2026, 5, 5)


def test_the_copy_of_what_was_sent_can_be_checked_for_ever() -> None:
    file_id = uuid.uuid4()
    draft = Draft.objects.create(form_version=FormVersionFactory(), edited_at=RECEIVED, expires_at=RECEIVED)
    Attachment.objects.create(
        pk=file_id, draft=draft, file="a", original_name="begroting.pdf", size=12, sha256="a" * 64, content_type="x"
    )
    answers = {"title": "Tuin", "files": [{"id": str(file_id)}], "costs": [{"amount": "12.50"}]}
    case = receive(submission(answers=answers, attachment_ids=[file_id]), now=RECEIVED)
    version = case.versions.get()
    copy = receipt(version)
    assert copy["reference"] == case.reference
    assert copy["answers"] == answers
    assert copy["files"] == [{"id": str(file_id), "original_name": "begroting.pdf", "size": 12, "sha256": "a" * 64}]
    assert digest(copy) == version.digest == case.events.get().data["digest"]
    version.refresh_from_db()
    assert digest(receipt(version)) == version.digest
    assert Attachment.objects.get().application == case
