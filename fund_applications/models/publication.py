"""Which project page tells of which grant. The page itself knows nothing of the case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import Application


class ProjectPublication(models.Model):
    """The draft page that was made for a grant: one a case, also when an editor threw the page away."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="publication")
    page = models.OneToOneField("home.ProjectPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        verbose_name = _("projectpagina van een aanvraag")
        verbose_name_plural = _("projectpagina's van aanvragen")

    def __str__(self) -> str:
        return str(self.application_id)
