"""What of a grant is public: its project page, and its line in the register. Neither knows anything else of the case."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from fund_applications.models.applications import ApplicantKind, Application
from home.models import Theme, Village


class ProjectPublication(models.Model):
    """The draft page that was made for a grant: one a case, also when an editor threw the page away."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="publication")
    page = models.OneToOneField("home.ProjectPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        verbose_name = _("projectpagina van een aanvraag")
        verbose_name_plural = _("projectpagina's van aanvragen")

    def __str__(self) -> str:
        return str(self.application_id)


class RegisterEntry(models.Model):
    """One grant in the public register (Woo 3.3a). Amounts in euro.

    It stands on its own, with public facts only, so that it outlives the case and keeps the totals right. `changes` is
    a list of `{"on": day, "amount": amount, "what": code of the decision}`, in the order of their announcement.
    """

    reference = models.CharField(_("nummer"), max_length=20, unique=True)
    application = models.OneToOneField(
        Application, on_delete=models.SET_NULL, null=True, blank=True, related_name="register_entry"
    )
    page = models.ForeignKey("home.ProjectPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    recipient_kind = models.CharField(_("soort ontvanger"), max_length=20, choices=ApplicantKind, db_index=True)
    recipient = models.CharField(_("ontvanger"), max_length=200, blank=True)
    kvk_number = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    activity = models.CharField(_("activiteit"), max_length=200)
    description = models.TextField(_("omschrijving"), blank=True)
    round_name = models.CharField(_("ronde"), max_length=100)
    basis = models.CharField(_("regeling"), max_length=200, blank=True)
    basis_url = models.URLField(_("adres van de regeling"), blank=True)
    villages = models.ManyToManyField(Village, blank=True, related_name="+", verbose_name=_("kernen"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("thema's"))
    year = models.PositiveSmallIntegerField(_("jaar"), db_index=True)
    granted_on = models.DateField(_("toegekend op"), db_index=True)
    granted_amount = models.DecimalField(_("toegekend"), max_digits=12, decimal_places=2)
    determined_on = models.DateField(_("vastgesteld op"), null=True, blank=True)
    determined_amount = models.DecimalField(_("vastgesteld"), max_digits=12, decimal_places=2, null=True, blank=True)
    changes = models.JSONField(_("wijzigingen"), default=list)
    updated_at = models.DateTimeField(_("bijgewerkt"), auto_now=True, db_index=True)

    class Meta:
        ordering = ["-granted_on", "-reference"]
        verbose_name = _("regel in het register")
        verbose_name_plural = _("register")

    def __str__(self) -> str:
        return self.reference

    @property
    def standing_amount(self) -> Decimal:
        """What the recipient is due in the end: the last change, else the determined amount, else the granted one."""
        if self.changes:
            return Decimal(self.changes[-1]["amount"])
        return self.granted_amount if self.determined_amount is None else self.determined_amount


@register_setting(icon="table", order=210)
class RegisterSettings(BaseSiteSetting):
    """Who publishes the register, for those who put open data of many funds together."""

    funder_identifier = models.CharField(
        _("kenmerk van de gemeente"),
        max_length=60,
        blank=True,
        help_text=_("Zoals NL-KVK-12345678. Leeg: een kenmerk van de naam van de gemeente."),
    )
    introduction = models.TextField(_("inleiding boven het register"), max_length=600, blank=True)

    panels = [FieldPanel("funder_identifier"), FieldPanel("introduction")]

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("register")
