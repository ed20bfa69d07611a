"""The menu "Aanvragen": the registers of the office, each only for who may open it."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import ModelAdminGroup

from fund_applications.office.access import has_any_role
from fund_applications.office.figures.views import READERS
from fund_applications.office.registers.applications import ApplicationRegister
from fund_applications.office.registers.records import (
    DecisionRegister,
    EventRegister,
    LetterRegister,
    MailRegister,
    ObjectionRegister,
    PaymentRegister,
    ReviewRegister,
)
from fund_applications.office.registers.reference import EquatedDayRegister, OutageRegister, RoundRegister
from fund_applications.office.registers.texts import TextRegister


class OfficeGroup(ModelAdminGroup):
    """Shown to who may open at least one of its registers: Wagtail leaves out an empty menu."""

    menu_label = _("Aanvragen")
    menu_icon = "folder-open-inverse"
    menu_order = 150
    items = (
        ApplicationRegister,
        ReviewRegister,
        RoundRegister,
        DecisionRegister,
        PaymentRegister,
        ObjectionRegister,
        EventRegister,
        MailRegister,
        LetterRegister,
        TextRegister,
        EquatedDayRegister,
        OutageRegister,
    )

    def get_submenu_items(self) -> list[MenuItem]:
        """The registers, and the pages that are no register."""
        figures = FiguresItem(_("Cijfers"), reverse("office_figures"), icon_name="table", order=100)
        return [*super().get_submenu_items(), figures]


class FiguresItem(MenuItem):
    """Only for who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_any_role(request.user, READERS)
