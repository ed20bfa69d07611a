"""What a transition needs to know, typed. One frozen dataclass for each; forms may be built from their metadata.

A field's metadata has a Dutch `label`, and a `help_text` where a label is not enough. Text is cleaned on the way in: no
NUL, no broken Unicode, no spaces around it. Whether the content may be so is judged by the guards.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from fund_applications.models import Conflict, ContactChannel, Objection, Recommendation


def _asked(label: Any, help_text: Any = "") -> dict[str, Any]:
    return {"label": label, "help_text": help_text}


def clean_text(text: str) -> str:
    """Text that every database can hold: no NUL, no lone surrogate, no white space around it."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8").strip()


def clean_json(value: Any) -> Any:
    """JSON that every database can hold: all its text cleaned, without touching the spaces people typed."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, Mapping):
        return {clean_json(str(key)): clean_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean_json(item) for item in value]
    return value


@dataclass(frozen=True, kw_only=True)
class TransitionData:
    """Base of all data; on its own for a transition that needs nothing."""

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, str) and type(value) is str:
                object.__setattr__(self, each.name, clean_text(value))

    @property
    def recorded_reason(self) -> str:
        """The "why" that the event log keeps."""
        for name in ("reasons", "reason", "explanation", "text", "on_behalf"):
            value = getattr(self, name, "")
            if isinstance(value, str) and value:
                return value
        return ""


@dataclass(frozen=True, kw_only=True)
class ApplicantData(TransitionData):
    """What the applicant does himself, or a handler enters for him: paper stays possible (Awb 2:7)."""

    on_behalf: str = field(
        metadata=_asked(
            _("Hoe liet de aanvrager dit weten?"), _("Bijvoorbeeld: brief van 3 maart. Alleen voor medewerkers.")
        ),
        default="",
    )
    received_on: date | None = field(
        metadata=_asked(_("Ontvangen op"), _("De dag waarop het op papier of aan de telefoon binnenkwam.")),
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class Missing(TransitionData):
    """One question to be repaired, with the reason."""

    question_id: str
    label: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RequestSupplement(TransitionData):
    items: tuple[Missing, ...] = field(metadata=_asked(_("Wat ontbreekt er?")))
    due_on: date = field(metadata=_asked(_("Uiterlijk aanvullen op"), _("Kies een werkdag.")))
    explanation: str = field(metadata=_asked(_("Toelichting")), default="")


@dataclass(frozen=True, kw_only=True)
class Supply(ApplicantData):
    """A new version. `attachment_ids` are the files that belong to it and are not of the case yet."""

    form_version_id: int
    answers: Mapping[str, Any]
    attachment_ids: tuple[uuid.UUID, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the application that follow from the answers, such as `title` and `requested_amount`."""


@dataclass(frozen=True, kw_only=True)
class SupplyInTime(Supply):
    """Paper that came in on or before the date and lay unseen until the date had lapsed: `received_on` is needed."""


@dataclass(frozen=True, kw_only=True)
class AcceptComplete(TransitionData):
    checked: frozenset[str] = field(metadata=_asked(_("Gecontroleerd")))
    reason: str = field(metadata=_asked(_("Opmerking")), default="")


@dataclass(frozen=True, kw_only=True)
class ProposeReferral(TransitionData):
    where_to: str = field(metadata=_asked(_("Waarheen?"), _("Bijvoorbeeld: het leefbaarheidsbudget.")))
    reason: str = field(metadata=_asked(_("Waarom past het daar beter?")))


@dataclass(frozen=True, kw_only=True)
class NotProcess(TransitionData):
    reasons: str = field(metadata=_asked(_("Redenen")))


@dataclass(frozen=True, kw_only=True)
class FixAdvice(TransitionData):
    recommendation: Recommendation = field(metadata=_asked(_("Advies")))
    text: str = field(metadata=_asked(_("Toelichting")))
    reasons_by_criterion: Mapping[int, str] = field(metadata=_asked(_("Oordeel per criterium")))
    amount: Decimal | None = field(metadata=_asked(_("Geadviseerd bedrag")), default=None)
    meeting_id: int | None = field(metadata=_asked(_("Vergadering")), default=None)


@dataclass(frozen=True, kw_only=True)
class ReturnToReview(TransitionData):
    reason: str = field(metadata=_asked(_("Waarom terug?")))


@dataclass(frozen=True, kw_only=True)
class ObligationText(TransitionData):
    """Something the recipient must do (Awb 4:37)."""

    text: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Grant(TransitionData):
    amount: Decimal = field(metadata=_asked(_("Bedrag")))
    reasons: str = field(metadata=_asked(_("Redenen")))
    obligations: tuple[ObligationText, ...] = field(metadata=_asked(_("Verplichtingen")))
    deviation_reasons: str = field(metadata=_asked(_("Waarom anders dan het advies?")), default="")


@dataclass(frozen=True, kw_only=True)
class Reject(TransitionData):
    ground: str = field(metadata=_asked(_("Grond")))
    reasons: str = field(metadata=_asked(_("Redenen")))
    deviation_reasons: str = field(metadata=_asked(_("Waarom anders dan het advies?")), default="")


@dataclass(frozen=True, kw_only=True)
class PrepareDecision(TransitionData):
    """A decision for someone else to take: `transition` is its name, `decision` its data."""

    transition: str
    decision: NotProcess | Grant | Reject | Determine | Revoke


@dataclass(frozen=True, kw_only=True)
class Announce(TransitionData):
    channel: ContactChannel = field(metadata=_asked(_("Hoe verstuurd?")))
    sent_on: date | None = field(metadata=_asked(_("Verstuurd op"), _("Leeg betekent vandaag.")), default=None)
    proof: str = field(metadata=_asked(_("Bewijs"), _("Bijvoorbeeld het nummer van de zending.")), default="")
    decision_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ExtendTerm(TransitionData):
    new_date: date = field(metadata=_asked(_("Nieuwe laatste dag"), _("Kies een werkdag.")))
    reason: str = field(metadata=_asked(_("Reden")))


@dataclass(frozen=True, kw_only=True)
class AgreeSuspension(TransitionData):
    from_on: date = field(metadata=_asked(_("Vanaf")))
    until_on: date = field(metadata=_asked(_("Tot en met")))
    reason: str = field(metadata=_asked(_("Hoe stemde de aanvrager in?"), _("De instemming is schriftelijk.")))


@dataclass(frozen=True, kw_only=True)
class Withdraw(ApplicantData):
    reason: str = field(metadata=_asked(_("Reden"), _("Niet verplicht.")), default="")


@dataclass(frozen=True, kw_only=True)
class Refer(ApplicantData):
    """The applicant agrees to go elsewhere."""


@dataclass(frozen=True, kw_only=True)
class DeclineReferral(ApplicantData):
    reason: str = field(metadata=_asked(_("Reden"), _("Niet verplicht.")), default="")


@dataclass(frozen=True, kw_only=True)
class SubmitReport(ApplicantData):
    what_happened: str = field(metadata=_asked(_("Wat is er gebeurd?")))
    actual_costs: Decimal = field(metadata=_asked(_("Wat kostte het?")))
    actual_income: Decimal = field(metadata=_asked(_("Andere inkomsten")), default=Decimal(0))
    people_reached: int | None = field(metadata=_asked(_("Hoeveel mensen deden mee?")), default=None)
    what_failed: str = field(metadata=_asked(_("Wat lukte er niet?")), default="")
    cost_lines: tuple[Mapping[str, str], ...] = ()
    """Each line of the budget: `description`, `budgeted`, `actual`; amounts in euro as text."""
    attachment_ids: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Determine(TransitionData):
    amount: Decimal = field(metadata=_asked(_("Vastgesteld bedrag")))
    reasons: str = field(
        metadata=_asked(_("Redenen"), _("Verplicht als het bedrag lager is dan toegekend.")), default=""
    )


@dataclass(frozen=True, kw_only=True)
class Revoke(TransitionData):
    ground: str = field(metadata=_asked(_("Grond")))
    reasons: str = field(metadata=_asked(_("Redenen")))
    amount: Decimal = field(metadata=_asked(_("Nieuw bedrag"), _("0 trekt de hele subsidie in.")), default=Decimal(0))


@dataclass(frozen=True, kw_only=True)
class AssignHandler(TransitionData):
    user_id: int = field(metadata=_asked(_("Behandelaar")))


@dataclass(frozen=True, kw_only=True)
class AssignReviewer(TransitionData):
    user_id: int = field(metadata=_asked(_("Beoordelaar")))


@dataclass(frozen=True, kw_only=True)
class ReleaseReviewer(TransitionData):
    user_id: int = field(metadata=_asked(_("Beoordelaar")))
    reason: str = field(metadata=_asked(_("Reden")))


@dataclass(frozen=True, kw_only=True)
class ChangeReview(TransitionData):
    """The review as it must become: a score from 1 to 5 and its reason by the key of the criterion."""

    recommendation: Recommendation = field(metadata=_asked(_("Advies")))
    comment: str = field(metadata=_asked(_("Toelichting")))
    scores: Mapping[int, tuple[int, str]] = field(metadata=_asked(_("Oordeel per criterium")))
    why: str = field(metadata=_asked(_("Waarom verander je je beoordeling?")))


@dataclass(frozen=True, kw_only=True)
class DeclareConflict(TransitionData):
    person_id: int = field(metadata=_asked(_("Wie heeft een belang?")))
    source: Conflict.Source = Conflict.Source.DECLARED
    reason: str = field(metadata=_asked(_("Welk belang?")), default="")


@dataclass(frozen=True, kw_only=True)
class RegisterDefaultNotice(TransitionData):
    received_on: date = field(metadata=_asked(_("Ontvangen op")))


@dataclass(frozen=True, kw_only=True)
class FileObjection(ApplicantData):
    text: str = field(metadata=_asked(_("Waarom ben je het er niet mee eens?")))
    decision_id: int | None = None
    posted_on: date | None = field(metadata=_asked(_("Gepost op"), _("Volgens het poststempel.")), default=None)


@dataclass(frozen=True, kw_only=True)
class PostponeObjection(TransitionData):
    objection_id: int
    weeks: int = field(metadata=_asked(_("Aantal weken"), _("Ten hoogste zes.")))
    reason: str = field(metadata=_asked(_("Reden")))


@dataclass(frozen=True, kw_only=True)
class DecideObjection(TransitionData):
    objection_id: int
    outcome: Objection.Outcome = field(metadata=_asked(_("Uitkomst")))
    reasons: str = field(metadata=_asked(_("Redenen")))


@dataclass(frozen=True, kw_only=True)
class OnObjection(TransitionData):
    """A decision that upholds the objection with this id."""

    objection_id: int


@dataclass(frozen=True, kw_only=True)
class GrantOnObjection(Grant, OnObjection):
    """Money after all."""


@dataclass(frozen=True, kw_only=True)
class ChangeOnObjection(OnObjection):
    """Another amount. No obligations: those of the old decision stay."""

    amount: Decimal = field(metadata=_asked(_("Nieuw bedrag")))
    reasons: str = field(metadata=_asked(_("Redenen")))
    obligations: tuple[ObligationText, ...] = field(metadata=_asked(_("Verplichtingen")), default=())


@dataclass(frozen=True, kw_only=True)
class ProcessOnObjection(OnObjection):
    """The application is judged after all."""

    reasons: str = field(metadata=_asked(_("Redenen")))


@dataclass(frozen=True, kw_only=True)
class RegisterPayment(TransitionData):
    amount: Decimal = field(metadata=_asked(_("Bedrag")))
    description: str = field(metadata=_asked(_("Omschrijving")))
    due_on: date | None = field(metadata=_asked(_("Te betalen op")), default=None)
    paid_on: date | None = field(metadata=_asked(_("Betaald op")), default=None)
    bank_reference: str = field(metadata=_asked(_("Kenmerk van de bank")), default="")
    payment_id: int | None = None
    """A planned payment that is now made; None registers a new one."""


@dataclass(frozen=True, kw_only=True)
class ExtendForOutage(TransitionData):
    """A registered outage moves the dates that the applicant had to keep (Awb 2:21)."""

    outage_id: int


def as_json(value: Any) -> Any:
    """Data as plain JSON: for a prepared decision and for the event log."""
    if isinstance(value, TransitionData):
        return {each.name: as_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(as_json(item) for item in value)
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, uuid.UUID):
        return str(value)
    return value
