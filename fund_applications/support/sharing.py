"""What an applicant shares: the address of the page, its QR code, and words to copy."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fund_applications.models import SupportPage
from home.campaign.posters import qr_drawing


@dataclass(frozen=True, slots=True)
class ShareText:
    """Words for one occasion, to copy."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everything to share one page with. `shown_address` is what people type over from paper."""

    address: str
    shown_address: str
    qr: SafeString
    texts: tuple[ShareText, ...]


def sharing_of(page: SupportPage) -> Sharing:
    """What to share of a page, in the active language."""
    address = f"{settings.SITE_ADDRESS}{reverse('support:page', args=[page.code])}"
    return Sharing(
        address=address,
        shown_address=address.split("://", 1)[-1].rstrip("/"),
        qr=qr_drawing(address),
        texts=_texts(page, address),
    )


def _texts(page: SupportPage, address: str) -> tuple[ShareText, ...]:
    words = {"title": page.title, "address": address}
    short = _("Ik heb een idee voor onze buurt: %(title)s. Wat vind jij ervan? Vertel het hier: %(address)s")
    long = _(
        "Beste buren,\n\nIk vraag geld voor een idee: %(title)s. Ik wil graag weten wat jullie ervan vinden. Ben je voor, "
        "tegen, of heb je geen mening? Vertel het op %(address)s. Het duurt een paar minuten.\n\n"
        "Wil je meehelpen, of heb je spullen of een plek? Dat kun je daar ook invullen.\n\nAlvast bedankt!"
    )
    paper = _("Wat vind jij van dit idee: %(title)s? Geef je mening op %(address)s.")
    return (
        ShareText(_("Voor een appje"), short % words),
        ShareText(_("Voor een mail"), long % words),
        ShareText(_("Voor het dorpsblad of een briefje"), paper % words),
    )
