"""The list of hard words that editors keep, for the plain-language check."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel


class HardWord(models.Model):
    """A word that many people don't know, and what to write instead."""

    word = models.CharField(_("moeilijk woord"), max_length=60, unique=True)
    easier = models.CharField(
        _("makkelijker"), max_length=120, blank=True, help_text=_("Leeg: leg het woord uit of laat het weg.")
    )

    panels = [FieldRowPanel([FieldPanel("word"), FieldPanel("easier")])]

    class Meta:
        ordering = ["word"]
        verbose_name = _("moeilijk woord")
        verbose_name_plural = _("moeilijke woorden")

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Keep words in lower case: they are found whatever the case of the text."""
        super().clean()
        self.word = " ".join(self.word.lower().split())


def hard_words() -> dict[str, str]:
    """The easier word for each hard one, both in lower case."""
    return dict(HardWord.objects.values_list("word", "easier"))
