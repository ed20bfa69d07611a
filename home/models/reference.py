"""Lists that pages and applications both point to: the villages and the themes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from home.motifs import Motif, Tone, VillageMotif


class Village(models.Model):
    """A village (kern) of the municipality; always listed alphabetically.

    `map_row` and `map_column` (from 1, north at the top) place its tile on the village map.
    """

    name = models.CharField(_("naam"), max_length=80, unique=True)
    slug = models.SlugField(_("adresdeel"), max_length=80, unique=True)
    population = models.PositiveIntegerField(_("inwoners"), default=0)
    map_row = models.PositiveSmallIntegerField(_("rij op de tegelkaart"), default=0)
    map_column = models.PositiveSmallIntegerField(_("kolom op de tegelkaart"), default=0)
    motif = models.CharField(_("tekening"), max_length=10, choices=VillageMotif.choices, default=VillageMotif.LEAF)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("population"),
        FieldRowPanel([FieldPanel("map_row"), FieldPanel("map_column")]),
        FieldPanel("motif"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("kern")
        verbose_name_plural = _("kernen")

    def __str__(self) -> str:
        return self.name


class Theme(models.Model):
    """What an idea is about, such as neighbours or nature."""

    name = models.CharField(_("naam"), max_length=80, unique=True)
    name_en = models.CharField(
        _("naam in het Engels"), max_length=80, blank=True, help_text=_("Leeg: de Nederlandse naam.")
    )
    slug = models.SlugField(_("adresdeel"), max_length=80, unique=True)
    motif = models.CharField(
        _("tekening"),
        max_length=10,
        choices=Motif.choices,
        default=Motif.BULB,
        help_text=_("Deze tekening staat bij een project zonder foto."),
    )
    tone = models.CharField(_("kleur"), max_length=5, choices=Tone.choices, default=Tone.MINT)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("name_en"),
        FieldRowPanel([FieldPanel("motif"), FieldPanel("tone")]),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name in the active language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name
