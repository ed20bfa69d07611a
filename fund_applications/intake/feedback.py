"""Two questions about applying, answered without a name: how easy it was, and what can be better.

The answer knows no case, and the case knows no answer: only that one was given, so that it is asked once.
"""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.form_renderer import PlainForm
from fund_applications.intake.text_fields import ParagraphsField
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.statuses import FINAL_STATUSES, status_for_applicant
from fund_applications.models import Application, Ease, Feedback, FeedbackGiven, FeedbackMoment

LONGEST = 2000


class FeedbackForm(PlainForm):
    """How easy it was, and in free words what can be better."""

    ease = forms.TypedChoiceField(
        label=_("Hoe makkelijk was het?"),
        choices=list(reversed(Ease.choices)),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies hoe makkelijk het was."),
            "invalid_choice": _("Kies een antwoord uit de lijst."),
        },
    )
    text = ParagraphsField(
        label=_("Wat kan beter?"),
        help_text=_("Noem geen namen: we weten niet van wie dit is, en dat willen we zo houden."),
        max_length=LONGEST,
        required=False,
        error_messages={"max_length": _("Maak je tekst korter.")},
    )


def moment_to_ask(application: Application) -> FeedbackMoment | None:
    """What may be asked now: after sending, or after the end of the case; None when it was answered."""
    ended = status_for_applicant(application) in FINAL_STATUSES
    moment = FeedbackMoment.ENDED if ended else FeedbackMoment.SENT
    given = application.feedback_given.filter(moment=moment).exists()
    return None if given else moment


def keep_feedback(
    application: Application, moment: FeedbackMoment, *, ease: int, text: str, now: datetime | None = None
) -> bool:
    """Keep an answer apart from the case; False when this case answered before, also of two at once."""
    try:
        with transaction.atomic():
            FeedbackGiven.objects.create(application=application, moment=moment)
            month = day_of(now or timezone.now()).replace(day=1)
            Feedback.objects.create(moment=moment, month=month, ease=ease, text=text)
    except IntegrityError:
        return False
    return True
