"""Support by neighbours (draagvlak): the link that an applicant shares, and what neighbours answered."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application
from fund_applications.models.drafts import Draft
from home.models import Village


class Opinion(models.TextChoices):
    """What a neighbour thinks of an idea."""

    FOR = "for", _("voor")
    NONE = "none", _("geen mening")
    AGAINST = "against", _("tegen")


class SupportPage(models.Model):
    """The page that an applicant shares with the neighbours; of a draft first, and of its case once that is sent.

    `title` and `summary` are what the applicant let be seen, word for word; they change only when he says so, and
    `text_changed_at` tells when. `code` is the secret in its address. The applicant closes it (`closed_at`); the
    municipality stops it when it is misused (`stopped_at`), and then the applicant can't open it.
    """

    code = models.CharField(max_length=20, unique=True)
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="support_page")
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="support_page"
    )
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    shown_name = models.CharField(max_length=80, blank=True)
    text_changed_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("burenpagina")
        verbose_name_plural = _("burenpagina's")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(draft__isnull=True) ^ models.Q(application__isnull=True),
                name="support_page_of_a_draft_or_a_case",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class SupportResponse(models.Model):
    """What one neighbour answered. It counts from `confirmed_at` on: the moment that the link in the mail was used.

    `email_hash` is a keyed hash: one answer an address. Name and `email` are kept only with consent, for the applicant.
    `token_hash` is the sha256 of the link in the last mail, empty until it is sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(SupportPage, on_delete=models.CASCADE, related_name="responses")
    email_hash = models.CharField(max_length=64)
    opinion = models.CharField(_("mening"), max_length=10, choices=Opinion)
    reason = models.TextField(_("reden"), blank=True)
    village = models.ForeignKey(Village, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    offers_hands = models.BooleanField(_("helpt mee"), default=False)
    offers_tools = models.BooleanField(_("leent spullen uit"), default=False)
    offers_place = models.BooleanField(_("heeft een plek"), default=False)
    offer_text = models.TextField(blank=True)
    shares_contact = models.BooleanField(default=False)
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="nl")
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-confirmed_at", "-created_at"]
        verbose_name = _("reactie van een buur")
        verbose_name_plural = _("reacties van buren")
        indexes = [models.Index(fields=["page", "opinion"]), models.Index(fields=["confirmed_at", "expires_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "email_hash"],
                condition=models.Q(confirmed_at__isnull=False),
                name="one_confirmed_answer_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def offers_anything(self) -> bool:
        """Whether this neighbour wants to help."""
        return self.offers_hands or self.offers_tools or self.offers_place
