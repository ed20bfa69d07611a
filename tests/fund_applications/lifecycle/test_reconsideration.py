"""An objection that is upheld: a new decision in the place of the old one (Awb 7:11)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from fund_applications.applicant.outcomes import outcomes_of
from fund_applications.applicant.timeline import timeline_of
from fund_applications.correspondence.letters.of_case import letter_of_decision
from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.budget import granted_in
from fund_applications.lifecycle.clock import fold
from fund_applications.lifecycle.deadlines import equated_days
from fund_applications.lifecycle.events import verify
from fund_applications.lifecycle.follow_ups import FollowUpKind
from fund_applications.lifecycle.perform import available
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import Application, Decision, DecisionKind, FollowUp, Objection, PreparedDecision, Status
from fund_applications.publication.register import change_in_words, update_entry
from tests.case_story import CaseStory
from tests.factories import FundRoundFactory, person, register_known_equated_days
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db

Euro = Decimal


def object_to(story: CaseStory) -> Objection:
    """The applicant objects to the decision that stands."""
    story.perform("file_objection", story.applicant, given.FileObjection(text="Ik ben het er niet mee eens."))
    return Objection.objects.filter(decision__application=story.application).latest("pk")


def grant_data(story: CaseStory, objection: Objection, **kwargs: object) -> given.GrantOnObjection:
    values = {
        "objection_id": objection.pk,
        "amount": Euro(4000),
        "reasons": "De begroting klopt bij nader inzien.",
        "obligations": (given.ObligationText(text="Gebruik het logo."),),
        "deviation_reasons": "Een deel is genoeg.",
        **kwargs,
    }
    return given.GrantOnObjection(**values)  # type: ignore[arg-type]


def change_data(objection: Objection, amount: str, **kwargs: object) -> given.ChangeOnObjection:
    return given.ChangeOnObjection(
        objection_id=objection.pk,
        amount=Euro(amount),
        reasons="Meer is nodig.",
        **kwargs,  # type: ignore[arg-type]
    )


@pytest.fixture
def refusal() -> CaseStory:
    register_known_equated_days()
    return CaseStory().rejected().announce()


@pytest.fixture
def other() -> object:
    """A decider who had nothing to do with it."""
    return person(Role.DECIDER)


def replayed(story: CaseStory) -> None:
    """The events give the same status and dates, and nobody touched them."""
    application = Application.objects.get(pk=story.application.pk)
    clock = fold(application.events.order_by("sequence"))
    assert (application.decide_by, application.report_due_on) == (clock.decide_by(equated_days()), clock.report_due_on)
    assert list(verify([application.pk])) == []


def test_a_refusal_becomes_a_grant_and_the_refusal_stays(refusal: CaseStory, other: object) -> None:
    objection = object_to(refusal)
    refusal.perform("grant_on_objection", other, grant_data(refusal, objection))
    assert refusal.status == Status.GRANTED
    assert refusal.application.granted_amount == Euro(4000)
    assert refusal.application.report_due_on == date(2026, 12, 30)
    old, new = Decision.objects.order_by("pk")
    assert (old.kind, new.kind, new.on_objection) == (DecisionKind.REJECT, DecisionKind.GRANT, objection)
    objection.refresh_from_db()
    assert (objection.outcome, objection.closed_on) == (Objection.Outcome.UPHELD, refusal.today)
    assert FollowUp.objects.filter(kind=FollowUpKind.SEND_DECISION, payload__decision=new.pk).count() == 1
    assert granted_in(refusal.round.pk) == Euro(4000)
    replayed(refusal)


def test_the_applicant_hears_it_at_the_announcement(refusal: CaseStory, other: object) -> None:
    refusal.perform("grant_on_objection", other, grant_data(refusal, object_to(refusal)))
    assert status_for_applicant(refusal.application) == Status.REJECTED
    assert len(outcomes_of(refusal.application)) == 1
    assert "gegrond" not in str(timeline_of(refusal.application))
    refusal.announce()
    assert status_for_applicant(refusal.application) == Status.GRANTED
    newest = outcomes_of(refusal.application)[0]
    assert newest.is_on_objection
    assert not newest.may_object
    assert "Je bezwaar was gegrond" in str(timeline_of(refusal.application))
    replayed(refusal)


def test_against_a_decision_on_an_objection_one_appeals(refusal: CaseStory, other: object) -> None:
    refusal.perform("grant_on_objection", other, grant_data(refusal, object_to(refusal))).announce()
    with refused(refusal, "appeal", field="decision_id"):
        refusal.perform("file_objection", refusal.applicant, given.FileObjection(text="Nog meer."))
    letter = letter_of_decision(Decision.objects.latest("pk"), date(2026, 5, 1))
    words = str(letter).replace("\\xa0", " ")
    assert letter.subject == "Besluit op uw bezwaar: u krijgt gelijk"
    assert "Wij trekken dat besluit in" in words
    assert "Ga dan in beroep bij de rechtbank Oost-Brabant. Dat kan tot en met vrijdag 12 juni 2026" in words
    assert "Maak dan bezwaar" not in words
    assert "artikel 7:11" in words


def test_only_somebody_who_had_nothing_to_do_with_it_upholds(refusal: CaseStory) -> None:
    objection = object_to(refusal)
    handling_decider = person(Role.DECIDER, Role.HANDLER)
    refusal.perform("assign_handler", refusal.handler, given.AssignHandler(user_id=handling_decider.pk))
    for actor, code in ((refusal.decider, "decided_yourself"), (handling_decider, "not_fresh")):
        with refused(refusal, code):
            refusal.perform("grant_on_objection", actor, grant_data(refusal, objection))
        assert "grant_on_objection" not in {r.name for r in available(refusal.application, actor, now=refusal.now)}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"objection_id": 10**9}, "objection_id", "unknown"),
        ({"amount": Euro(0)}, "amount", "no_amount"),
        ({"amount": Euro("5000.01")}, "amount", "too_much"),
        ({"reasons": " "}, "reasons", "required"),
        ({"obligations": ()}, "obligations", "required"),
    ],
)
def test_an_impossible_grant_on_an_objection_is_refused(
    refusal: CaseStory, other: object, changes: dict[str, object], field: str, code: str
) -> None:
    objection = object_to(refusal)
    with refused(refusal, code, field=field):
        refusal.perform("grant_on_objection", other, grant_data(refusal, objection, **changes))


def test_without_an_objection_there_is_no_way_back(refusal: CaseStory, other: object) -> None:
    assert "grant_on_objection" not in {r.name for r in available(refusal.application, other, now=refusal.now)}
    objection = object_to(refusal)
    dismissed = given.DecideObjection(objection_id=objection.pk, outcome=Objection.Outcome.DISMISSED, reasons="Nee.")
    refusal.perform("decide_objection", other, dismissed)
    with refused(refusal, "no_objection"):
        refusal.perform("grant_on_objection", other, grant_data(refusal, objection))


def test_also_on_an_objection_the_ceiling_holds_and_the_way_out_is_told(other: object) -> None:
    fund_round = FundRoundFactory(ceiling=Euro(12000))
    first = CaseStory(round=fund_round).rejected().announce()
    for _grant in range(2):
        CaseStory(round=fund_round, cast=first.cast, at=first.now).granted()
    objection = object_to(first)
    with refused(first, "too_much", field="amount", words="plafond"):
        first.perform("grant_on_objection", other, grant_data(first, objection))
    first.perform("grant_on_objection", other, grant_data(first, objection, amount=Euro(2000)))
    assert granted_in(fund_round.pk) == Euro(12000)


def test_a_grant_becomes_higher_and_keeps_its_obligations(other: object) -> None:
    story = CaseStory().granted(amount=Euro(3000), deviation_reasons="Minder kan ook.").announce()
    objection = object_to(story)
    with refused(story, "worse", field="amount"):
        story.perform("change_on_objection", other, change_data(objection, "2999.99"))
    with refused(story, "nothing_changes", field="amount"):
        story.perform("change_on_objection", other, change_data(objection, "3000"))
    story.perform("change_on_objection", other, change_data(objection, "4500"))
    assert (story.status, story.application.granted_amount) == (Status.GRANTED, Euro(4500))
    assert [each.text for each in Decision.objects.latest("pk").obligations.all()] == [
        "Gebruik het logo van de gemeente."
    ]
    replayed(story)


def test_only_other_obligations_are_a_change_too(other: object) -> None:
    story = CaseStory().announced()
    lighter = (given.ObligationText(text="Vertel hoe het ging."),)
    story.perform("change_on_objection", other, change_data(object_to(story), "5000", obligations=lighter))
    assert Decision.objects.latest("pk").obligations.get().text == "Vertel hoe het ging."


def test_a_grant_that_changes_while_the_report_waits_keeps_its_term(other: object) -> None:
    story = CaseStory().granted(amount=Euro(3000), deviation_reasons="Minder kan ook.").announce()
    objection = object_to(story)
    story.perform("report", story.applicant, story.report_data())
    before = story.application.decide_by
    story.perform("change_on_objection", other, change_data(objection, "4000"))
    with refused(story, "not_announced"):
        story.perform("determine", other, given.Determine(amount=Euro(4000)))
    story.announce()
    assert (story.status, story.application.decide_by) == (Status.REPORT_SUBMITTED, before)
    replayed(story)
    story.perform("determine", other, given.Determine(amount=Euro(4000)))


def test_a_lower_determination_is_raised_up_to_the_grant(other: object) -> None:
    story = CaseStory().report_submitted()
    story.perform("determine", story.decider, given.Determine(amount=Euro(1000), reasons="Het kostte minder."))
    story.announce()
    objection = object_to(story)
    with refused(story, "too_much", field="amount", words="€ 5.000"):
        story.perform("change_on_objection", other, change_data(objection, "5000.01"))
    story.perform("change_on_objection", other, change_data(objection, "2500"))
    assert (story.status, story.application.determined_amount) == (Status.DETERMINED, Euro(2500))
    assert Decision.objects.latest("pk").kind == DecisionKind.DETERMINE


def test_a_revocation_that_is_undone_is_a_grant_again(other: object) -> None:
    story = CaseStory().revoked().announce()
    story.perform("grant_on_objection", other, grant_data(story, object_to(story), amount=Euro(5000))).announce()
    assert story.status == Status.GRANTED
    assert story.application.determined_amount is None
    story.perform("report", story.applicant, story.report_data())
    replayed(story)


def test_what_was_not_processed_is_judged_after_all_in_its_own_term(other: object) -> None:
    story = CaseStory().not_processed().announce()
    objection = object_to(story)
    story.perform(
        "process_on_objection", other, given.ProcessOnObjection(objection_id=objection.pk, reasons="Terecht.")
    )
    assert story.status == Status.UNDER_REVIEW
    assert not story.application.supplement_lapsed
    # 8 weeks from 10 March with 13 days still, as before the decision: the law gives no new term.
    assert story.application.decide_by == date(2026, 5, 18)
    assert FollowUp.objects.filter(kind=FollowUpKind.TELL_OBJECTION_OUTCOME, application=story.application).exists()
    replayed(story)


def test_the_register_shows_what_an_objection_changed(other: object) -> None:
    story = CaseStory().granted(amount=Euro(3000), deviation_reasons="Minder kan ook.").announce()
    story.later(10).perform("change_on_objection", other, change_data(object_to(story), "4500"))
    entry = update_entry(story.application)
    assert entry is not None
    assert (entry.granted_amount, entry.changes) == (Euro(3000), [])
    story.announce()
    entry = update_entry(story.application)
    assert entry is not None
    assert entry.granted_amount == Euro(3000)
    assert [change_in_words(each) for each in entry.changes] == [f"{story.today}: na bezwaar 4500.00 euro"]


def test_a_grant_on_an_objection_enters_the_register_as_a_grant(refusal: CaseStory, other: object) -> None:
    refusal.perform("grant_on_objection", other, grant_data(refusal, object_to(refusal)))
    assert update_entry(refusal.application) is None
    entry = update_entry(refusal.announce().application)
    assert entry is not None
    assert (entry.granted_amount, entry.changes) == (Euro(4000), [])


def test_nobody_is_reminded_of_a_report_before_the_new_decision_is_sent(refusal: CaseStory, other: object) -> None:
    from fund_applications.lifecycle.time_passes import advance

    refusal.perform("grant_on_objection", other, grant_data(refusal, object_to(refusal)))
    advance(refusal.now + timedelta(days=290))
    assert not FollowUp.objects.filter(kind=FollowUpKind.REMIND_REPORT).exists()
    assert not PreparedDecision.objects.exists()
