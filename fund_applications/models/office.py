"""What the office keeps for itself: filters with a name, and who is named in a note."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.events import InternalNote


class SavedFilter(models.Model):
    """A list of the register under a name: the query of its address, for oneself or for all colleagues."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("naam"), max_length=60)
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(_("ook voor collega's"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_filter_a_name")]
        verbose_name = _("bewaard filter")
        verbose_name_plural = _("bewaarde filters")

    def __str__(self) -> str:
        return self.name


class NoteMention(models.Model):
    """A colleague who is asked to read an internal note; unread until the case is opened."""

    note = models.ForeignKey(InternalNote, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(_("gelezen"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="one_mention_a_person")]
        indexes = [models.Index(fields=["person"], condition=models.Q(read_at__isnull=True), name="unread_mentions")]
        verbose_name = _("vermelding")
        verbose_name_plural = _("vermeldingen")

    def __str__(self) -> str:
        return f"{self.note_id} / {self.person_id}"
