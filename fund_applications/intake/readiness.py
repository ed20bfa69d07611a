"""Whether a draft can be sent, and what must or may be done first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.intake.answers import Assessment, QuestionState, assess
from fund_applications.intake.findings import Finding, findings_of
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.opening import Opening, OpenState, opening_of
from fund_applications.intake.step_form import is_signature
from fund_applications.intake.uploads import files_by_question
from fund_applications.models import Attachment, Draft
from fund_applications.questions.definition import Question


@dataclass(frozen=True, slots=True)
class Blocker:
    """Why it can't be sent yet, and the question that mends it. `step` is its number, from 1."""

    question: Question
    step: int
    message: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """A draft just before sending. `closed` says why nothing can be sent today, whatever is filled in."""

    assessment: Assessment
    blockers: tuple[Blocker, ...]
    advice: tuple[Finding, ...]
    recommended: tuple[Question, ...]
    signature: QuestionState | None
    must_choose: bool
    closed: str

    @property
    def can_be_sent(self) -> bool:
        """Nothing stands in the way but the signature."""
        return not self.blockers and not self.closed and not self.must_choose


def readiness_of(draft: Draft) -> Readiness:
    """Judge a draft as it is saved."""
    assessment = assess(definition_of(draft.form_version), draft.answers, files_by_question(draft))
    page = draft.page
    found = findings_of(assessment, page.round if page else None, timezone.localdate())
    blockers = [
        *_question_blockers(assessment),
        *_finding_blockers(assessment, found),
        *_virus_blockers(draft, assessment),
    ]
    signature = next((state for state in assessment.states.values() if is_signature(state.question)), None)
    return Readiness(
        assessment=assessment,
        blockers=tuple(sorted(blockers, key=lambda blocker: blocker.step)),
        advice=tuple(finding for finding in found if not finding.blocks),
        recommended=tuple(s.question for s in assessment.states.values() if s.is_recommended_missing),
        signature=signature,
        must_choose=bool(draft.set_aside),
        closed="" if draft.is_test else _why_closed(opening_of(page) if page and page.live else None),
    )


def _question_blockers(assessment: Assessment) -> Iterator[Blocker]:
    for state in assessment.states.values():
        if not state.is_asked or is_signature(state.question):
            continue
        step = assessment.definition.step_of(state.question.id) or 1
        if state.errors:
            yield Blocker(state.question, step, f"{state.question.label} {state.errors[0]}")
        elif state.is_missing:
            yield Blocker(state.question, step, _("Nog niet ingevuld: %(label)s") % {"label": state.question.label})


def _finding_blockers(assessment: Assessment, found: list[Finding]) -> Iterator[Blocker]:
    for finding in found:
        if finding.blocks:
            yield Blocker(finding.question, assessment.definition.step_of(finding.question.id) or 1, finding.message)


def _virus_blockers(draft: Draft, assessment: Assessment) -> Iterator[Blocker]:
    for attachment in draft.attachments.filter(scan=Attachment.Scan.INFECTED):
        question = assessment.definition.question(attachment.question_id)
        if question is not None:
            message = _("In %(name)s zit een virus. Verwijder dit bestand.") % {"name": attachment.original_name}
            yield Blocker(question, assessment.definition.step_of(question.id) or 1, message)


def _why_closed(opening: Opening | None) -> str:
    """Sending stays possible when the money is gone: the applicant may want a decision. Only a closed round stops it."""
    texts: Mapping[OpenState, Any] = {
        OpenState.NOT_YET: _("Aanvragen kan nog niet. Je aanvraag blijft bewaard. Stuur hem als de ronde open is."),
        OpenState.CLOSED: _("De ronde is gesloten. Je kunt deze aanvraag nu niet versturen. Bel ons gerust."),
        OpenState.NO_ROUND: _("Er is nu geen ronde. Je kunt deze aanvraag nu niet versturen. Bel ons gerust."),
    }
    return texts.get(opening.state, "") if opening else texts[OpenState.NO_ROUND]
