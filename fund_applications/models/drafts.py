"""What belongs to the applicant alone before it is sent, and the links that give access."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """An application that is being written. No case: staff can't see it and it expires (60 days by default).

    `answers` maps the id of a question to what was typed, word for word (see `questions.types`). `set_aside` keeps what
    was typed in one tab and lost to another until the applicant chose. `revision` counts the saves, so that two tabs
    never overwrite each other silently.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(
        "fund_applications.ApplicationFormPage", on_delete=models.SET_NULL, null=True, related_name="drafts"
    )
    form_version = models.ForeignKey("fund_applications.FormVersion", on_delete=models.PROTECT, related_name="drafts")
    answers = models.JSONField(default=dict)
    set_aside = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=10, default="nl")
    email = models.EmailField(blank=True)
    email_verified_at = models.DateTimeField(null=True, blank=True)
    is_test = models.BooleanField(default=False)
    furthest_step = models.PositiveSmallIntegerField(default=0, help_text=_("De verste stap die al is geteld."))
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    warned_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("De laatste waarschuwing: zoveel dagen voor het verlopen.")
    )

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepten")
        indexes = [models.Index(fields=["email"])]

    def __str__(self) -> str:
        return str(self.id)


class MagicLink(models.Model):
    """A link by e-mail that opens a draft, or the cases of an address. Only the hash of its token is kept.

    It is used up by a POST, never by a GET; it expires; a newer one for the same thing supersedes it.
    """

    class Purpose(models.TextChoices):
        DRAFT = "draft", _("verder met een concept")
        APPLICANT = "applicant", _("mijn aanvraag")

    purpose = models.CharField(max_length=20, choices=Purpose)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    application = models.ForeignKey(
        "fund_applications.Application", on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["email", "purpose"])]
        verbose_name = _("toegangslink")
        verbose_name_plural = _("toegangslinks")

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.created_at:%d-%m-%Y})"
