"""Visits by short link, counted by day: how many, never who."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShortLinkDay(models.Model):
    """How often the short address of a page was followed on one day."""

    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("pagina"), on_delete=models.CASCADE, related_name="+")
    date = models.DateField(_("dag"))
    visits = models.PositiveIntegerField(_("bezoeken"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "date"], name="one_count_a_page_and_day")]
        ordering = ["-date"]
        verbose_name = _("bezoeken via een korte link")
        verbose_name_plural = _("bezoeken via korte links")

    def __str__(self) -> str:
        return f"{self.date}: {self.visits}"
