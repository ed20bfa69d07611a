"""How the commission looks at a case: who, with what scores, and who may not because of a conflict."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application


class Recommendation(models.TextChoices):
    """What a reviewer or the commission advises."""

    GRANT = "grant", _("toekennen")
    PARTIAL = "partial", _("een deel toekennen")
    REJECT = "reject", _("afwijzen")


class Assignment(models.Model):
    """A member of the commission is asked to review a case: the only way to read it as a member (Awb 2:5)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("beoordelaar")
    )
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    assigned_at = models.DateTimeField(_("toegewezen op"))
    gate_passed_at = models.DateTimeField(_("verklaard geen belang te hebben op"), null=True, blank=True)
    declined_at = models.DateTimeField(_("teruggegeven op"), null=True, blank=True)
    decline_reason = models.TextField(_("reden"), blank=True)

    class Meta:
        ordering = ["assigned_at"]
        constraints = [models.UniqueConstraint(fields=["application", "reviewer"], name="one_assignment_a_reviewer")]
        verbose_name = _("toewijzing")
        verbose_name_plural = _("toewijzingen")

    def __str__(self) -> str:
        return f"{self.application_id} / {self.reviewer_id}"


class Review(models.Model):
    """The review of one member. Others see it only when their own is in."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="review")
    recommendation = models.CharField(_("advies"), max_length=10, choices=Recommendation, blank=True)
    comment = models.TextField(_("toelichting"), blank=True)
    saved_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(_("ingediend op"), null=True, blank=True)

    class Meta:
        verbose_name = _("beoordeling")
        verbose_name_plural = _("beoordelingen")

    def __str__(self) -> str:
        return f"{self.assignment}"


class ReviewScore(models.Model):
    """A score from 1 to 5 on one criterion, with its reason."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey("fund_applications.Criterion", on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(
        _("score"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    reason = models.TextField(_("waarom"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="one_score_a_criterion")]
        verbose_name = _("score")
        verbose_name_plural = _("scores")

    def __str__(self) -> str:
        return f"{self.review_id}: {self.score}"


class ReviewChange(models.Model):
    """What a member changed in his review after the commission talked, and why. The review holds what counts now."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="changes")
    criterion = models.ForeignKey(
        "fund_applications.Criterion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Empty when the advice itself changed."""
    from_value = models.CharField(_("was"), max_length=10, blank=True)
    to_value = models.CharField(_("werd"), max_length=10, blank=True)
    from_reason = models.TextField(_("eerdere uitleg"), blank=True)
    why = models.TextField(_("waarom veranderd"))
    changed_at = models.DateTimeField(_("veranderd op"))

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("wijziging van een beoordeling")
        verbose_name_plural = _("wijzigingen van beoordelingen")

    def __str__(self) -> str:
        return f"{self.review_id}: {self.from_value} > {self.to_value}"

    @property
    def from_words(self) -> str:
        """The advice that it was, in words."""
        return str(Recommendation(self.from_value).label)

    @property
    def to_words(self) -> str:
        """The advice that it became, in words."""
        return str(Recommendation(self.to_value).label)


class Conflict(models.Model):
    """A conflict of interest (Awb 2:4): this person may not read the case and not act on it."""

    class Source(models.TextChoices):
        DECLARED = "declared", _("zelf gemeld")
        NAMED_BY_APPLICANT = "named_by_applicant", _("genoemd door de aanvrager")
        SET_BY_STAFF = "set_by_staff", _("vastgelegd door een collega")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts", verbose_name=_("wie")
    )
    source = models.CharField(_("hoe bekend"), max_length=20, choices=Source, default=Source.DECLARED)
    reason = models.TextField(_("reden"), blank=True)
    declared_at = models.DateTimeField(_("gemeld op"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "person"], name="one_conflict_a_person")]
        verbose_name = _("belang")
        verbose_name_plural = _("belangen")

    def __str__(self) -> str:
        return f"{self.application_id} / {self.person_id}"


class Advice(models.Model):
    """The advice of the commission, fixed by its secretary. It comes along with the decision (Awb 3:8, 3:49)."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="advice")
    meeting = models.ForeignKey(
        "fund_applications.CommissionMeeting", on_delete=models.PROTECT, null=True, blank=True, related_name="advices"
    )
    recommendation = models.CharField(_("advies"), max_length=10, choices=Recommendation)
    amount = models.DecimalField(_("bedrag"), max_digits=12, decimal_places=2, null=True, blank=True)
    text = models.TextField(_("toelichting"))
    fixed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    fixed_at = models.DateTimeField(_("vastgesteld op"))

    class Meta:
        verbose_name = _("advies")
        verbose_name_plural = _("adviezen")

    def __str__(self) -> str:
        return f"{self.application_id}: {self.recommendation}"


class AdviceReason(models.Model):
    """What the commission says on one criterion."""

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="reasons")
    criterion = models.ForeignKey("fund_applications.Criterion", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("oordeel"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["advice", "criterion"], name="one_reason_a_criterion")]
        verbose_name = _("oordeel per criterium")
        verbose_name_plural = _("oordelen per criterium")

    def __str__(self) -> str:
        return f"{self.advice_id}: {self.criterion_id}"
