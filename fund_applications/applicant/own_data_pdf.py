"""The same data as `own_data`, as a PDF that people read: PDF/UA-1, with every part in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.applicant.own_data import own_data_of
from fund_applications.intake.pdf import typeset
from fund_applications.models import (
    ApplicantKind,
    Application,
    ContactChannel,
    DecisionKind,
    Message,
    NamePublication,
    OutgoingMail,
)

_TEMPLATE = Path(__file__).with_name("own_data.typ")

_SECTIONS: Mapping[str, Promise] = {
    "case": gettext_lazy("Je aanvraag"),
    "contact": gettext_lazy("Je gegevens en je keuzes"),
    "versions": gettext_lazy("Wat je stuurde"),
    "history": gettext_lazy("Wat er gebeurde"),
    "messages": gettext_lazy("Berichten"),
    "decisions": gettext_lazy("Besluiten"),
    "letters": gettext_lazy("Brieven"),
    "mails": gettext_lazy("Mails die we stuurden"),
    "co_applicants": gettext_lazy("Wie meeschreef"),
    "files": gettext_lazy("Bestanden"),
    "reports": gettext_lazy("Verslagen"),
}
"""The parts in this order; a part that the data has besides comes after them, under its own name."""

_LABELS: Mapping[str, Promise] = {
    "reference": gettext_lazy("Nummer"),
    "title": gettext_lazy("Titel"),
    "status_in_words": gettext_lazy("Stand"),
    "received_at": gettext_lazy("Ontvangen op"),
    "decide_by": gettext_lazy("Je hoort het uiterlijk"),
    "requested_amount": gettext_lazy("Gevraagd bedrag in euro"),
    "total_costs": gettext_lazy("Totale kosten in euro"),
    "kind": gettext_lazy("Soort"),
    "name": gettext_lazy("Naam"),
    "organisation": gettext_lazy("Organisatie"),
    "kvk_number": gettext_lazy("KvK-nummer"),
    "email": gettext_lazy("E-mailadres"),
    "phone": gettext_lazy("Telefoonnummer"),
    "street": gettext_lazy("Straat en huisnummer"),
    "postcode": gettext_lazy("Postcode"),
    "place": gettext_lazy("Woonplaats"),
    "channel": gettext_lazy("Berichten"),
    "language": gettext_lazy("Taal"),
    "name_publication": gettext_lazy("Mogen we je naam noemen?"),
    "may_publish": gettext_lazy("Mogen we over je idee vertellen?"),
    "iban": gettext_lazy("Rekeningnummer (IBAN)"),
    "account_holder": gettext_lazy("Op welke naam staat de rekening?"),
    "unwanted_mails": gettext_lazy("Mails die je uitzette"),
    "number": gettext_lazy("Versie"),
    "submitted_at": gettext_lazy("Verstuurd op"),
    "digest": gettext_lazy("Controlegetal"),
    "what": gettext_lazy("Wat"),
    "when": gettext_lazy("Wanneer"),
    "text": gettext_lazy("Tekst"),
    "direction": gettext_lazy("Van wie naar wie"),
    "subject": gettext_lazy("Onderwerp"),
    "body": gettext_lazy("Bericht"),
    "sent_at": gettext_lazy("Verstuurd op"),
    "read_at": gettext_lazy("Gelezen op"),
    "amount": gettext_lazy("Bedrag in euro"),
    "reasons": gettext_lazy("Redenen"),
    "sent_on": gettext_lazy("Verstuurd op"),
    "objection_until": gettext_lazy("Bezwaar tot en met"),
    "dated_on": gettext_lazy("Datum"),
    "to": gettext_lazy("Aan"),
    "state": gettext_lazy("Stand"),
    "size": gettext_lazy("Grootte in bytes"),
    "sha256": gettext_lazy("Controlegetal"),
    "may_follow": gettext_lazy("Mag meekijken"),
    "what_happened": gettext_lazy("Wat heb je gedaan?"),
    "people_reached": gettext_lazy("Hoeveel mensen deden mee?"),
    "what_failed": gettext_lazy("Wat lukte niet?"),
    "actual_costs": gettext_lazy("Wat kostte het?"),
    "actual_income": gettext_lazy("Geld van anderen"),
    "cost_lines": gettext_lazy("Kosten per regel"),
}
_CODES: Mapping[str, Mapping[str, Any]] = {
    "kind": {**dict(ApplicantKind.choices), **dict(DecisionKind.choices)},
    "channel": dict(ContactChannel.choices),
    "name_publication": dict(NamePublication.choices),
    "direction": dict(Message.Direction.choices),
    "state": dict(OutgoingMail.State.choices),
    "language": dict(settings.LANGUAGES),
}
"""What a code means, by the name that it stands under."""
_HIDDEN = frozenset({"receipt", "status"})
"""Parts for computers: the receipt stands beside it in words."""


def own_data_pdf(application: Application, *, now: datetime | None = None) -> bytes:
    """The PDF, in the language of the applicant. All content goes in as data, so nothing is markup."""
    moment = now or timezone.now()
    with translation.override(application.applicant.language):
        data = own_data_of(application)
        names = [*(name for name in _SECTIONS if name in data), *(name for name in data if name not in _SECTIONS)]
        words: dict[str, Any] = {
            "language": translation.get_language() or "nl",
            "heading": _("Mijn gegevens bij %(number)s") % {"number": application.reference},
            "reference": application.reference,
            "intro": _("Dit is alles wat we over jou bewaren bij deze aanvraag, op %(day)s.")
            % {"day": date_format(timezone.localtime(moment), "j F Y")},
            "empty": _("Niets."),
            "sections": [
                {"heading": str(_SECTIONS.get(name, name)), "entries": _entries(data[name])} for name in names
            ],
        }
        return typeset(_TEMPLATE, words, dated=moment)


def _entries(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, Mapping):
        return [{"title": "", "rows": _rows(part)}]
    if isinstance(part, list):
        return [_entry(each, number) for number, each in enumerate(part, start=1)]
    return [{"title": "", "rows": [["", _in_words(part)]]}] if part else []


def _entry(each: Any, number: int) -> dict[str, Any]:
    if not isinstance(each, Mapping):
        return {"title": "", "rows": [[str(number), _in_words(each)]]}
    answers = each.get("answers")
    rows = _rows({key: value for key, value in each.items() if key != "answers"})
    if isinstance(answers, list):
        rows += [[str(row["question"]), str(row["answer"]) or _("Niet ingevuld")] for row in answers]
    return {"title": f"{number}.", "rows": rows}


def _rows(values: Mapping[str, Any]) -> list[list[str]]:
    return [
        [str(_LABELS.get(key, key)), str(_CODES[key].get(value, value)) if key in _CODES else _in_words(value)]
        for key, value in values.items()
        if key not in _HIDDEN and value not in ("", None, [], {})
    ]


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, Mapping):
        return ", ".join(_in_words(item) for item in value.values())
    if isinstance(value, list):
        return "\n".join(_in_words(item) for item in value)
    text = str(value)
    if len(text) >= 10 and text[:4].isdigit() and text[4] == "-":
        return _date_in_words(text)
    return text


def _date_in_words(text: str) -> str:
    try:
        moment = parse_datetime(text) if "T" in text else None
        if moment is not None and moment.tzinfo is not None:
            return date_format(timezone.localtime(moment), "j F Y H:i")
        day = parse_date(text)
    except ValueError:
        return text
    return date_format(day, "j F Y") if day else text
