"""What is told after each event: to the applicant by mail or by post, and to the staff. One row a kind of follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fund_applications.lifecycle.follow_ups import FollowUpKind as Kind


@dataclass(frozen=True, slots=True)
class Telling:
    """The mail to the applicant, whether a letter is kept also when he reads digitally, and the mail to the staff.

    Who chose post gets the letter instead of the mail, where there is one (Awb 2:8).
    """

    mail: str = ""
    letter_always: bool = False
    staff_mail: str = ""
    to_all_handlers: bool = False


TELLINGS: Mapping[str, Telling] = MappingProxyType(
    {
        Kind.CONFIRM_RECEIPT: Telling("receipt", staff_mail="staff_new_case", to_all_handlers=True),
        Kind.ASK_SUPPLEMENT: Telling("supplement_requested", letter_always=True),
        Kind.REMIND_SUPPLEMENT: Telling("supplement_reminder"),
        Kind.CONFIRM_SUPPLEMENT: Telling("supplied", staff_mail="staff_supplied"),
        Kind.TELL_SUPPLEMENT_LAPSED: Telling("supplement_lapsed", staff_mail="staff_lapsed"),
        Kind.TELL_UNDER_REVIEW: Telling("under_review"),
        Kind.TELL_ADVISED: Telling("advice_fixed"),
        Kind.PROPOSE_REFERRAL: Telling("referral_proposed"),
        Kind.CONFIRM_REFERRAL: Telling("referred", staff_mail="staff_referral"),
        Kind.TELL_REFERRAL_DECLINED: Telling(staff_mail="staff_referral"),
        Kind.CONFIRM_WITHDRAWAL: Telling("withdrawn", staff_mail="staff_withdrawn"),
        Kind.TELL_EXTENSION: Telling("term_extended", letter_always=True),
        Kind.TELL_SUSPENSION: Telling("term_suspended", letter_always=True),
        Kind.TELL_OUTAGE: Telling("outage"),
        Kind.REMIND_REPORT: Telling("report_due"),
        Kind.CONFIRM_REPORT: Telling("report_received", staff_mail="staff_report"),
        Kind.CONFIRM_OBJECTION: Telling("objection_receipt", letter_always=True, staff_mail="staff_objection"),
        Kind.TELL_OBJECTION_POSTPONED: Telling("objection_postponed", letter_always=True),
        Kind.TELL_OBJECTION_OUTCOME: Telling("objection_outcome", letter_always=True),
        Kind.WARN_DEADLINE: Telling(staff_mail="staff_due"),
        Kind.WARN_DEFAULT_NOTICE: Telling(staff_mail="staff_default_notice", to_all_handlers=True),
        Kind.TELL_CONFLICT: Telling(staff_mail="staff_conflict", to_all_handlers=True),
    }
)
