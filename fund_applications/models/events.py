"""The append-only log of a case, what follows from it, and what goes back and forth."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application
from fund_applications.models.immutable import WriteOnceModel
from fund_applications.models.statuses import Status


class ApplicationEvent(WriteOnceModel):
    """One thing that happened to a case. Added, never changed; each row holds the hash of the one before.

    `occurred_on` is the calendar day in Europe/Amsterdam on which the law counts.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    name = models.CharField(_("gebeurtenis"), max_length=40, db_index=True)
    occurred_at = models.DateTimeField(_("wanneer"))
    occurred_on = models.DateField()
    # Who acted stays proof: an account with events is switched off, never deleted.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    actor_role = models.CharField(_("rol"), max_length=30)
    from_status = models.CharField(max_length=24, choices=Status, blank=True)
    to_status = models.CharField(max_length=24, choices=Status)
    reason = models.TextField(_("reden"), blank=True)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["application", "sequence"]
        constraints = [models.UniqueConstraint(fields=["application", "sequence"], name="one_event_a_sequence")]
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("gebeurtenissen")

    def __str__(self) -> str:
        return f"{self.application_id}/{self.sequence} {self.name}"


class DestructionPermit(models.Model):
    """Leave to destroy the events of one case: the only way past the database's guard of the event log.

    Written by the retention work once a second person approved the destruction list; it outlives the case.
    """

    application_key = models.BigIntegerField(unique=True, help_text=_("Het nummer van de zaak in de database."))
    reference = models.CharField(_("nummer"), max_length=20)
    permitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    permitted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("toestemming tot vernietigen")
        verbose_name_plural = _("toestemmingen tot vernietigen")

    def __str__(self) -> str:
        return self.reference


class FollowUp(models.Model):
    """Something that must still be done because of an event: a mail, a letter, a draft project page.

    Written in the transaction of the event. The task queue is only the nudge; this row is the truth.
    `key` makes it unique, so that the same thing is never asked twice.
    """

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="follow_ups"
    )
    draft = models.ForeignKey(
        "fund_applications.Draft", on_delete=models.CASCADE, null=True, blank=True, related_name="follow_ups"
    )
    kind = models.CharField(max_length=40, db_index=True)
    key = models.CharField(max_length=120, unique=True)
    payload = models.JSONField(default=dict)
    due_at = models.DateTimeField(db_index=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True, db_index=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["due_at"]
        verbose_name = _("vervolgactie")
        verbose_name_plural = _("vervolgacties")

    def __str__(self) -> str:
        return f"{self.kind} ({self.key})"


class Message(WriteOnceModel):
    """A message between the staff and the applicant. A correction is a new message (Awb 2:12)."""

    class Direction(models.TextChoices):
        TO_APPLICANT = "to_applicant", _("aan de aanvrager")
        FROM_APPLICANT = "from_applicant", _("van de aanvrager")

    changeable_fields = frozenset({"read_at", "announced_at"})

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=20, choices=Direction)
    subject = models.CharField(_("onderwerp"), max_length=200)
    body = models.TextField(_("bericht"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField(_("verstuurd"))
    announced_at = models.DateTimeField(_("aangekondigd per e-mail"), null=True, blank=True)
    read_at = models.DateTimeField(_("gelezen"), null=True, blank=True)

    class Meta:
        ordering = ["sent_at"]
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")

    def __str__(self) -> str:
        return f"{self.application_id} {self.sent_at:%d-%m-%Y}"


class InternalNote(models.Model):
    """A note among colleagues. Never reaches the applicant, the public site or the search index."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("notitie"))
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["written_at"]
        verbose_name = _("interne notitie")
        verbose_name_plural = _("interne notities")

    def __str__(self) -> str:
        return f"{self.application_id} {self.written_at:%d-%m-%Y}"
