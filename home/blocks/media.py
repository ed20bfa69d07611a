"""Blocks of pictures, films and files."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from home.blocks.films import frame_address
from home.blocks.text import PARAGRAPH_FEATURES

GROUP_MEDIA = _("Beeld en bestanden")


def newest_picture() -> dict | None:
    """A picture from the site's own library for the preview of a block, or None when there is none yet."""
    image = get_image_model().objects.order_by("-pk").first()
    return {"image": image.pk, "alt_text": image.title, "decorative": False} if image else None


class PictureBlock(blocks.StructBlock):
    """A picture with a text alternative for this use of it."""

    image = ImageBlock(label=_("Afbeelding"))
    caption = blocks.CharBlock(label=_("Bijschrift"), max_length=200, required=False)
    credit = blocks.CharBlock(label=_("Maker van de foto of tekening"), max_length=100, required=False)

    class Meta:
        icon = "image"
        label = _("Foto of tekening")
        group = GROUP_MEDIA
        template = "home/blocks/picture.html"
        description = _("Een foto of tekening. Beschrijf wat je ziet voor mensen die hem niet kunnen zien.")

    def get_preview_value(self) -> blocks.StructValue:
        """Show the newest picture of the library."""
        return self.normalize({"image": newest_picture(), "caption": str(_("Bijschrift bij de foto")), "credit": ""})


class VideoValue(blocks.StructValue):
    """A film as the template plays or links it."""

    @property
    def title_with_duration(self) -> str:
        """The title, and how long the film takes if that is known."""
        return f"{self['title']} ({self['duration']})" if self.get("duration") else self["title"]

    @property
    def external_site(self) -> str:
        """The name of the other site that shows the film, such as `youtube.com`; empty for a film of our own."""
        return urlsplit(self.get("external_url") or "").netloc.removeprefix("www.")

    @property
    def embed_url(self) -> str:
        """What is loaded inside the page after a click; empty when its site isn't allowed that."""
        return frame_address(self.get("external_url") or "")


class VideoBlock(blocks.StructBlock):
    """A film: our own file, or a link to another site. Nothing is loaded from that site before somebody clicks."""

    title = blocks.CharBlock(label=_("Titel van de film"), max_length=120)
    duration = blocks.CharBlock(
        label=_("Hoe lang"), max_length=40, required=False, help_text=_("Bijvoorbeeld: 2 minuten.")
    )
    film = DocumentChooserBlock(label=_("Filmbestand (mp4)"), required=False)
    captions = DocumentChooserBlock(
        label=_("Ondertiteling (vtt)"), required=False, help_text=_("Nodig als er in de film gesproken wordt.")
    )
    external_url = blocks.URLBlock(
        label=_("Of het adres op een andere site"),
        required=False,
        help_text=_("Bijvoorbeeld van YouTube of Vimeo. Er wordt niets geladen voordat een bezoeker klikt."),
    )
    poster = ImageBlock(label=_("Stilstaand beeld"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("Uitgeschreven tekst"),
        features=PARAGRAPH_FEATURES,
        help_text=_("Wat hoor en zie je? Voor mensen die de film niet kunnen zien of horen."),
    )

    class Meta:
        icon = "media"
        label = _("Film")
        group = GROUP_MEDIA
        template = "home/blocks/video.html"
        value_class = VideoValue
        description = _("Een film met ondertiteling en uitgeschreven tekst.")
        preview_value: ClassVar[dict] = {
            "title": "Zo vraag je geld aan (voorbeeld)",
            "duration": "2 minuten",
            "external_url": "https://film.example.org/aanvragen",
            "transcript": "<p>Je ziet iemand met een idee. Ze belt het fonds.</p>",
        }

    def clean(self, value: VideoValue) -> VideoValue:
        """Ask for one source of the film."""
        cleaned = super().clean(value)
        film, address = cleaned.get("film"), cleaned.get("external_url")
        if not self.is_deferred_validation and bool(film) == bool(address):
            message = _("Kies een filmbestand of vul een adres in: één van de twee.")
            raise StructBlockValidationError({"film": ValidationError(message)})
        if film and film.file_extension.lower() not in {"mp4", "webm"}:
            raise StructBlockValidationError({"film": ValidationError(_("Kies een bestand dat eindigt op .mp4."))})
        captions = cleaned.get("captions")
        if captions and captions.file_extension.lower() != "vtt":
            raise StructBlockValidationError({"captions": ValidationError(_("Kies een bestand dat eindigt op .vtt."))})
        return cleaned


class DownloadBlock(blocks.StructBlock):
    """One file to download."""

    document = DocumentChooserBlock(label=_("Bestand"))
    description = blocks.CharBlock(
        label=_("Wat staat erin"), max_length=120, required=False, help_text=_("Leeg: de titel van het bestand.")
    )


class DownloadsValue(blocks.StructValue):
    """Files as the component lists them."""

    @property
    def items_for_component(self) -> list[dict]:
        """The files in the shape of `components/download_list.html`; a file that was deleted is left out."""
        return [
            {
                "label": item["description"] or item["document"].title,
                "url": item["document"].url,
                "kind": item["document"].file_extension.upper(),
                "size": item["document"].get_file_size(),
            }
            for item in self.get("files") or []
            if item["document"]
        ]


class DownloadsBlock(blocks.StructBlock):
    """Files to download, with kind and size."""

    heading = blocks.CharBlock(label=_("Kop"), max_length=80, required=False)
    files = blocks.ListBlock(DownloadBlock(), label=_("Bestanden"), min_num=1)

    class Meta:
        icon = "download"
        label = _("Downloads")
        group = GROUP_MEDIA
        template = "home/blocks/downloads.html"
        value_class = DownloadsValue
        description = _("Bestanden om te downloaden. Soort en grootte staan er vanzelf bij.")
