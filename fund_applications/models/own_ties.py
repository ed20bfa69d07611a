"""What a member of staff tells about himself, so that the software can warn of a conflict of interest."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OwnTies(models.Model):
    """Street, postcode and organisations of a colleague. Optional, entered by the person, shown to nobody else.

    Only compared with applications; a match is a hint to look, never a conflict by itself (Awb 2:4).
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="own_ties")
    street = models.CharField(_("straat en huisnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    organisations = models.TextField(_("organisaties waar je bij hoort"), blank=True)
    surnames = models.CharField(_("achternamen van wie dicht bij je staan"), max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("eigen banden")
        verbose_name_plural = _("eigen banden")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
