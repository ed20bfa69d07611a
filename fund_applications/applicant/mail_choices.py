"""Which mails an applicant may switch off, and which must always come.

What the law asks us to tell (receipt, a request, a decision, a message that waits: Awb 2:10, 3:41, 4:5) can't be off. Nor
can what keeps a case safe: login links, changed contact data, a draft that is about to go.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fund_applications.models import Applicant

REMINDERS, PROGRESS, NEWS = "reminders", "progress", "news"

CHOICES: Mapping[str, str | Promise] = MappingProxyType(
    {
        REMINDERS: _("Herinneringen: de laatste dag van een aanvulling of van je verslag komt eraan"),
        PROGRESS: _("Tussenstanden: je aanvraag is compleet, of de commissie gaf advies"),
        NEWS: _("Nieuws: we plaatsten je bericht op de site, of iemand steunt je idee"),
    }
)
"""What can be off, with what it is."""

_CODES: Mapping[str, str] = MappingProxyType(
    {
        "supplement_reminder": REMINDERS,
        "report_due": REMINDERS,
        "under_review": PROGRESS,
        "advice_fixed": PROGRESS,
        "maker_news_handled": NEWS,
    }
)
"""The mails of the catalogue that belong to a choice; every other one always comes."""

ALWAYS: tuple[str | Promise, ...] = (
    _("de bevestiging dat we je aanvraag of aanvulling ontvingen"),
    _("een vraag om een aanvulling"),
    _("dat er een bericht voor je klaarstaat"),
    _("dat we meer tijd nodig hebben"),
    _("een besluit"),
    _("iets over je bezwaar"),
    _("links waar je zelf om vraagt, en veranderingen in je gegevens"),
)


def is_wanted(applicant: Applicant, code: str) -> bool:
    """Whether this mail of the catalogue goes to this applicant."""
    return _CODES.get(code) not in applicant.unwanted_mails


def choose(applicant: Applicant, wanted: list[str]) -> None:
    """Keep which of the optional mails come from now on."""
    applicant.unwanted_mails = [name for name in CHOICES if name not in wanted]
    applicant.save(update_fields=["unwanted_mails"])
