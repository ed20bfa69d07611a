"""Times in which the site did not work, and what is needed to see them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


class Outage(models.Model):
    """A time in which the site did not work; it moves the terms that residents had to keep (Awb 2:21).

    What the monitoring saw is a proposal until a person judged it: a monitor that was switched off looks the same as a
    site that was down. Judging it wrong keeps the row, as proof that somebody looked.
    """

    class Source(models.TextChoices):
        STAFF = "staff", _("gemeld door een medewerker")
        HEALTH_LOG = "health_log", _("gezien door de bewaking")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("nog te beoordelen")
        CONFIRMED = "confirmed", _("bevestigd")
        DISMISSED = "dismissed", _("geen storing")

    starts_at = models.DateTimeField(_("begin"))
    ends_at = models.DateTimeField(_("einde"), null=True, blank=True)
    explanation = models.CharField(
        _("uitleg voor bezoekers"), max_length=300, blank=True, help_text=_("Staat op de pagina Storingen.")
    )
    source = models.CharField(_("hoe bekend"), max_length=20, choices=Source, default=Source.STAFF, editable=False)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.CONFIRMED, editable=False)
    judged_at = models.DateTimeField(_("beoordeeld op"), null=True, blank=True, editable=False)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    applied_at = models.DateTimeField(_("verwerkt op"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("storing")
        verbose_name_plural = _("storingen")

    def __str__(self) -> str:
        return f"{self.starts_at:%d-%m-%Y %H:%M}"

    def clean(self) -> None:
        if self.ends_at and self.starts_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Het einde ligt voor het begin. Kies een later moment.")})


class SiteHeartbeat(models.Model):
    """When the site last said that it works: one row, written at most once a minute by `/healthz`."""

    last_ok_at = models.DateTimeField()

    class Meta:
        verbose_name = _("laatste teken van leven")
        verbose_name_plural = _("laatste teken van leven")

    def __str__(self) -> str:
        return f"{self.last_ok_at:%d-%m-%Y %H:%M}"


LONGEST_NOTICE_DAYS = 60


@register_setting(icon="warning", order=210)
class OutageSettings(BaseGenericSetting):
    """From when silence counts as an outage, and how long visitors are told of one."""

    gap_minutes = models.PositiveSmallIntegerField(
        _("stil zijn telt vanaf (minuten)"),
        default=60,
        validators=[MinValueValidator(10), MaxValueValidator(1440)],
        help_text=_(
            "Zo lang moet de bewaking niets van de site horen voordat wij een storing voorstellen. "
            "Een nieuwe versie plaatsen duurt een paar minuten: kies dus meer dan 10."
        ),
    )
    notice_days = models.PositiveSmallIntegerField(
        _("melding op de site (dagen)"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_NOTICE_DAYS)],
        help_text=_("Zo lang staat een storing die voorbij is nog op het begin van de aanvraag en op Mijn aanvraag."),
    )

    panels = [FieldPanel("gap_minutes"), FieldPanel("notice_days")]

    class Meta:
        verbose_name = _("storingen")
        verbose_name_plural = _("storingen")
