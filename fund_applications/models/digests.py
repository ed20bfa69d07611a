"""When a member of staff hears what happened: at once, or together in one mail."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from fund_applications.models.applications import Application


class MailFrequency(models.TextChoices):
    """How often somebody wants mail about his work. What can't wait always comes at once."""

    AT_ONCE = "at_once", _("Meteen, een mail voor elk bericht")
    DAILY = "daily", _("Elke werkdag één mail")
    WEEKLY = "weekly", _("Elke week één mail")
    URGENT_ONLY = "urgent_only", _("Alleen als er haast bij is")


class StaffMailChoice(models.Model):
    """The choice of one person. Without a row: at once."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice")
    frequency = models.CharField(
        _("hoe vaak wil je mail over je werk?"), max_length=20, choices=MailFrequency, default=MailFrequency.AT_ONCE
    )

    class Meta:
        verbose_name = _("keuze voor mail")
        verbose_name_plural = _("keuzes voor mail")

    def __str__(self) -> str:
        return f"{self.person_id} {self.frequency}"


class DigestItem(models.Model):
    """One message that waits for the next mail of its reader.

    `code` is the mail of the catalogue that it would have been, `words` the subject of that.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=60)
    key = models.CharField(max_length=120, unique=True)
    words = models.CharField(max_length=200)
    noted_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["noted_at", "pk"]
        indexes = [models.Index(fields=["person", "noted_at"], condition=models.Q(told_at=None), name="digest_waiting")]
        verbose_name = _("bericht dat wacht")
        verbose_name_plural = _("berichten die wachten")

    def __str__(self) -> str:
        return self.key


class Weekday(models.IntegerChoices):
    """Days of the week as Python counts them."""

    MONDAY = 0, _("maandag")
    TUESDAY = 1, _("dinsdag")
    WEDNESDAY = 2, _("woensdag")
    THURSDAY = 3, _("donderdag")
    FRIDAY = 4, _("vrijdag")


@register_setting(icon="mail", order=205)
class DigestSettings(BaseSiteSetting):
    """When the mails go that hold several messages together. Hours of Europe/Amsterdam."""

    hour = models.PositiveSmallIntegerField(
        _("uur"),
        default=7,
        validators=[MaxValueValidator(23)],
        help_text=_("Vanaf dit uur gaat de mail de deur uit: 7 is 7 uur 's ochtends."),
    )
    weekday = models.PositiveSmallIntegerField(
        _("dag van de weekmail"), choices=Weekday, default=Weekday.MONDAY, help_text=_("Op dit uur, op deze dag.")
    )

    panels = [FieldRowPanel([FieldPanel("hour"), FieldPanel("weekday")])]

    class Meta:
        verbose_name = _("verzamelmail voor medewerkers")
        verbose_name_plural = _("verzamelmail voor medewerkers")
