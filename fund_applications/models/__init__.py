"""Data and invariants of a case; no workflow (that is `lifecycle`) and no mail (that is `correspondence`)."""

from fund_applications.models.applications import (
    Applicant,
    ApplicantKind,
    Application,
    ApplicationVersion,
    Attachment,
    ContactChannel,
    NamePublication,
    ReferenceSequence,
    private_storage,
)
from fund_applications.models.co_applicants import CoApplicant
from fund_applications.models.copies import IssuedCopy
from fund_applications.models.correspondence import Letter, LetterSettings, MailText, OutgoingMail
from fund_applications.models.decisions import (
    Announcement,
    Decision,
    DecisionKind,
    Objection,
    Obligation,
    Payment,
    PreparedDecision,
    Report,
)
from fund_applications.models.digests import DigestItem, DigestSettings, MailFrequency, StaffMailChoice
from fund_applications.models.drafts import Draft, MagicLink
from fund_applications.models.events import ApplicationEvent, DestructionPermit, FollowUp, InternalNote, Message
from fund_applications.models.feedback import Ease, Feedback, FeedbackGiven, FeedbackMoment
from fund_applications.models.form_counts import FormStepCount
from fund_applications.models.forms import ApplicationFormPage, FormVersion
from fund_applications.models.immutable import ImmutableRecordError
from fund_applications.models.maker_news import MakerNews
from fund_applications.models.office import NoteMention, SavedFilter
from fund_applications.models.outages import Outage, OutageSettings, SiteHeartbeat
from fund_applications.models.own_ties import OwnTies
from fund_applications.models.privacy import PrivacyRequest, PrivacyStep
from fund_applications.models.publication import ProjectPublication, RegisterEntry, RegisterSettings
from fund_applications.models.retention import (
    CaseRemnant,
    DestructionLine,
    DestructionList,
    RetentionHold,
    RetentionRule,
)
from fund_applications.models.reviews import (
    Advice,
    AdviceReason,
    Assignment,
    Conflict,
    Recommendation,
    Review,
    ReviewChange,
    ReviewScore,
)
from fund_applications.models.rounds import Allocation, CommissionMeeting, Criterion, EquatedDay, FundRound
from fund_applications.models.statuses import APPLICANT_WORDING, DECIDED_STATUSES, OPEN_STATUSES, Status
from fund_applications.models.support import Opinion, SupportPage, SupportResponse
from fund_applications.models.terms import (
    DefaultNotice,
    SupplementDraft,
    SupplementItem,
    SupplementRequest,
    Suspension,
    TermChange,
)
from fund_applications.models.texts import TEXT_FIELDS, TextBlock

__all__ = [
    "APPLICANT_WORDING",
    "DECIDED_STATUSES",
    "OPEN_STATUSES",
    "TEXT_FIELDS",
    "Advice",
    "AdviceReason",
    "Allocation",
    "Announcement",
    "Applicant",
    "ApplicantKind",
    "Application",
    "ApplicationEvent",
    "ApplicationFormPage",
    "ApplicationVersion",
    "Assignment",
    "Attachment",
    "CaseRemnant",
    "CoApplicant",
    "CommissionMeeting",
    "Conflict",
    "ContactChannel",
    "Criterion",
    "Decision",
    "DecisionKind",
    "DefaultNotice",
    "DestructionLine",
    "DestructionList",
    "DestructionPermit",
    "DigestItem",
    "DigestSettings",
    "Draft",
    "Ease",
    "EquatedDay",
    "Feedback",
    "FeedbackGiven",
    "FeedbackMoment",
    "FollowUp",
    "FormStepCount",
    "FormVersion",
    "FundRound",
    "ImmutableRecordError",
    "InternalNote",
    "IssuedCopy",
    "Letter",
    "LetterSettings",
    "MagicLink",
    "MailFrequency",
    "MailText",
    "MakerNews",
    "Message",
    "NamePublication",
    "NoteMention",
    "Objection",
    "Obligation",
    "Opinion",
    "Outage",
    "OutageSettings",
    "OutgoingMail",
    "OwnTies",
    "Payment",
    "PreparedDecision",
    "PrivacyRequest",
    "PrivacyStep",
    "ProjectPublication",
    "Recommendation",
    "ReferenceSequence",
    "RegisterEntry",
    "RegisterSettings",
    "Report",
    "RetentionHold",
    "RetentionRule",
    "Review",
    "ReviewChange",
    "ReviewScore",
    "SavedFilter",
    "SiteHeartbeat",
    "StaffMailChoice",
    "Status",
    "SupplementDraft",
    "SupplementItem",
    "SupplementRequest",
    "SupportPage",
    "SupportResponse",
    "Suspension",
    "TermChange",
    "TextBlock",
    "private_storage",
]
