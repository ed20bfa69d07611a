"""The fixed questions of a fund application, and the fixed meanings of their options.

A form is free, but the case needs some answers whatever the words on the page are. Such a question carries a role;
code asks for the role, never for a label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a question means to the case."""

    APPLICANT_KIND = "applicant_kind", _("Wie vraagt aan (inwoner, groep, organisatie)")
    NAME = "name", _("Naam van de aanvrager")
    EMAIL = "email", _("E-mailadres van de aanvrager")
    PHONE = "phone", _("Telefoonnummer van de aanvrager")
    ADDRESS = "address", _("Adres van de aanvrager")
    HOME_VILLAGE = "home_village", _("Kern waar de aanvrager woont")
    CONTACT_CHANNEL = "contact_channel", _("Berichten digitaal of per post")
    ORGANISATION = "organisation", _("Naam van de organisatie")
    ORGANISATION_NUMBER = "organisation_number", _("KvK-nummer")
    ADULT = "adult", _("18 jaar of ouder")
    PARTNERS = "partners", _("Met wie")
    TITLE = "title", _("Titel van het idee")
    SUMMARY = "summary", _("Het idee in twee zinnen")
    DESCRIPTION = "description", _("Wat ga je doen")
    PROJECT_KIND = "project_kind", _("Onderzoek, experiment of pilot")
    NATURE = "nature", _("Sociaal, technisch of meedoen")
    NOVELTY = "novelty", _("Wat is er nieuw, of hoe doen inwoners mee")
    AUDIENCE = "audience", _("Voor wie en voor hoeveel mensen")
    VILLAGES = "villages", _("Kernen waar het idee voor is")
    RESULT = "result", _("Wat is straks beter")
    START_DATE = "start_date", _("Begindatum")
    END_DATE = "end_date", _("Einddatum")
    PLANNING = "planning", _("Stappen in de tijd")
    PERMIT = "permit", _("Vergunning nodig")
    COST_LINES = "cost_lines", _("Kosten")
    INCOME_LINES = "income_lines", _("Inkomsten")
    REQUESTED_AMOUNT = "requested_amount", _("Gevraagd bedrag")
    OTHER_MUNICIPAL_MONEY = "other_municipal_money", _("Ander geld van de gemeente")
    EARLIER_APPLICATION = "earlier_application", _("Eerder ingediend")
    WHAT_CHANGED = "what_changed", _("Wat is er veranderd sinds de vorige keer")
    PUBLICATION_CONSENT = "publication_consent", _("Toestemming om over het idee te vertellen")
    NAME_CONSENT = "name_consent", _("Naam noemen op de site")
    RELATION = "relation", _("Relatie met de gemeente of de commissie")
    TRUTH = "truth", _("Verklaring naar waarheid (ondertekening)")


class Meaning(TextChoices):
    """What an option means to the case, whatever words the editor gives it."""

    RESIDENT = "resident", _("Inwoner")
    GROUP = "group", _("Groep inwoners")
    ORGANISATION = "organisation", _("Stichting of vereniging")
    DIGITAL = "digital", _("Digitaal")
    POST = "post", _("Per post")
    STUDY = "study", _("Onderzoek")
    EXPERIMENT = "experiment", _("Experiment")
    PILOT = "pilot", _("Pilot")
    SOCIAL = "social", _("Sociale vernieuwing")
    TECHNICAL = "technical", _("Technische vernieuwing")
    PARTICIPATION = "participation", _("Inwoners doen mee")
    NAME_HIDDEN = "none", _("Naam niet noemen")
    FIRST_NAME = "first_name", _("Alleen de voornaam noemen")
    FULL_NAME = "full", _("Hele naam noemen")
    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weet ik niet")


@dataclass(frozen=True, slots=True)
class RoleRule:
    """The types a question with this role may have, whether every form needs it, and the meanings it must offer."""

    types: frozenset[str]
    needed: bool = False
    meanings: frozenset[Meaning] = frozenset()


def _rule(*types: str, needed: bool = False, meanings: tuple[Meaning, ...] = ()) -> RoleRule:
    return RoleRule(frozenset(types), needed, frozenset(meanings))


_YES_NO = (Meaning.YES, Meaning.NO)

ROLE_RULES: Mapping[Role, RoleRule] = MappingProxyType(
    {
        Role.APPLICANT_KIND: _rule(
            "choice", needed=True, meanings=(Meaning.RESIDENT, Meaning.GROUP, Meaning.ORGANISATION)
        ),
        Role.NAME: _rule("short_text", needed=True),
        Role.EMAIL: _rule("email", needed=True),
        Role.PHONE: _rule("phone"),
        Role.ADDRESS: _rule("address"),
        Role.HOME_VILLAGE: _rule("villages"),
        Role.CONTACT_CHANNEL: _rule("choice", needed=True, meanings=(Meaning.DIGITAL, Meaning.POST)),
        Role.ORGANISATION: _rule("short_text"),
        Role.ORGANISATION_NUMBER: _rule("short_text", "number"),
        Role.ADULT: _rule("choice", meanings=_YES_NO),
        Role.PARTNERS: _rule("short_text", "long_text"),
        Role.TITLE: _rule("short_text", needed=True),
        Role.SUMMARY: _rule("long_text", needed=True),
        Role.DESCRIPTION: _rule("long_text"),
        Role.PROJECT_KIND: _rule("choice", meanings=(Meaning.STUDY, Meaning.EXPERIMENT, Meaning.PILOT)),
        Role.NATURE: _rule("choice", "choices", meanings=(Meaning.SOCIAL, Meaning.TECHNICAL, Meaning.PARTICIPATION)),
        Role.NOVELTY: _rule("long_text"),
        Role.AUDIENCE: _rule("short_text", "long_text"),
        Role.VILLAGES: _rule("villages", needed=True),
        Role.RESULT: _rule("long_text"),
        Role.START_DATE: _rule("date"),
        Role.END_DATE: _rule("date"),
        Role.PLANNING: _rule("planning_lines"),
        Role.PERMIT: _rule("choice", meanings=_YES_NO),
        Role.COST_LINES: _rule("cost_lines", needed=True),
        Role.INCOME_LINES: _rule("income_lines", needed=True),
        Role.REQUESTED_AMOUNT: _rule("amount", needed=True),
        Role.OTHER_MUNICIPAL_MONEY: _rule("choice", meanings=_YES_NO),
        Role.EARLIER_APPLICATION: _rule("choice", meanings=_YES_NO),
        Role.WHAT_CHANGED: _rule("long_text"),
        Role.PUBLICATION_CONSENT: _rule("choice", meanings=_YES_NO),
        Role.NAME_CONSENT: _rule("choice", meanings=(Meaning.NAME_HIDDEN, Meaning.FIRST_NAME, Meaning.FULL_NAME)),
        Role.RELATION: _rule("choice", meanings=_YES_NO),
        Role.TRUTH: _rule("statement", needed=True),
    }
)

NEEDED_ROLES: tuple[Role, ...] = tuple(role for role, rule in ROLE_RULES.items() if rule.needed)


def roles_for_type(question_type: str) -> tuple[Role, ...]:
    """The roles that a question of this type may carry, in the order of the form."""
    return tuple(role for role, rule in ROLE_RULES.items() if question_type in rule.types)
