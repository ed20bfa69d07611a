"""Forms of the secretary: fixing the advice of the commission."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle import transition_data as given
from fund_applications.models import Recommendation
from fund_applications.office.actions.base import ActionForm
from fund_applications.office.actions.fields import EuroField, PersonField, long_text
from fund_applications.office.review.drafting import draft_advice, most_advised
from fund_applications.office.review.spread import CriterionSpread, Overview, overview_of


class FixAdviceForm(ActionForm):
    """The advice, criterion by criterion; what the reviewers wrote is there to start from."""

    data_class = given.FixAdvice
    places = {"reasons_by_criterion": "recommendation"}

    recommendation = forms.ChoiceField(
        label=gettext_lazy("Wat adviseert de commissie?"),
        choices=Recommendation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat de commissie adviseert.")},
    )
    amount = EuroField(
        label=gettext_lazy("Geadviseerd bedrag"),
        help_text=gettext_lazy("In euro. Verplicht bij een deel; bij toekennen mag het leeg blijven."),
        required=False,
    )
    text = long_text(
        gettext_lazy("Toelichting"),
        gettext_lazy("Het advies in een paar zinnen. Dit gaat met het besluit mee naar de aanvrager."),
    )
    meeting_id = PersonField(
        label=gettext_lazy("Besproken in de vergadering van"), help_text=gettext_lazy("Niet verplicht."), required=False
    )

    @cached_property
    def overview(self) -> Overview:
        """The reviews that are in."""
        return overview_of(self.application)

    def starting_values(self) -> dict[str, Any]:
        reasons = {
            f"criterion_{spread.criterion.pk}": "\n".join(dict.fromkeys(v.reason for v in spread.voices if v.reason))
            for spread in self.overview.spreads
        }
        return {**reasons, "recommendation": most_advised(self.overview), "text": draft_advice(self.overview)}

    def arrange(self) -> None:
        meetings = self.application.round.meetings.all()
        self.fields["meeting_id"].choices = [  # type: ignore[attr-defined]
            ("", _("Geen vergadering")),
            *((meeting.pk, date_format(meeting.held_on, "j F Y")) for meeting in meetings),
        ]
        for spread in self.overview.spreads:
            self.fields[f"criterion_{spread.criterion.pk}"] = long_text(
                _("Oordeel over “%(name)s”") % {"name": spread.criterion.name}, rows=4
            )

    def criteria(self) -> Iterator[tuple[CriterionSpread, BoundField]]:
        """Each criterion with its scores and its field."""
        for spread in self.overview.spreads:
            yield spread, self[f"criterion_{spread.criterion.pk}"]

    def more_data(self) -> dict[str, Any]:
        return {
            "recommendation": Recommendation(self.cleaned_data["recommendation"]),
            "reasons_by_criterion": {
                spread.criterion.pk: self.cleaned_data[f"criterion_{spread.criterion.pk}"]
                for spread in self.overview.spreads
            },
        }


class ReturnToReviewForm(ActionForm):
    data_class = given.ReturnToReview
