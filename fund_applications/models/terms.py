"""What stops or moves the clock of a case."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application


class SupplementRequest(models.Model):
    """A request to complete the application (Awb 4:5): what is missing, and until when."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="supplement_requests")
    requested_at = models.DateTimeField(_("gevraagd op"))
    requested_on = models.DateField()
    due_on = models.DateField(_("uiterlijk"))
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    explanation = models.TextField(_("toelichting"), blank=True)
    supplied_at = models.DateTimeField(_("aangevuld op"), null=True, blank=True)
    lapsed_at = models.DateTimeField(_("verlopen op"), null=True, blank=True)

    class Meta:
        ordering = ["requested_at"]
        verbose_name = _("verzoek om aanvulling")
        verbose_name_plural = _("verzoeken om aanvulling")

    def __str__(self) -> str:
        return f"{self.application_id} {self.requested_on:%d-%m-%Y}"


class SupplementItem(models.Model):
    """One question to be repaired, with the reason."""

    request = models.ForeignKey(SupplementRequest, on_delete=models.CASCADE, related_name="items")
    question_id = models.CharField(max_length=64)
    label = models.CharField(_("vraag"), max_length=300)
    reason = models.TextField(_("wat ontbreekt er"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("gevraagde aanvulling")
        verbose_name_plural = _("gevraagde aanvullingen")

    def __str__(self) -> str:
        return self.label


class SupplementDraft(models.Model):
    """What the applicant filled in so far on a request for a supplement; belongs to the applicant alone.

    `answers` holds only the questions that were asked for; `revision` counts the saves, as in a draft.
    """

    request = models.OneToOneField(SupplementRequest, on_delete=models.CASCADE, related_name="draft")
    answers = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("concept van een aanvulling")
        verbose_name_plural = _("concepten van aanvullingen")

    def __str__(self) -> str:
        return str(self.request_id)


class Suspension(models.Model):
    """Days on which the decision term stands still (Awb 4:15). Both days included; open while `until_on` is empty."""

    class Kind(models.TextChoices):
        SUPPLEMENT = "supplement", _("aanvulling gevraagd (Awb 4:15 lid 1)")
        AGREED = "agreed", _("afgesproken met de aanvrager (Awb 4:15 lid 2)")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="suspensions")
    kind = models.CharField(max_length=20, choices=Kind)
    from_on = models.DateField(_("vanaf"))
    until_on = models.DateField(_("tot en met"), null=True, blank=True)
    reason = models.TextField(_("reden"), blank=True)

    class Meta:
        ordering = ["from_on"]
        verbose_name = _("opschorting")
        verbose_name_plural = _("opschortingen")

    def __str__(self) -> str:
        return f"{self.application_id} {self.from_on:%d-%m-%Y}"


class TermChange(models.Model):
    """A new last decision date: an extension notice (Awb 4:14) or an outage of the site (Awb 2:21)."""

    class Kind(models.TextChoices):
        EXTENSION = "extension", _("verlenging (Awb 4:14)")
        OUTAGE = "outage", _("storing (Awb 2:21)")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="term_changes")
    kind = models.CharField(max_length=20, choices=Kind)
    new_date = models.DateField(_("nieuwe datum"))
    reason = models.TextField(_("reden"))
    notified_on = models.DateField(_("meegedeeld op"))
    outage = models.ForeignKey(
        "fund_applications.Outage", on_delete=models.PROTECT, null=True, blank=True, related_name="term_changes"
    )

    class Meta:
        ordering = ["notified_on", "pk"]
        verbose_name = _("wijziging van de termijn")
        verbose_name_plural = _("wijzigingen van de termijn")

    def __str__(self) -> str:
        return f"{self.application_id} {self.new_date:%d-%m-%Y}"


class DefaultNotice(models.Model):
    """A notice of default (ingebrekestelling, Awb 4:17): two weeks later the penalty starts."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="default_notices")
    received_on = models.DateField(_("ontvangen op"))
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["received_on"]
        verbose_name = _("ingebrekestelling")
        verbose_name_plural = _("ingebrekestellingen")

    def __str__(self) -> str:
        return f"{self.application_id} {self.received_on:%d-%m-%Y}"
