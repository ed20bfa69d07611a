"""How long cases are kept, what is destroyed by whose leave, and what stays of a destroyed case: figures without a person."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import ApplicantKind, Application, private_storage
from fund_applications.models.statuses import Status
from home.models import Theme, Village


class RetentionRule(models.Model):
    """A line of the retention table as it holds from a day on. A change is a new line, so that it stays known what held.

    `result` is the code of a `RetentionCategory` of the lifecycle; `number` is how the selection list calls it.
    """

    result = models.CharField(_("uitkomst"), max_length=20)
    number = models.CharField(_("nummer in de selectielijst"), max_length=20)
    years = models.PositiveSmallIntegerField(
        _("jaren bewaren"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    valid_from = models.DateField(_("geldt voor zaken die eindigen vanaf"))
    source = models.CharField(_("bron"), max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["result", "-valid_from"]
        constraints = [models.UniqueConstraint(fields=["result", "valid_from"], name="one_rule_a_day")]
        verbose_name = _("bewaartermijn")
        verbose_name_plural = _("bewaartermijnen")

    def __str__(self) -> str:
        return f"{self.number} {self.valid_from:%d-%m-%Y}"


class RetentionHold(models.Model):
    """A case that must not be destroyed, with the reason. In force until it is released; goes with the case."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField(_("reden"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("vastgelegd op"))
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(_("opgeheven op"), null=True, blank=True)

    class Meta:
        ordering = ["-set_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(released_at__isnull=True), name="one_hold_in_force"
            )
        ]
        verbose_name = _("niet vernietigen")
        verbose_name_plural = _("niet vernietigen")

    def __str__(self) -> str:
        return f"{self.application_id} {self.set_at:%d-%m-%Y}"


class DestructionList(models.Model):
    """Cases that one person proposes to destroy and another approves. Stays for good, with its certificate."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("wacht op goedkeuring")
        REJECTED = "rejected", _("afgekeurd")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        APPROVED = "approved", _("goedgekeurd, wordt uitgevoerd")
        DONE = "done", _("uitgevoerd")

    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("voorgesteld op"))
    explanation = models.TextField(_("toelichting"), blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.PROPOSED, db_index=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("beoordeeld op"), null=True, blank=True)
    decision_reason = models.TextField(_("reden"), blank=True)
    finished_at = models.DateTimeField(_("uitgevoerd op"), null=True, blank=True)
    certificate = models.FileField(storage=private_storage, upload_to="certificates", max_length=200, blank=True)
    certificate_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="destruction_needs_a_second_person",
            )
        ]
        verbose_name = _("vernietigingslijst")
        verbose_name_plural = _("vernietigingslijsten")

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """How the list is called, such as `VL-2033-4`."""
        return f"VL-{self.proposed_at.year}-{self.pk}"


class DestructionLine(models.Model):
    """One case on a list, as it was when the list was proposed: its number and the ground, nothing of its content.

    `files_to_delete` are the stored files of a case that is gone from the database and whose files are not gone yet, as
    `[model, field, name]`; empty once they are.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("nog niet vernietigd")
        DESTROYED = "destroyed", _("vernietigd")
        KEPT = "kept", _("blijft bewaard")

    destruction_list = models.ForeignKey(DestructionList, on_delete=models.PROTECT, related_name="lines")
    application = models.ForeignKey(Application, on_delete=models.SET_NULL, null=True, related_name="+")
    application_key = models.BigIntegerField()
    reference = models.CharField(_("nummer"), max_length=20)
    result = models.CharField(_("uitkomst"), max_length=20)
    category = models.CharField(_("nummer in de selectielijst"), max_length=20)
    closed_on = models.DateField(_("afgesloten op"))
    kept_until = models.DateField(_("bewaard tot en met"))
    ground = models.CharField(_("grond"), max_length=300)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    kept_reason = models.CharField(_("waarom bewaard"), max_length=300, blank=True)
    destroyed_at = models.DateTimeField(_("vernietigd op"), null=True, blank=True)
    counts = models.JSONField(default=dict)
    files_to_delete = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application_key"], condition=Q(state="waiting"), name="one_open_list_a_case"
            )
        ]
        verbose_name = _("regel van een vernietigingslijst")
        verbose_name_plural = _("regels van vernietigingslijsten")

    def __str__(self) -> str:
        return self.reference


class CaseRemnant(models.Model):
    """What stays of a destroyed case, so that figures stay right: no number, no name, no word that anybody typed.

    Not tied to the destruction list, so that a number can't be found back from it. Amounts in euro; `lead_days` from receipt
    to the announcement of the first decision.
    """

    year = models.PositiveSmallIntegerField(_("jaar van ontvangst"), db_index=True)
    round = models.ForeignKey("fund_applications.FundRound", on_delete=models.PROTECT, related_name="remnants")
    villages = models.ManyToManyField(Village, blank=True, related_name="+", verbose_name=_("kernen"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("thema's"))
    applicant_kind = models.CharField(_("soort aanvrager"), max_length=20, choices=ApplicantKind)
    source = models.CharField(_("kanaal"), max_length=10, choices=Application.Source)
    outcome = models.CharField(_("uitkomst"), max_length=24, choices=Status)
    ground = models.CharField(_("grond"), max_length=40, blank=True)
    requested_amount = models.DecimalField(_("gevraagd"), max_digits=12, decimal_places=2)
    granted_amount = models.DecimalField(_("toegekend"), max_digits=12, decimal_places=2, null=True, blank=True)
    determined_amount = models.DecimalField(_("vastgesteld"), max_digits=12, decimal_places=2, null=True, blank=True)
    lead_days = models.PositiveIntegerField(_("doorlooptijd in dagen"), null=True, blank=True)
    in_time = models.BooleanField(_("op tijd besloten"), null=True, blank=True)
    was_supplemented = models.BooleanField(_("om een aanvulling gevraagd"), default=False)

    class Meta:
        ordering = ["year", "pk"]
        indexes = [models.Index(fields=["round", "outcome"])]
        verbose_name = _("rest van een vernietigde aanvraag")
        verbose_name_plural = _("resten van vernietigde aanvragen")

    def __str__(self) -> str:
        return f"{self.year}: {self.outcome}"
