"""What people search for, counted by day: the words and how many pages they found, never who asked."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Max, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 60
KEPT_DAYS = 90
#: Words that were asked once may be somebody's name: nobody gets to see them.
ASKED_OFTEN_ENOUGH = 2


class SearchDay(models.Model):
    """How often some words were searched for on one day, and how many pages that found the last time."""

    words = models.CharField(_("woorden"), max_length=LONGEST_WORDS)
    date = models.DateField(_("dag"), db_index=True)
    times = models.PositiveIntegerField(_("aantal keer"), default=0)
    found = models.PositiveIntegerField(_("gevonden pagina's"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "date"], name="one_count_of_words_a_day")]
        verbose_name = _("zoekwoorden van een dag")
        verbose_name_plural = _("zoekwoorden per dag")

    def __str__(self) -> str:
        return self.words


def remember_search(words: str, found: int, today: date | None = None) -> None:
    """Count one search. What is older than 90 days goes when a new day begins; long questions are not kept."""
    today = today or timezone.localdate()
    asked = " ".join(words.lower().split())
    if not asked or len(asked) > LONGEST_WORDS:
        return
    if not SearchDay.objects.filter(date=today).exists():
        SearchDay.objects.filter(date__lt=today - timedelta(days=KEPT_DAYS)).delete()
    day, _is_new = SearchDay.objects.get_or_create(words=asked, date=today)
    SearchDay.objects.filter(pk=day.pk).update(times=F("times") + 1, found=found)


def popular_searches(today: date, *, without_result: bool = False, limit: int = 50) -> list[dict]:
    """The words asked most in the last 90 days: `words`, `total`, `most_found`; or only those that found nothing."""
    recent = SearchDay.objects.filter(date__gt=today - timedelta(days=KEPT_DAYS)).values("words")
    counted = recent.annotate(total=Sum("times"), most_found=Max("found")).filter(total__gte=ASKED_OFTEN_ENOUGH)
    if without_result:
        counted = counted.filter(most_found=0)
    return [dict(row) for row in counted.order_by("-total", "words")[:limit]]
