"""The menu "Aanvragen": the registers of the office, each only for who may open it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail_modeladmin.options import ModelAdminGroup

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
        EquatedDayRegister,
        OutageRegister,
    )
