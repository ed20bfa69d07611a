"""Registers of what cases refer to: rounds, equated days and outages.

Who may change them is written in the lifecycle's table of permissions: rounds and equated days are settings, so
the administrator keeps them; a handler reports an outage, because that is who hears of it first. An outage that has moved terms
stays as it is. Villages and themes belong to the pages as well: `home` keeps them.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail_modeladmin.views import CreateView, EditView

from fund_applications.models import EquatedDay, FundRound, Outage
from fund_applications.office.access import roles_with
from fund_applications.office.registers.base import Register, RolePermissionHelper
from fund_applications.questions.money import format_amount

ROUND_FORM = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("ceiling"), FieldPanel("maximum")]),
                        FieldRowPanel([FieldPanel("percentage"), FieldPanel("allocation")]),
                    ],
                    heading=_("Geld"),
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("decision_weeks"),
                        FieldRowPanel([FieldPanel("report_weeks"), FieldPanel("determination_weeks")]),
                    ],
                    heading=_("Termijnen"),
                ),
                MultiFieldPanel(
                    [FieldRowPanel([FieldPanel("legal_basis_name"), FieldPanel("legal_basis_url")])],
                    heading=_("Regeling"),
                ),
            ],
            heading=_("Ronde"),
        ),
        ObjectList(
            [
                FieldRowPanel([FieldPanel("reviews_needed"), FieldPanel("second_pair_of_eyes")]),
                HelpPanel(
                    _(
                        "Schrijf bij elke score wat hij betekent. Dan bedoelt iedereen hetzelfde met een 4. "
                        "Verander een criterium niet meer als er beoordelingen zijn."
                    )
                ),
                InlinePanel(
                    "criteria",
                    label=_("criterium"),
                    panels=[
                        FieldRowPanel([FieldPanel("name"), FieldPanel("weight")]),
                        FieldPanel("question"),
                        *(FieldPanel(f"anchor_{score}") for score in range(1, 6)),
                    ],
                ),
            ],
            heading=_("Beoordeling"),
        ),
        ObjectList(
            [
                # The minutes hold what was said about cases: they are on the screen of the meeting.
                InlinePanel(
                    "meetings",
                    label=_("vergadering"),
                    panels=[FieldRowPanel([FieldPanel("held_on"), FieldPanel("location")])],
                )
            ],
            heading=_("Vergaderingen"),
        ),
    ]
)


class RoundRegister(Register):
    model = FundRound
    menu_label = _("Rondes")
    menu_icon = "calendar-alt"
    base_url_path = "aanvragen/rondes"
    readers = roles_with("view_fundround")
    editors = roles_with("change_fundround")
    list_display = ("name", "period", "pot", "most", "allocation")
    ordering = ("-opens_on",)
    edit_handler = ROUND_FORM

    def url_of(self, obj: FundRound, request: HttpRequest) -> str:
        return super().url_of(obj, request) or reverse("office_round", args=[obj.pk])

    def period(self, obj: FundRound) -> str:
        return str(_("%(first)s t/m %(last)s")) % {
            "first": date_format(obj.opens_on, "j b Y"),
            "last": date_format(obj.closes_on, "j b Y"),
        }

    period.short_description = _("Open")  # type: ignore[attr-defined]
    period.admin_order_field = "opens_on"  # type: ignore[attr-defined]

    def pot(self, obj: FundRound) -> str:
        return format_amount(obj.ceiling)

    pot.short_description = _("Plafond")  # type: ignore[attr-defined]

    def most(self, obj: FundRound) -> str:
        return str(_("%(amount)s, %(part)s%% van de kosten")) % {
            "amount": format_amount(obj.maximum),
            "part": obj.percentage,
        }

    most.short_description = _("Hoogste bedrag")  # type: ignore[attr-defined]


class EquatedDayRegister(Register):
    """Days that count as feast days by Royal Decree. The lifecycle warns when a year has none."""

    model = EquatedDay
    menu_label = _("Gelijkgestelde dagen")
    menu_icon = "calendar-check"
    base_url_path = "aanvragen/gelijkgestelde-dagen"
    readers = roles_with("view_equatedday")
    editors = roles_with("change_equatedday")
    may_delete = True
    list_display = ("day", "decree")
    ordering = ("-date",)
    panels = [FieldPanel("date"), FieldPanel("decree")]

    def day(self, obj: EquatedDay) -> str:
        return date_format(obj.date, "l j F Y")

    day.short_description = _("Dag")  # type: ignore[attr-defined]
    day.admin_order_field = "date"  # type: ignore[attr-defined]


class OutagePermissions(RolePermissionHelper):
    """What moved the terms of residents is proof; so is what a person said of what the monitoring saw."""

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        may = super().user_can_edit_obj(user, obj)
        if obj is None:
            return may
        return may and obj.applied_at is None and obj.state == Outage.State.CONFIRMED


class _Judged:
    """Whoever writes an outage down says that it was one, now."""

    def form_valid(self, form: Any) -> Any:
        form.instance.judged_by = self.request.user  # type: ignore[attr-defined]
        form.instance.judged_at = timezone.now()
        return super().form_valid(form)  # type: ignore[misc]


class NewOutage(_Judged, CreateView):
    """A handler reports an outage."""


class ChangedOutage(_Judged, EditView):
    """Such as its end, once it is over."""


class OutageRegister(Register):
    """When the site did not work. Reported by a handler or seen by the monitoring; the terms follow from it."""

    model = Outage
    menu_label = _("Storingen")
    menu_icon = "warning"
    base_url_path = "aanvragen/storingen"
    readers = roles_with("view_outage")
    editors = roles_with("add_outage")
    role_helper_class = OutagePermissions
    create_view_class = NewOutage
    edit_view_class = ChangedOutage
    list_display = ("begin", "end", "explanation", "source", "stand", "applied")
    ordering = ("-starts_at",)
    panels = [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("explanation")]

    def url_of(self, obj: Outage, request: HttpRequest) -> str:
        if obj.state == Outage.State.PROPOSED and self.permission_helper.user_can_create(request.user):
            return reverse("office_outage", args=[obj.pk])
        return super().url_of(obj, request)

    def begin(self, obj: Outage) -> str:
        return date_format(timezone.localtime(obj.starts_at), "j b Y H:i")

    begin.short_description = _("Begin")  # type: ignore[attr-defined]
    begin.admin_order_field = "starts_at"  # type: ignore[attr-defined]

    def end(self, obj: Outage) -> str:
        return date_format(timezone.localtime(obj.ends_at), "j b Y H:i") if obj.ends_at else str(_("duurt nog"))

    end.short_description = _("Einde")  # type: ignore[attr-defined]

    def stand(self, obj: Outage) -> str:
        return str(obj.get_state_display())

    stand.short_description = _("Stand")  # type: ignore[attr-defined]
    stand.admin_order_field = "state"  # type: ignore[attr-defined]

    def applied(self, obj: Outage) -> str:
        if obj.state == Outage.State.DISMISSED:
            return ""
        return date_format(timezone.localtime(obj.applied_at), "j b Y H:i") if obj.applied_at else str(_("nog niet"))

    applied.short_description = _("In termijnen verwerkt")  # type: ignore[attr-defined]
