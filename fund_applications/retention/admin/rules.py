"""The retention table: what holds, what held, and a new line from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fund_applications.lifecycle.retention_term import RetentionCategory
from fund_applications.lifecycle.transition_data import clean_text
from fund_applications.models import RetentionRule
from fund_applications.office.actions.fields import DayField, short_text
from fund_applications.retention.admin.due import DUE
from fund_applications.retention.admin.page import RecordsPage
from fund_applications.retention.rules import LABELS, RuleTable

_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2100, 1, 1)


class RuleForm(forms.Form):
    """A new line. Old lines stay: what held for a case stays known."""

    use_required_attribute = False
    result = forms.ChoiceField(
        label=gettext_lazy("Uitkomst"),
        choices=[(each.value, LABELS[each]) for each in RetentionCategory],
        error_messages={"invalid_choice": gettext_lazy("Kies een uitkomst uit de lijst.")},
    )
    number = forms.CharField(
        label=gettext_lazy("Nummer in de selectielijst"),
        max_length=20,
        error_messages={"required": gettext_lazy("Vul dit in.")},
    )
    years = forms.IntegerField(
        label=gettext_lazy("Jaren bewaren"),
        min_value=1,
        max_value=100,
        error_messages={
            "required": gettext_lazy("Vul dit in."),
            "invalid": gettext_lazy("Vul een heel getal in, bijvoorbeeld 7."),
            "min_value": gettext_lazy("Vul een getal van 1 tot en met 100 in."),
            "max_value": gettext_lazy("Vul een getal van 1 tot en met 100 in."),
        },
    )
    valid_from = DayField(
        label=gettext_lazy("Geldt voor aanvragen die zijn afgesloten vanaf"),
        error_messages={"required": gettext_lazy("Vul dit in.")},
    )
    source = short_text(
        gettext_lazy("Bron"), gettext_lazy("Bijvoorbeeld: Selectielijst 2027, vastgesteld op 1-12-2026.")
    )

    def clean_valid_from(self) -> date:
        day: date = self.cleaned_data["valid_from"]
        if not _FIRST_DAY <= day < _LAST_DAY:
            raise ValidationError(_("Kies een dag tussen 1-1-2000 en 31-12-2099."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        result, day = data.get("result"), data.get("valid_from")
        if result and day and RetentionRule.objects.filter(result=result, valid_from=day).exists():
            self.add_error("valid_from", _("Voor deze uitkomst en deze dag is er al een regel. Kies een andere dag."))
        return data


class RulesView(RecordsPage):
    """The table, and a form for a new line under it."""

    template_name = "fund_applications/retention/rules.html"
    title = gettext_lazy("Bewaartermijnen")
    parents = (DUE,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or RuleForm()
        return super().get_context_data(rules=list(RuleTable()), form=form, media=form.media, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RuleForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        data = form.cleaned_data
        RetentionRule.objects.create(
            result=data["result"],
            number=clean_text(data["number"]),
            years=data["years"],
            valid_from=data["valid_from"],
            source=clean_text(data["source"])[:200],
            added_by=request.user,  # type: ignore[misc]
            added_at=timezone.now(),
        )
        messages.success(request, _("De regel is toegevoegd. De lijsten zijn er meteen op aangepast."))
        return redirect("retention_rules")
