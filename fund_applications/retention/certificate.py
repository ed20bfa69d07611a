"""The certificate of destruction: which cases, on what ground, by whose proposal and approval, how and when. Kept for good."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.correspondence.sender import sender
from fund_applications.intake.pdf import typeset
from fund_applications.models import DestructionLine, DestructionList

_TEMPLATE = Path(__file__).with_name("certificate.typ")
_LANGUAGE = "nl"


def make_certificate(done: DestructionList, now: datetime) -> None:
    """Make and store the PDF on the list (the caller saves the row). Making it again gives the same bytes."""
    pdf = certificate_pdf(done, now)
    done.certificate_sha256 = hashlib.sha256(pdf).hexdigest()
    done.certificate.save(f"{done.certificate_sha256}.pdf", ContentFile(pdf), save=False)


def certificate_pdf(done: DestructionList, now: datetime) -> bytes:
    """The PDF (PDF/UA-1) of a list that was carried out."""
    with translation.override(_LANGUAGE):
        return typeset(_TEMPLATE, _content(done, now), dated=now)


def _content(done: DestructionList, now: datetime) -> dict[str, Any]:
    destroyed = list(done.lines.filter(state=DestructionLine.State.DESTROYED))
    kept = list(done.lines.exclude(state=DestructionLine.State.DESTROYED))
    by = sender()
    total = ngettext("%(n)d aanvraag", "%(n)d aanvragen", len(destroyed)) % {"n": len(destroyed)}
    rows_deleted = sum(count for line in destroyed for name, count in line.counts.items() if name != "files")
    files_deleted = sum(line.counts.get("files", 0) for line in destroyed)
    return {
        "language": _LANGUAGE,
        "sender": f"Gemeente {by.municipality}, {by.fund}",
        "heading": _("Verklaring van vernietiging"),
        "number": done.number,
        "facts": [
            [_("Vernietigingslijst"), done.number],
            [_("Voorgesteld door"), _who_and_when(done.proposed_by, done.proposed_at)],
            [_("Goedgekeurd door"), _who_and_when(done.decided_by, done.decided_at)],
            [_("Uitgevoerd op"), date_format(timezone.localtime(now), "j F Y, H:i")],
            [_("Vernietigd"), total],
        ],
        "remarks": [text for text in (done.explanation, done.decision_reason) if text],
        "method_heading": _("Hoe is er vernietigd?"),
        "method": [
            _(
                "Alle gegevens van deze aanvragen zijn uit de database gewist: antwoorden en versies, berichten, notities, "
                "beoordelingen, besluiten, e-mails, zoekindex en logboek. Daarna zijn de bestanden gewist, met hun kopieën."
            ),
            _("Gewist zijn %(rows)s regels uit de database en %(files)s bestanden.")
            % {"rows": rows_deleted, "files": files_deleted},
            _("Wat blijft zijn cijfers zonder persoon, en wat de wet openbaar maakt van een toegekende subsidie."),
            _("Reservekopieën verdwijnen vanzelf volgens het schema van de beheerder van de server."),
        ],
        "table_heading": _("Vernietigde aanvragen"),
        "columns": [_("Nummer"), _("Categorie"), _("Afgesloten"), _("Bewaard t/m"), _("Grond")],
        "rows": [
            [line.reference, line.category, _day(line.closed_on), _day(line.kept_until), line.ground]
            for line in destroyed
        ],
        "kept_heading": _("Toch bewaard"),
        "kept_columns": [_("Nummer"), _("Reden")],
        "kept": [[line.reference, line.kept_reason] for line in kept],
    }


def _who_and_when(person: Any, moment: datetime | None) -> str:
    name = person.get_full_name() or person.get_username() if person else ""
    return f"{name}, {date_format(timezone.localtime(moment), 'j F Y, H:i')}" if moment else name


def _day(value: Any) -> str:
    return date_format(value, "j-n-Y")
