"""Every mail that the software sends: when, to whom, and which merge fields its text may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fund_applications.correspondence import merge_fields as fields
from fund_applications.correspondence.mail_texts import ENGLISH, NEDERLANDS, DefaultText
from fund_applications.correspondence.merge_fields import MergeField
from fund_applications.models import MagicLink

DEFAULT_LANGUAGE = "nl"
TEXTS: Mapping[str, Mapping[str, DefaultText]] = MappingProxyType({"nl": NEDERLANDS, "en": ENGLISH})


class Audience(StrEnum):
    """Who reads the mail."""

    APPLICANT = "applicant"
    NEIGHBOUR = "neighbour"
    STAFF = "staff"


class Destination(StrEnum):
    """Where the link in the mail leads."""

    DRAFT = "draft"
    LOGIN = "login"
    CASE = "case"
    MESSAGES = "messages"
    SUPPLEMENT = "supplement"
    REPORT = "report"
    NEW_ADDRESS = "new_address"
    SUPPORT = "support"
    FOLLOW = "follow"
    NEWS = "news"
    OFFICE = "office"
    OFFICE_START = "office_start"
    OFFICE_NEWS = "office_news"


class DateOf(StrEnum):
    """Which day `{datum}` is. That of the first decision is there also when the case ended in the meantime."""

    NOTHING = "nothing"
    DECISION = "decision"
    FIRST_DECISION = "first_decision"
    SUPPLEMENT = "supplement"
    REPORT = "report"
    DRAFT_EXPIRY = "draft_expiry"
    FIRST_CONTACT = "first_contact"


@dataclass(frozen=True, slots=True)
class MailKind:
    """One mail of the catalogue. `occasion` tells staff when it goes out; an `urgent` one waits for no digest."""

    code: str
    occasion: str | Promise
    audience: Audience = Audience.APPLICANT
    destination: Destination = Destination.CASE
    date_of: DateOf = DateOf.NOTHING
    names_person: bool = False
    urgent: bool = False
    lists_cases: bool = False

    @property
    def access(self) -> MagicLink.Purpose | None:
        """The kind of link that is issued when the mail is sent; staff log in by themselves."""
        if self.audience is Audience.STAFF:
            return None
        return MagicLink.Purpose.DRAFT if self.destination is Destination.DRAFT else MagicLink.Purpose.APPLICANT

    @property
    def about_case(self) -> bool:
        """Whether it is about one case, so that its number may be named."""
        return self.destination not in {
            Destination.DRAFT,
            Destination.LOGIN,
            Destination.OFFICE_START,
            Destination.OFFICE_NEWS,
            Destination.SUPPORT,
        }

    @property
    def fields(self) -> tuple[MergeField, ...]:
        """The merge fields that its text may use."""
        own = (
            *([fields.REFERENCE] if self.about_case else []),
            *([fields.VALID_UNTIL] if not self.about_case and self.access else []),
            *([fields.CASES] if self.lists_cases else []),
            *([fields.DATE] if self.date_of is not DateOf.NOTHING else []),
            *([fields.WHO] if self.names_person else []),
        )
        return fields.COMMON + own

    def default(self, language: str) -> DefaultText:
        """The text as the software brings it; Dutch for a language that has none."""
        return TEXTS.get(language, TEXTS[DEFAULT_LANGUAGE])[self.code]


def _draft(code: str, occasion: Promise) -> MailKind:
    return MailKind(code, occasion, destination=Destination.DRAFT, date_of=DateOf.DRAFT_EXPIRY)


def _staff(
    code: str, occasion: Promise, date_of: DateOf = DateOf.NOTHING, *, names_person: bool = False, urgent: bool = False
) -> MailKind:
    return MailKind(code, occasion, Audience.STAFF, Destination.OFFICE, date_of, names_person, urgent)


_KINDS = (
    _draft("draft_saved", _("Iemand begint een aanvraag en vult een e-mailadres in")),
    _draft("draft_link", _("Iemand vraagt een link om verder te gaan")),
    _draft("email_check", _("Iemand verandert het e-mailadres in een concept")),
    _draft("draft_expires_14", _("14 dagen voordat een concept wordt verwijderd")),
    _draft("draft_expires_3", _("3 dagen voordat een concept wordt verwijderd")),
    MailKind("login_link", _("Iemand vraagt een link naar Mijn aanvraag"), destination=Destination.LOGIN),
    MailKind("receipt", _("Een aanvraag is ontvangen"), date_of=DateOf.FIRST_DECISION),
    MailKind(
        "supplement_requested",
        _("We vragen een aanvulling"),
        destination=Destination.SUPPLEMENT,
        date_of=DateOf.SUPPLEMENT,
    ),
    MailKind(
        "supplement_reminder",
        _("De laatste dag voor een aanvulling komt eraan"),
        destination=Destination.SUPPLEMENT,
        date_of=DateOf.SUPPLEMENT,
    ),
    MailKind("supplement_lapsed", _("De laatste dag voor een aanvulling is voorbij"), destination=Destination.MESSAGES),
    MailKind("supplied", _("Een aanvulling is ontvangen"), date_of=DateOf.DECISION),
    MailKind("under_review", _("De aanvraag is compleet"), date_of=DateOf.DECISION),
    MailKind("message_waiting", _("Er staat een bericht klaar"), destination=Destination.MESSAGES),
    MailKind("term_extended", _("We hebben meer tijd nodig"), date_of=DateOf.DECISION),
    MailKind("term_suspended", _("We spraken af om later te beslissen"), date_of=DateOf.DECISION),
    MailKind("outage", _("De site werkte niet, dus er is meer tijd")),
    MailKind("advice_fixed", _("De commissie gaf advies"), date_of=DateOf.DECISION),
    MailKind("decision_announced", _("Een besluit staat klaar")),
    MailKind("report_due", _("Het verslag moet komen"), destination=Destination.REPORT, date_of=DateOf.REPORT),
    MailKind("report_received", _("Een verslag is ontvangen")),
    MailKind("determination_announced", _("De subsidie is vastgesteld")),
    MailKind("objection_receipt", _("Een bezwaar is ontvangen")),
    MailKind("objection_postponed", _("We beslissen later op een bezwaar")),
    MailKind("objection_outcome", _("Er is besloten op een bezwaar")),
    MailKind("withdrawn", _("Een aanvraag is ingetrokken door de aanvrager")),
    MailKind("referral_proposed", _("We stellen een andere plek voor")),
    MailKind("referred", _("Een aanvraag is doorverwezen")),
    MailKind("new_address", _("De aanvrager geeft een nieuw e-mailadres op"), destination=Destination.NEW_ADDRESS),
    MailKind("contact_changed", _("De aanvrager veranderde zijn gegevens")),
    MailKind(
        "co_applicant_invited",
        _("Een aanvrager nodigt iemand uit om mee te schrijven"),
        destination=Destination.DRAFT,
        date_of=DateOf.DRAFT_EXPIRY,
        names_person=True,
    ),
    MailKind(
        "co_applicant_follows",
        _("Een aanvrager laat een mede-aanvrager meekijken"),
        destination=Destination.FOLLOW,
    ),
    MailKind("maker_news_handled", _("Nieuws van makers is geplaatst, of niet"), destination=Destination.NEWS),
    MailKind("support_confirm", _("Een buur geeft zijn mening"), Audience.NEIGHBOUR, Destination.SUPPORT),
    _staff("staff_new_case", _("Aan medewerkers: er is een nieuwe aanvraag"), DateOf.FIRST_CONTACT),
    _staff("staff_assigned", _("Aan een medewerker: een aanvraag is toegewezen")),
    _staff("staff_mention", _("Aan een medewerker: een collega noemt je"), names_person=True),
    _staff("staff_message", _("Aan de behandelaar: de aanvrager stuurde een bericht")),
    _staff("staff_supplied", _("Aan de behandelaar: de aanvulling is binnen")),
    _staff("staff_lapsed", _("Aan de behandelaar: de aanvulling kwam niet")),
    _staff("staff_referral", _("Aan de behandelaar: antwoord op een doorverwijzing")),
    _staff("staff_withdrawn", _("Aan de behandelaar: een aanvraag is ingetrokken")),
    _staff("staff_report", _("Aan de behandelaar: een verslag is binnen")),
    _staff("staff_objection", _("Aan de behandelaar: een bezwaar is binnen")),
    _staff("staff_default_notice", _("Aan behandelaars: een ingebrekestelling"), urgent=True),
    _staff("staff_conflict", _("Aan behandelaars: iemand meldde een belang")),
    _staff("staff_due", _("Aan een medewerker: een termijn loopt af"), DateOf.DECISION, urgent=True),
    _staff("staff_post_needed", _("Aan de behandelaar: een e-mail kwam niet aan")),
    MailKind(
        "staff_outage",
        _("Aan wie erover oordeelt: de bewaking zag dat de website stil was"),
        Audience.STAFF,
        Destination.OFFICE_START,
        urgent=True,
    ),
    MailKind(
        "staff_maker_news",
        _("Aan redacteuren: makers stuurden nieuws"),
        Audience.STAFF,
        Destination.OFFICE_NEWS,
    ),
    MailKind(
        "staff_digest",
        _("Aan een medewerker: alles van een dag of week in één mail"),
        Audience.STAFF,
        Destination.OFFICE_START,
        lists_cases=True,
    ),
)

MAILS: Mapping[str, MailKind] = MappingProxyType({kind.code: kind for kind in _KINDS})


class UnknownMailError(KeyError):
    """A code that is not in the catalogue."""


def mail_kind(code: str) -> MailKind:
    """The mail with this code. Raises UnknownMailError."""
    try:
        return MAILS[code]
    except KeyError:
        raise UnknownMailError(code) from None
