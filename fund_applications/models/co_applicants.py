"""Who writes along with a draft, and may follow the case afterwards."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application
from fund_applications.models.drafts import Draft


class CoApplicant(models.Model):
    """Somebody who was invited by e-mail to write along. Belongs to a draft, and to the case once that is sent.

    `removed_at` stays as proof that access was taken away, so that an old link opens nothing; the name goes then.
    `may_follow`: the applicant lets this person see how the case stands after it is sent.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="co_applicants")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="co_applicants"
    )
    name = models.CharField(_("naam"), max_length=60, blank=True)
    email = models.EmailField(_("e-mailadres"), db_index=True)
    invited_at = models.DateTimeField(_("uitgenodigd op"))
    joined_at = models.DateTimeField(_("voor het eerst geopend op"), null=True, blank=True)
    removed_at = models.DateTimeField(_("toegang weg sinds"), null=True, blank=True)
    may_follow = models.BooleanField(_("mag de aanvraag volgen"), default=False)

    class Meta:
        ordering = ["invited_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "email"], name="one_invitation_a_draft_and_address"),
            models.UniqueConstraint(fields=["application", "email"], name="one_follower_a_case_and_address"),
        ]
        verbose_name = _("mede-aanvrager")
        verbose_name_plural = _("mede-aanvragers")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
