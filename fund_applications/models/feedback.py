"""What applicants think of applying: answers without a name, and apart from them that somebody answered."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application


class FeedbackMoment(models.TextChoices):
    """When it was asked."""

    SENT = "sent", _("na het versturen")
    ENDED = "ended", _("aan het einde")


class Ease(models.IntegerChoices):
    """How easy it was, from hard to easy."""

    VERY_HARD = 1, _("Heel moeilijk")
    HARD = 2, _("Moeilijk")
    NEITHER = 3, _("Niet moeilijk en niet makkelijk")
    EASY = 4, _("Makkelijk")
    VERY_EASY = 5, _("Heel makkelijk")


class Feedback(models.Model):
    """One anonymous answer. No case, no person, only the month; the key is random, so that no order gives it away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    moment = models.CharField(_("wanneer gevraagd"), max_length=10, choices=FeedbackMoment)
    month = models.DateField(_("maand"), help_text=_("De eerste dag van de maand."))
    ease = models.PositiveSmallIntegerField(
        _("hoe makkelijk"), choices=Ease, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    text = models.TextField(_("wat kan beter"), blank=True)

    class Meta:
        ordering = ["-month", "pk"]
        verbose_name = _("reactie van een aanvrager")
        verbose_name_plural = _("reacties van aanvragers")

    def __str__(self) -> str:
        return f"{self.month:%m-%Y}: {self.get_ease_display()}"


class FeedbackGiven(models.Model):
    """That the question was answered for a case, so that it is asked once. Not what the answer was."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="feedback_given")
    moment = models.CharField(max_length=10, choices=FeedbackMoment)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "moment"], name="one_feedback_a_case_and_moment")]
        verbose_name = _("beantwoorde vraag om een reactie")
        verbose_name_plural = _("beantwoorde vragen om een reactie")

    def __str__(self) -> str:
        return f"{self.application_id} {self.moment}"
