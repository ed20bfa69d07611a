"""What is decided, how it is announced, and what comes after. Amounts in euro."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application, ContactChannel


class DecisionKind(models.TextChoices):
    """A decision in the sense of the law: open to objection."""

    GRANT = "grant", _("toekenning")
    REJECT = "reject", _("afwijzing")
    NOT_PROCESS = "not_process", _("buiten behandeling")
    DETERMINE = "determine", _("vaststelling")
    REVOKE = "revoke", _("intrekking of wijziging")


class Decision(models.Model):
    """A decision with its ground and reasons (Awb 3:46, 3:47)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("soort besluit"), max_length=12, choices=DecisionKind)
    amount = models.DecimalField(_("bedrag"), max_digits=12, decimal_places=2, null=True, blank=True)
    ground = models.CharField(_("grond"), max_length=40, blank=True)
    reasons = models.TextField(_("redenen"), blank=True)
    deviation_reasons = models.TextField(_("waarom anders dan het advies"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("besloten op"))
    decided_on = models.DateField()
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    on_objection = models.OneToOneField(
        "fund_applications.Objection",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="new_decision",
        verbose_name=_("op bezwaar"),
    )
    """The objection that was upheld by this decision; what it replaces stays (Awb 7:11 lid 2)."""

    class Meta:
        ordering = ["decided_at"]
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")

    def __str__(self) -> str:
        return f"{self.application_id}: {self.get_kind_display()}"


class PreparedDecision(models.Model):
    """A decision as one person prepared it, for another to take. `data` is the transition's data as JSON."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="prepared_decision")
    transition = models.CharField(_("soort besluit"), max_length=40)
    data = models.JSONField(default=dict)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("voorbereid op"))

    class Meta:
        verbose_name = _("voorbereid besluit")
        verbose_name_plural = _("voorbereide besluiten")

    def __str__(self) -> str:
        return f"{self.application_id}: {self.transition}"


class Announcement(models.Model):
    """The sending of a decision. The objection term starts the day after it (Awb 6:8)."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="announcement")
    channel = models.CharField(_("hoe"), max_length=10, choices=ContactChannel)
    sent_on = models.DateField(_("verstuurd op"))
    objection_until = models.DateField(_("bezwaar tot en met"))
    proof = models.TextField(_("bewijs"), blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    registered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bekendmaking")
        verbose_name_plural = _("bekendmakingen")

    def __str__(self) -> str:
        return f"{self.decision_id} {self.sent_on:%d-%m-%Y}"


class Obligation(models.Model):
    """Something the recipient must do (Awb 4:37-4:39): use the logo, join an evaluation, report."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="obligations")
    text = models.CharField(_("verplichting"), max_length=300)
    due_on = models.DateField(_("uiterlijk"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("verplichting")
        verbose_name_plural = _("verplichtingen")

    def __str__(self) -> str:
        return self.text


class Payment(models.Model):
    """Money that was paid, or is to be paid, on a grant."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(_("bedrag"), max_digits=12, decimal_places=2)
    description = models.CharField(_("omschrijving"), max_length=200)
    due_on = models.DateField(_("te betalen op"), null=True, blank=True)
    paid_on = models.DateField(_("betaald op"), null=True, blank=True)
    bank_reference = models.CharField(_("kenmerk van de bank"), max_length=100, blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("betaling")
        verbose_name_plural = _("betalingen")

    def __str__(self) -> str:
        return f"{self.application_id}: {self.amount}"


class Report(models.Model):
    """What the recipient tells afterwards: what happened, for how many people, what it cost."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reports")
    what_happened = models.TextField(_("wat is er gebeurd"))
    people_reached = models.PositiveIntegerField(_("hoeveel mensen"), null=True, blank=True)
    what_failed = models.TextField(_("wat lukte er niet"), blank=True)
    cost_lines = models.JSONField(
        _("kosten per regel van de begroting"),
        default=list,
        blank=True,
        help_text=_("Een lijst van {description, budgeted, actual}; bedragen in euro als tekst."),
    )
    actual_costs = models.DecimalField(_("werkelijke kosten"), max_digits=12, decimal_places=2)
    actual_income = models.DecimalField(_("andere inkomsten"), max_digits=12, decimal_places=2, default=0)
    submitted_at = models.DateTimeField(_("ingediend op"))

    class Meta:
        ordering = ["submitted_at"]
        verbose_name = _("verantwoording")
        verbose_name_plural = _("verantwoordingen")

    def __str__(self) -> str:
        return f"{self.application_id} {self.submitted_at:%d-%m-%Y}"


class Objection(models.Model):
    """An objection against a decision (Awb 6:4)."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("in behandeling")
        UPHELD = "upheld", _("gegrond")
        DISMISSED = "dismissed", _("ongegrond")
        INADMISSIBLE = "inadmissible", _("niet-ontvankelijk")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="objections")
    received_at = models.DateTimeField(_("ontvangen op"))
    received_on = models.DateField()
    text = models.TextField(_("bezwaar"))
    in_time = models.BooleanField(_("op tijd"), default=True)
    decide_by = models.DateField(_("uiterlijk beslissen"), null=True, blank=True)
    outcome = models.CharField(_("uitkomst"), max_length=20, choices=Outcome, default=Outcome.OPEN)
    outcome_reasons = models.TextField(_("redenen"), blank=True)
    closed_on = models.DateField(_("afgehandeld op"), null=True, blank=True)

    class Meta:
        ordering = ["received_at"]
        verbose_name = _("bezwaar")
        verbose_name_plural = _("bezwaren")

    def __str__(self) -> str:
        return f"{self.decision_id} {self.received_on:%d-%m-%Y}"
