"""What a municipality sets once for the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin

from home.blocks.links import FooterLinkBlock
from home.languages import in_this_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

phone_number = RegexValidator(r"^[0-9 +()\-]{5,20}$", _("Gebruik alleen cijfers, spaties, + en -."))


def footer_links_block() -> blocks.StreamBlock:
    """The links at the bottom of each page."""
    return blocks.StreamBlock([("link", FooterLinkBlock())], required=False, max_num=16)


class NoticeTone(models.TextChoices):
    """How urgent the message above every page is."""

    INFO = "info", _("Goed om te weten")
    WARNING = "warning", _("Let op")


@register_setting(icon="cog", order=100)
class SiteSettings(PreviewableMixin, BaseSiteSetting):
    """Name of the fund, contact person, footer, site-wide message and the pages that the site points to."""

    site_name = models.CharField(
        _("grote naam van de site"),
        max_length=60,
        default="Geld voor jouw idee",
        help_text=_("Zo heet de site voor inwoners. Weinig mensen zoeken op het woord “fonds”."),
    )
    fund_name = models.CharField(_("naam van het fonds"), max_length=80, default="Burgerinnovatiefonds")
    municipality = models.CharField(_("gemeente"), max_length=80, default="Meierijstad")
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Alleen als je het mag gebruiken. Zonder logo tekenen we een eigen teken."),
    )
    theme_class = models.CharField(
        _("stijl van de site"),
        max_length=60,
        blank=True,
        validators=[RegexValidator(r"^[a-z][a-z0-9\- ]*$", _("Gebruik kleine letters, cijfers en streepjes."))],
        help_text=_("De naam van een huisstijl die is ingebouwd. Leeg: de gewone stijl."),
    )

    contact_name = models.CharField(_("naam"), max_length=80, blank=True)
    contact_role = models.CharField(_("functie"), max_length=80, blank=True)
    contact_phone = models.CharField(_("telefoon"), max_length=20, blank=True, validators=[phone_number])
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_hours = models.CharField(
        _("bereikbaar"),
        max_length=120,
        blank=True,
        help_text=_("Bijvoorbeeld: maandag tot en met donderdag, 9 tot 17 uur."),
    )
    contact_photo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reply_promise = models.CharField(
        _("wat je belooft"),
        max_length=120,
        blank=True,
        default="Je hoort binnen 2 werkdagen van ons.",
        help_text=_("Zo snel krijgt iemand antwoord."),
    )

    apply_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("aanvraagformulier"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("De knop boven aan elke pagina gaat hierheen."),
    )
    idea_check_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("ideecheck"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    apply_label = models.CharField(_("tekst op de knop"), max_length=30, default="Vraag geld aan")

    footer_text = models.TextField(_("tekst onderaan"), max_length=300, blank=True)
    footer_links = StreamField(footer_links_block(), verbose_name=_("links onderaan"), blank=True)

    notice_text = models.CharField(
        _("melding boven elke pagina"), max_length=200, blank=True, help_text=_("Leeg: er staat geen melding.")
    )
    notice_tone = models.CharField(
        _("soort melding"), max_length=10, choices=NoticeTone.choices, default=NoticeTone.INFO
    )
    notice_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pagina met meer uitleg"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notice_until = models.DateField(_("laat zien tot en met"), null=True, blank=True)

    contact_role_en = models.CharField(_("functie, in het Engels"), max_length=80, blank=True)
    contact_hours_en = models.CharField(_("bereikbaar, in het Engels"), max_length=120, blank=True)
    reply_promise_en = models.CharField(_("wat je belooft, in het Engels"), max_length=120, blank=True)
    footer_text_en = models.TextField(_("tekst onderaan, in het Engels"), max_length=300, blank=True)
    notice_text_en = models.CharField(_("melding boven elke pagina, in het Engels"), max_length=200, blank=True)

    security_contact = models.CharField(
        _("adres voor beveiligingsmeldingen"),
        max_length=200,
        blank=True,
        help_text=_("Begint met mailto: of https://. Komt in security.txt."),
        validators=[RegexValidator(r"^(mailto:|https://).+", _("Begin met mailto: of https://."))],
    )
    security_expires = models.DateField(
        _("security.txt is geldig tot en met"),
        null=True,
        blank=True,
        help_text=_("Hooguit een jaar vooruit. Zonder datum of adres is er geen security.txt."),
    )

    select_related = ["logo", "contact_photo", "apply_page", "idea_check_page", "notice_page"]

    identity_panels = [
        FieldPanel("site_name"),
        FieldRowPanel([FieldPanel("fund_name"), FieldPanel("municipality")]),
        FieldPanel("logo"),
        FieldPanel("theme_class"),
        MultiFieldPanel(
            [FieldPanel("apply_page"), FieldPanel("apply_label"), FieldPanel("idea_check_page")],
            heading=_("Waar de site naartoe wijst"),
        ),
    ]
    contact_panels = [
        HelpPanel(_("Deze persoon staat op de site. Vraag eerst of de foto en de naam erop mogen.")),
        FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_role")]),
        FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
        FieldPanel("contact_hours"),
        FieldPanel("reply_promise"),
        FieldPanel("contact_photo"),
    ]
    footer_panels = [FieldPanel("footer_text"), FieldPanel("footer_links")]
    notice_panels = [
        FieldPanel("notice_text"),
        FieldRowPanel([FieldPanel("notice_tone"), FieldPanel("notice_until")]),
        FieldPanel("notice_page"),
    ]
    english_panels = [
        HelpPanel(
            _(
                "Deze woorden staan rond de Engelse pagina's. Laat je iets leeg, dan staat daar niets of het Nederlands. "
                "De naam van de site is in het Engels de titel van de Engelse voorpagina."
            )
        ),
        FieldRowPanel([FieldPanel("contact_role_en"), FieldPanel("contact_hours_en")]),
        FieldPanel("reply_promise_en"),
        FieldPanel("notice_text_en"),
        FieldPanel("footer_text_en"),
    ]
    security_panels = [FieldPanel("security_contact"), FieldPanel("security_expires")]
    edit_handler = TabbedInterface(
        [
            ObjectList(identity_panels, heading=_("Naam en stijl")),
            ObjectList(contact_panels, heading=_("Contactpersoon")),
            ObjectList(notice_panels, heading=_("Melding")),
            ObjectList(footer_panels, heading=_("Onderaan")),
            ObjectList(english_panels, heading=_("Engels")),
            ObjectList(security_panels, heading=_("Veiligheid")),
        ]
    )

    class Meta:
        verbose_name = _("website")
        verbose_name_plural = _("website")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The front page with these settings around it, before they are saved."""
        request._previewed_settings = self  # type: ignore[attr-defined]
        page = self.site.root_page.specific
        return page.serve(request)

    def _words(self, name: str) -> str:
        """A text of the settings in the active language; in English nothing rather than Dutch."""
        return getattr(self, f"{name}_en" if get_language() == "en" else name)

    @property
    def footer_words(self) -> str:
        """The text at the bottom in the active language."""
        return self._words("footer_text")

    @property
    def contact(self) -> dict | None:
        """The contact person in the shape of `components/contact_person.html`, or None when nobody is named."""
        if not (self.contact_name or self.contact_phone or self.contact_email):
            return None
        return {
            "name": self.contact_name,
            "role": self._words("contact_role"),
            "phone": self.contact_phone,
            "email": self.contact_email,
            "hours": self._words("contact_hours"),
            "photo": self.contact_photo,
            "promise": self._words("reply_promise"),
        }

    @property
    def notice(self) -> dict | None:
        """The site-wide message while it is on, in the shape of `chrome.notice`; its last day counts."""
        if not self.notice_text or (self.notice_until and self.notice_until < timezone.localdate()):
            return None
        page = in_this_language(self.notice_page)
        return {
            "tone": self.notice_tone,
            "text": self._words("notice_text") or self.notice_text,
            "link_url": page.url if page else "",
            "link_label": page.title if page else "",
        }
