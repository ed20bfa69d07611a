"""News from the makers of a project, before and after an editor placed it on the project page."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application


class MakerNews(models.Model):
    """A short message with photos, sent after a grant. Public only once an editor places it.

    Its photos are `Attachment`s with `news` set; what the maker says about each stands in their `description`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op de redactie")
        PLACED = "placed", _("staat op de projectpagina")
        DECLINED = "declined", _("niet geplaatst")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="maker_news")
    heading = models.CharField(_("kop"), max_length=100)
    text = models.TextField(_("bericht"))
    sent_at = models.DateTimeField(_("verstuurd op"))
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(_("behandeld op"), null=True, blank=True)
    answer = models.TextField(_("antwoord aan de makers"), blank=True)

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = _("nieuws van de makers")
        verbose_name_plural = _("nieuws van de makers")

    def __str__(self) -> str:
        return self.heading
