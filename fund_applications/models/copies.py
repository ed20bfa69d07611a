"""What of a case others may hold: the copies that were given out, and so can be recognised later."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fund_applications.models.applications import ApplicationVersion


class IssuedCopy(models.Model):
    """The checksum of a file that was downloaded as the copy of a version (Awb 2:17).

    Who shows exactly this file, shows what we received. Of the file itself nothing is kept: it can be made again.
    """

    version = models.ForeignKey(ApplicationVersion, on_delete=models.CASCADE, related_name="copies")
    sha256 = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("uitgegeven kopie")
        verbose_name_plural = _("uitgegeven kopieën")

    def __str__(self) -> str:
        return self.sha256[:12]
