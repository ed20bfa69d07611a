"""What people fill in, mostly what fits and sometimes anything: for the random histories of test_histories.py."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from hypothesis import strategies as st

from fund_applications.lifecycle import transition_data as given
from fund_applications.models import Objection, Outage, Recommendation
from tests.case_story import CaseStory

DAYS = st.integers(-3, 80)
AMOUNTS = st.sampled_from([Decimal(n) for n in (0, 1, 2500, 4000, 5000, 5001)])
TEXTS = st.sampled_from(["", "Omdat het zo is.", "Omdat het zo is.", "\x00"])


class FillingIn:
    """One method for each transition: `_name(story, draw, fits)`."""

    people: ClassVar[dict[str, Any]]
    now: datetime

    def _data(self, story: CaseStory, name: str, who: str, draw: st.DataObject, *, fits: bool) -> Any:
        story.now = self.now
        made = getattr(self, f"_{name}", lambda *_args: given.TransitionData())(story, draw, fits)
        if isinstance(made, given.ApplicantData) and "applicant" not in who:
            object.__setattr__(made, "on_behalf", "Brief")
        return made

    def _day(self, draw: st.DataObject) -> date:
        return (self.now + timedelta(days=draw.draw(DAYS))).date()

    def _text(self, draw: st.DataObject, fits: bool) -> str:
        return "Omdat het zo is." if fits else draw.draw(TEXTS)

    def _user(self, draw: st.DataObject) -> int:
        return draw.draw(st.sampled_from([user.pk for user in self.people.values()]))

    def _request_supplement(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return story.supplement_data() if fits else story.supplement_data(due_on=self._day(draw))

    def _supply(self, story: CaseStory, _draw: st.DataObject, _fits: bool) -> Any:
        return story.supply_data()

    def _supply_in_time(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        data = story.supply_data()
        request = story.application.supplement_requests.last()
        day = request.due_on if fits and request else self._day(draw)
        values = {each.name: getattr(data, each.name) for each in fields(data)}
        return given.SupplyInTime(**{**values, "received_on": day})

    def _accept_complete(self, story: CaseStory, _draw: st.DataObject, fits: bool) -> Any:
        return story.complete_data() if fits else given.AcceptComplete(checked=frozenset({"plan"}))

    def _propose_referral(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.ProposeReferral(where_to="Elders", reason=self._text(draw, fits))

    def _refer(self, *_args: Any) -> Any:
        return given.Refer()

    def _decline_referral(self, *_args: Any) -> Any:
        return given.DeclineReferral()

    def _withdraw(self, *_args: Any) -> Any:
        return given.Withdraw()

    def _not_process(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.NotProcess(reasons=self._text(draw, fits))

    def _fix_advice(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        recommendation = draw.draw(st.sampled_from(Recommendation))
        return story.advice_data(recommendation=recommendation, amount=Decimal(2500) if fits else draw.draw(AMOUNTS))

    def _return_to_review(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.ReturnToReview(reason=self._text(draw, fits))

    def _grant(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return story.grant_data(amount=draw.draw(AMOUNTS), deviation_reasons=self._text(draw, fits))

    def _reject(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        ground = "low_quality" if fits else draw.draw(st.sampled_from(["ceiling", "onzin", "low_quality"]))
        return story.reject_data(ground=ground, reasons=self._text(draw, fits))

    def _prepare_decision(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        name = draw.draw(st.sampled_from(["grant", "reject", "determine", "revoke", "not_process"]))
        return given.PrepareDecision(transition=name, decision=getattr(self, f"_{name}")(story, draw, fits))

    def _announce(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return story.announce_data(sent_on=None if fits else self._day(draw))

    def _extend_term(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.ExtendTerm(new_date=self._day(draw), reason=self._text(draw, fits))

    def _agree_suspension(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        first = self._day(draw)
        last = first + timedelta(days=draw.draw(st.integers(-1, 30)))
        return given.AgreeSuspension(from_on=first, until_on=last, reason=self._text(draw, fits))

    def _report(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return story.report_data(what_happened=self._text(draw, fits))

    def _determine(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.Determine(amount=draw.draw(AMOUNTS), reasons=self._text(draw, fits))

    def _revoke(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.Revoke(ground="not_carried_out", reasons=self._text(draw, fits), amount=draw.draw(AMOUNTS))

    def _register_payment(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        day = self.now.date() if fits else self._day(draw)
        return given.RegisterPayment(amount=draw.draw(AMOUNTS), description="Voorschot", paid_on=day)

    def _file_objection(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.FileObjection(text=self._text(draw, fits))

    def _objection_id(self, story: CaseStory) -> int:
        found = Objection.objects.filter(decision__application=story.application).last()
        return found.pk if found else 0

    def _postpone_objection(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        weeks = draw.draw(st.integers(1, 6) if fits else st.integers(-1, 9))
        return given.PostponeObjection(objection_id=self._objection_id(story), weeks=weeks, reason="Zitting.")

    def _grant_on_objection(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        grant = self._grant(story, draw, fits)
        values = {each.name: getattr(grant, each.name) for each in fields(grant)}
        return given.GrantOnObjection(objection_id=self._objection_id(story), **values)

    def _change_on_objection(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        amount = draw.draw(AMOUNTS)
        return given.ChangeOnObjection(
            objection_id=self._objection_id(story), amount=amount, reasons=self._text(draw, fits)
        )

    def _process_on_objection(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.ProcessOnObjection(objection_id=self._objection_id(story), reasons=self._text(draw, fits))

    def _decide_objection(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        outcome = Objection.Outcome.DISMISSED if fits else draw.draw(st.sampled_from(Objection.Outcome))
        return given.DecideObjection(
            objection_id=self._objection_id(story), outcome=outcome, reasons=self._text(draw, fits)
        )

    def _extend_for_outage(self, *_args: Any) -> Any:
        found = Outage.objects.last()
        return given.ExtendForOutage(outage_id=found.pk if found else 0)

    def _register_default_notice(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.RegisterDefaultNotice(received_on=self.now.date() if fits else self._day(draw))

    def _assign_handler(self, _story: CaseStory, draw: st.DataObject, _fits: bool) -> Any:
        return given.AssignHandler(user_id=self._user(draw))

    def _assign_reviewer(self, story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.AssignReviewer(user_id=story.member.pk if fits else self._user(draw))

    def _release_reviewer(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.ReleaseReviewer(user_id=self._user(draw), reason=self._text(draw, fits))

    def _change_review(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        wanted = draw.draw(st.sampled_from(Recommendation))
        return given.ChangeReview(recommendation=wanted, comment="", scores={}, why=self._text(draw, fits))

    def _declare_conflict(self, _story: CaseStory, draw: st.DataObject, fits: bool) -> Any:
        return given.DeclareConflict(person_id=self._user(draw), reason=self._text(draw, fits))
