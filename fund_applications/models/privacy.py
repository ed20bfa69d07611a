"""Requests of people about their own data (AVG), and what was done on them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PrivacyRequest(models.Model):
    """A request by the AVG. `due_on` is the last day for an answer (AVG 12 lid 3), computed by `retention.privacy`."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("inzage of kopie (AVG 15, 20)")
        RECTIFICATION = "rectification", _("verbetering (AVG 16)")
        ERASURE = "erasure", _("verwijdering (AVG 17)")
        OBJECTION = "objection", _("bezwaar tegen gebruik (AVG 21)")

    class Outcome(models.TextChoices):
        OPEN = "open", _("in behandeling")
        GRANTED = "granted", _("gedaan wat gevraagd is")
        PARTLY = "partly", _("voor een deel gedaan")
        REFUSED = "refused", _("afgewezen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    kind = models.CharField(_("soort verzoek"), max_length=14, choices=Kind)
    received_on = models.DateField(_("ontvangen op"))
    name = models.CharField(_("naam"), max_length=200)
    email = models.EmailField(_("e-mailadres"), db_index=True)
    details = models.TextField(_("wat vraagt iemand"), blank=True)
    identity_check = models.CharField(_("hoe is nagegaan wie het is"), max_length=300)
    due_on = models.DateField(_("uiterlijk antwoorden"), db_index=True)
    extended_on = models.DateField(_("verlengd op"), null=True, blank=True)
    extension_reason = models.TextField(_("waarom langer"), blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    outcome = models.CharField(_("uitkomst"), max_length=10, choices=Outcome, default=Outcome.OPEN, db_index=True)
    outcome_reason = models.TextField(_("reden"), blank=True)
    closed_on = models.DateField(_("afgehandeld op"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = _("AVG-verzoek")
        verbose_name_plural = _("AVG-verzoeken")

    def __str__(self) -> str:
        return f"AVG-{self.received_on.year}-{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it must still be answered."""
        return self.outcome == self.Outcome.OPEN

    @property
    def is_late(self) -> bool:
        """Whether its last day has passed without an answer."""
        return self.is_open and self.due_on < timezone.localdate()


class PrivacyStep(models.Model):
    """Something that was done on a request: what, by whom, when, how many; no personal data."""

    class What(models.TextChoices):
        REGISTERED = "registered", _("vastgelegd")
        EXTENDED = "extended", _("termijn verlengd")
        EXPORTED = "exported", _("gegevens gedownload")
        ERASED = "erased", _("gegevens verwijderd")
        CLOSED = "closed", _("afgehandeld")

    request = models.ForeignKey(PrivacyRequest, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(_("wat"), max_length=12, choices=What)
    counts = models.JSONField(default=dict)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("stap in een AVG-verzoek")
        verbose_name_plural = _("stappen in AVG-verzoeken")

    def __str__(self) -> str:
        return f"{self.request_id} {self.what}"
