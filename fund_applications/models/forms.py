"""The form page that an editor composes, and the frozen versions of it that answers belong to."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from fund_applications.models.immutable import WriteOnceModel
from home.models import BasePage


class FormVersion(WriteOnceModel):
    """The definition of a form as it was at one moment. Drafts and applications point to it, so that
    a question can be reworded or removed without touching what was answered before.

    `definition` is `questions.definition.FormDefinition` as JSON; `digest` its sha256, one row a digest.
    """

    page = models.ForeignKey(
        "fund_applications.ApplicationFormPage", on_delete=models.SET_NULL, null=True, related_name="versions"
    )
    digest = models.CharField(max_length=64, unique=True)
    definition = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("versie van het formulier")
        verbose_name_plural = _("versies van het formulier")

    def __str__(self) -> str:
        return self.digest[:12]

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        return super().delete(*args, **kwargs)


class ApplicationFormPage(BasePage):
    """The page on which residents apply; its questions are composed by an editor."""

    introduction = RichTextField(_("inleiding"), blank=True)
    round = models.ForeignKey(
        "fund_applications.FundRound",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="form_pages",
        verbose_name=_("ronde"),
    )

    class Meta:
        verbose_name = _("aanvraagformulier")
        verbose_name_plural = _("aanvraagformulieren")
