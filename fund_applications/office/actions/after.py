"""Forms of what comes after a decision, and of the term: announcing, report, payment, objections, extension."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.objection_term import LONGEST_POSTPONEMENT
from fund_applications.lifecycle.payments import registered, standing_grant
from fund_applications.lifecycle.posting import letters_to_post
from fund_applications.models import ContactChannel, Decision, Letter, Objection
from fund_applications.office.actions.base import ActionForm
from fund_applications.office.actions.fields import DayField, EuroField, PersonField, short_text
from fund_applications.office.actions.intake import OnBehalfForm


class AnnounceForm(ActionForm):
    """The letter went out: how, when, and what proves it. The objection term starts the day after."""

    data_class = given.Announce

    channel = forms.ChoiceField(
        label=gettext_lazy("Hoe is het besluit verstuurd?"),
        choices=ContactChannel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe het besluit is verstuurd.")},
    )
    proof = short_text(
        gettext_lazy("Waaruit blijkt dat?"),
        gettext_lazy("Bijvoorbeeld: aangetekend, nummer 3S123, of postboek blad 12."),
    )

    def starting_values(self) -> dict[str, Any]:
        applicant = self.application.applicant
        channel = ContactChannel.POST if applicant.by_post else ContactChannel.DIGITAL
        return {"channel": channel.value, "sent_on": self.letter.dated_on if self.letter else self.opening.today}

    @cached_property
    def letter(self) -> Letter | None:
        """The letter of the decision that waits for the post."""
        decision = self.application.decisions.filter(announcement=None).order_by("-pk").first()
        return letters_to_post(decision).first() if decision else None

    def arrange(self) -> None:
        self.order_fields(["channel", "sent_on", "proof"])
        if self.letter is not None:
            text = _("Op de brief staat %(day)s. Gaat hij op een andere dag? Maak hem dan eerst opnieuw, bij Post.")
            self.fields["sent_on"].help_text = text % {"day": date_format(self.letter.dated_on, "j F Y")}

    def more_data(self) -> dict[str, Any]:
        return {"channel": ContactChannel(self.cleaned_data["channel"])}


class ExtendTermForm(ActionForm):
    data_class = given.ExtendTerm

    def arrange(self) -> None:
        self.fields["reason"].help_text = _("De aanvrager leest dit.")


class AgreeSuspensionForm(ActionForm):
    data_class = given.AgreeSuspension


class RegisterDefaultNoticeForm(ActionForm):
    data_class = given.RegisterDefaultNotice


class ReportForm(OnBehalfForm):
    data_class = given.SubmitReport

    def arrange(self) -> None:
        super().arrange()
        self.fields["actual_income"].required = False


class RegisterPaymentForm(ActionForm):
    """A payment that is planned or made. A planned one is chosen and then filled in."""

    data_class = given.RegisterPayment

    payment_id = PersonField(label=gettext_lazy("Welke betaling?"), required=False)
    amount = EuroField(
        label=gettext_lazy("Bedrag"),
        help_text=gettext_lazy("In euro, bijvoorbeeld 1.250,50."),
        error_messages={"required": gettext_lazy("Vul in hoeveel er betaald is of wordt.")},
    )
    paid_on = DayField(
        label=gettext_lazy("Betaald op"), help_text=gettext_lazy("Leeg: nog niet betaald."), required=False
    )

    def starting_values(self) -> dict[str, Any]:
        room = standing_grant(self.application) - registered(self.application)
        return {"amount": max(room, room * 0), "description": _("Subsidie %(number)s") % self._words()}

    @property
    def is_possible(self) -> bool:
        """Whether there is a grant that was announced."""
        return self.application.decisions.filter(kind="grant", announcement__isnull=False).exists()

    def _words(self) -> dict[str, str]:
        return {"number": self.application.reference}

    def arrange(self) -> None:
        planned = self.application.payments.filter(paid_on=None)
        choices = [(payment.pk, f"{payment.description} ({payment.amount})") for payment in planned]
        self.fields["payment_id"].choices = [("", _("Een nieuwe betaling")), *choices]  # type: ignore[attr-defined]
        if not choices:
            del self.fields["payment_id"]
        self.order_fields(["payment_id", "amount", "description", "due_on", "paid_on", "bank_reference"])

    def more_data(self) -> dict[str, Any]:
        return {"payment_id": self.cleaned_data.get("payment_id")}


class FileObjectionForm(OnBehalfForm):
    data_class = given.FileObjection

    decision_id = PersonField(
        label=gettext_lazy("Tegen welk besluit?"), error_messages={"required": gettext_lazy("Kies tegen welk besluit.")}
    )

    def arrange(self) -> None:
        super().arrange()
        decisions = Decision.objects.filter(application=self.application, announcement__isnull=False, on_objection=None)
        self.fields["decision_id"].choices = [  # type: ignore[attr-defined]
            (each.pk, f"{each.get_kind_display()}, {date_format(each.decided_on, 'j F Y')}")
            for each in decisions.order_by("-pk")
        ]
        self.fields["text"].label = _("Waarom is de aanvrager het er niet mee eens?")
        self.order_fields(["decision_id", "text", "on_behalf", "received_on", "posted_on"])

    def more_data(self) -> dict[str, Any]:
        return {"decision_id": self.cleaned_data["decision_id"]}


class ObjectionForm(ActionForm):
    """A form about one of the open objections."""

    objection_id = PersonField(
        label=gettext_lazy("Welk bezwaar?"), error_messages={"required": gettext_lazy("Kies om welk bezwaar het gaat.")}
    )

    def arrange(self) -> None:
        opened = Objection.objects.filter(decision__application=self.application, outcome=Objection.Outcome.OPEN)
        choices = [
            (each.pk, _("Ontvangen op %(day)s") % {"day": date_format(each.received_on, "j F Y")}) for each in opened
        ]
        self.fields["objection_id"].choices = choices  # type: ignore[attr-defined]
        if choices:
            self.initial.setdefault("objection_id", choices[0][0])

    def more_data(self) -> dict[str, Any]:
        return {"objection_id": self.cleaned_data["objection_id"]}


class PostponeObjectionForm(ObjectionForm):
    data_class = given.PostponeObjection

    weeks = forms.TypedChoiceField(
        label=gettext_lazy("Hoeveel weken later?"),
        choices=[(weeks, str(weeks)) for weeks in range(1, LONGEST_POSTPONEMENT.amount + 1)],
        coerce=int,
        initial=LONGEST_POSTPONEMENT.amount,
    )


class DecideObjectionForm(ObjectionForm):
    data_class = given.DecideObjection

    outcome = forms.ChoiceField(
        label=gettext_lazy("Uitkomst"),
        choices=[choice for choice in Objection.Outcome.choices if choice[0] != Objection.Outcome.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een uitkomst.")},
    )

    def arrange(self) -> None:
        """An objection that is upheld against the decision that stands comes with a new decision, on a page of its own."""
        super().arrange()
        last = Decision.objects.filter(application=self.application).order_by("-pk").first()
        about_earlier = Objection.objects.filter(
            decision__application=self.application, outcome=Objection.Outcome.OPEN
        ).exclude(decision=last)
        if not about_earlier.exists():
            field: Any = self.fields["outcome"]
            field.choices = [choice for choice in field.choices if choice[0] != Objection.Outcome.UPHELD]

    def more_data(self) -> dict[str, Any]:
        return {**super().more_data(), "outcome": Objection.Outcome(self.cleaned_data["outcome"])}
