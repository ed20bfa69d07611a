"""The money of a round: never above the ceiling, and whose turn it is."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.budget import budget_of, cases_before, highest_grant, left_for, queue, ranked
from fund_applications.models import Allocation, Application, Criterion, FundRound, Review, ReviewScore
from tests.case_story import RECEIVED, CaseStory, Cast
from tests.factories import FundRoundFactory
from tests.fund_applications.lifecycle.refusing import refused

pytestmark = pytest.mark.django_db

Euro = Decimal


@for_all(
    st.decimals(0, 10**6, places=2),
    st.decimals(0, 10**6, places=2),
    st.integers(1, 100),
    st.decimals(1, 10**5, places=2),
)
def test_a_grant_is_within_all_limits(costs: Decimal, asked: Decimal, percentage: int, maximum: Decimal) -> None:
    fund_round = FundRound(percentage=percentage, maximum=maximum)
    most = highest_grant(fund_round, costs, asked)
    assert 0 <= most <= min(asked, maximum)
    assert most * 100 <= costs * percentage
    assert most == most.quantize(Euro("0.01"))


def test_a_round_knows_granted_pending_and_left() -> None:
    fund_round, cast = FundRoundFactory(ceiling=Euro(20000)), Cast()
    CaseStory(round=fund_round, cast=cast).granted(amount=Euro(4000))
    CaseStory(round=fund_round, cast=cast).rejected()
    CaseStory(round=fund_round, cast=cast).withdrawn()
    CaseStory(round=fund_round, cast=cast)
    CaseStory(round=fund_round, cast=cast, requested_amount=Euro(9000)).supplement_requested()
    CaseStory().granted()  # another round
    budget = budget_of(fund_round)
    assert (budget.granted, budget.pending, budget.left) == (Euro(4000), Euro(5000) + Euro(6000), Euro(16000))


def test_what_is_determined_lower_or_taken_back_is_free_again() -> None:
    fund_round, cast = FundRoundFactory(ceiling=Euro(10000)), Cast()
    lower = CaseStory(round=fund_round, cast=cast).report_submitted()
    lower.perform("determine", lower.decider, given.Determine(amount=Euro(3000), reasons="Minder nodig."))
    CaseStory(round=fund_round, cast=cast).revoked()
    assert budget_of(fund_round).granted == Euro(3000)


def test_a_ceiling_that_was_lowered_leaves_nothing_and_not_less() -> None:
    fund_round = FundRoundFactory()
    CaseStory(round=fund_round).granted()
    fund_round.ceiling = Euro(1000)
    assert budget_of(fund_round).left == 0


def test_by_order_of_receipt_earlier_claims_go_first() -> None:
    fund_round, cast = FundRoundFactory(ceiling=Euro(12000)), Cast()
    first = CaseStory(round=fund_round, cast=cast).advised()
    second = CaseStory(round=fund_round, cast=cast, at=RECEIVED + timedelta(minutes=1)).advised()
    third = CaseStory(round=fund_round, cast=cast, at=RECEIVED + timedelta(minutes=2)).advised()
    assert [left_for(story.application, fund_round) for story in (first, second, third)] == [
        Euro(12000),
        Euro(7000),
        Euro(2000),
    ]
    with refused(third, "too_much", field="amount", words="eerdere aanvragen gaan voor"):
        third.perform("grant", third.decider, third.grant_data())
    second.perform("grant", second.decider, second.grant_data())
    first.perform("reject", first.decider, first.reject_data())
    third.perform("grant", third.decider, third.grant_data())
    assert budget_of(fund_round).granted == Euro(10000)


def test_who_waits_for_a_supplement_reserves_nothing() -> None:
    fund_round, cast = FundRoundFactory(ceiling=Euro(5000)), Cast()
    CaseStory(round=fund_round, cast=cast).supplement_requested()
    CaseStory(round=fund_round, cast=cast).lapsed()
    later = CaseStory(round=fund_round, cast=cast, at=RECEIVED + timedelta(days=1)).granted()
    assert later.application.granted_amount == Euro(5000)


def _score(story: CaseStory, *scores: int) -> None:
    review = Review.objects.get(assignment__application=story.application)
    for criterion, score in zip(Criterion.objects.filter(round=story.round), scores, strict=True):
        ReviewScore.objects.create(review=review, criterion=criterion, score=score)


def test_by_ranking_higher_scores_go_first() -> None:
    fund_round = FundRoundFactory(ceiling=Euro(6000), allocation=Allocation.RANKING, criteria=2)
    heavy = Criterion.objects.filter(round=fund_round).last()
    assert heavy is not None
    heavy.weight = 3
    heavy.save()
    cast = Cast()
    early = CaseStory(round=fund_round, cast=cast).advised()
    late = CaseStory(round=fund_round, cast=cast, at=RECEIVED + timedelta(days=1)).advised()
    _score(early, 5, 2)  # (5 + 3 x 2) / 4 = 2.75
    _score(late, 2, 4)  # (2 + 3 x 4) / 4 = 3.5
    scores = dict(ranked(Application.objects.all()).values_list("pk", "ranking_score"))
    assert scores == {early.application.pk: pytest.approx(2.75), late.application.pk: pytest.approx(3.5)}
    assert list(cases_before(early.application, fund_round)) == [late.application]
    assert not cases_before(late.application, fund_round).exists()
    with refused(early, "too_much", field="amount"):
        early.perform("grant", early.decider, early.grant_data())
    late.perform("grant", late.decider, late.grant_data())


def test_the_queue_shows_what_is_left_at_each_turn() -> None:
    fund_round, cast = FundRoundFactory(ceiling=Euro(8000)), Cast()
    stories = [CaseStory(round=fund_round, cast=cast, at=RECEIVED + timedelta(hours=n)) for n in range(3)]
    assert [(case.pk, left) for case, left in queue(fund_round)] == [
        (stories[0].application.pk, Euro(8000)),
        (stories[1].application.pk, Euro(3000)),
        (stories[2].application.pk, Euro(0)),
    ]
    fund_round.allocation = Allocation.RANKING
    assert len(queue(fund_round)) == 3
