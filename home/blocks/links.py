"""A link that an editor makes: to a page of the site or to another address."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

SAFE_SCHEMES = ("https://", "http://", "mailto:", "tel:")


class LinkValue(blocks.StructValue):
    """A link as templates use it: `label`, `href` and whether it leaves the site."""

    @property
    def href(self) -> str:
        """The address; empty when there is none or when its page is not public any more."""
        page = self.get("page")
        if page is not None:
            return page.url or "" if page.live else ""
        return self.get("url") or ""

    @property
    def label(self) -> str:
        """The text of the link: what the editor wrote, else the title of the page."""
        page = self.get("page")
        return self.get("text") or (page.title if page is not None else "") or self.href


class LinkBlock(blocks.StructBlock):
    """A page or an address, with the text of the link."""

    text = blocks.CharBlock(
        label=_("Tekst van de link"),
        max_length=80,
        required=False,
        help_text=_("Zeg waar de link naartoe gaat. Niet “klik hier”. Leeg: de titel van de pagina."),
    )
    page = blocks.PageChooserBlock(label=_("Pagina op deze site"), required=False)
    url = blocks.CharBlock(
        label=_("Of een ander adres"),
        max_length=500,
        required=False,
        help_text=_("Begint met https://, mailto: of tel:, of met / voor een adres op deze site."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def __init__(self, local_blocks: list | None = None, *, required: bool = True, **kwargs: object) -> None:
        self._link_required = required
        super().__init__(local_blocks, **kwargs)

    def clean(self, value: LinkValue) -> LinkValue:
        """Ask for exactly one target of a safe kind."""
        cleaned = super().clean(value)
        address = (cleaned.get("url") or "").strip()
        if cleaned.get("page") and address:
            raise StructBlockValidationError({"url": ValidationError(_("Kies een pagina of een adres, niet allebei."))})
        if address and not (address.startswith(SAFE_SCHEMES) or (address[0] == "/" and address[:2] != "//")):
            raise StructBlockValidationError(
                {"url": ValidationError(_("Begin het adres met https://, mailto:, tel: of /."))}
            )
        if self._link_required and not self.is_deferred_validation and not (cleaned.get("page") or address):
            raise StructBlockValidationError({"page": ValidationError(_("Kies een pagina of vul een adres in."))})
        return cleaned


class FooterLinkBlock(LinkBlock):
    """A link at the bottom of every page, in both languages. The title of a page is translated by itself."""

    text_en = blocks.CharBlock(
        label=_("Tekst in het Engels"),
        max_length=80,
        required=False,
        help_text=_("Alleen nodig als je een adres invulde. Bij een pagina staat de Engelse titel er vanzelf."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
