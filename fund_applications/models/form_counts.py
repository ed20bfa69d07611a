"""How far people come in the form: counts, and nothing that leads to a person or to a draft."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.rounds import FundRound


class FormStepCount(models.Model):
    """How many drafts reached a step for the first time in a week, or were sent in it (`step_id` is then `SENT`).

    A week is told by its Monday. Number and title are those of the step as it was reached last. Test drafts don't count.
    """

    SENT = "-sent-"
    SENT_NUMBER = 999

    round = models.ForeignKey(FundRound, on_delete=models.CASCADE, related_name="step_counts")
    week = models.DateField(_("week van maandag"))
    step_id = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField(_("stap"))
    title = models.CharField(_("titel"), max_length=200, blank=True)
    reached = models.PositiveIntegerField(_("aantal"), default=0)

    class Meta:
        ordering = ["week", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "week", "step_id"], name="one_count_a_step_and_week")]
        verbose_name = _("telling van een stap")
        verbose_name_plural = _("tellingen van stappen")

    def __str__(self) -> str:
        return f"{self.week} {self.number}"
