"""Where records are tied to the Wagtail admin: addresses, and the menu "Archief en AVG"."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from fund_applications.office.access import Role, has_any_role
from fund_applications.office.start.waiting import also_waits
from fund_applications.retention.admin.due import DueView, HoldView
from fund_applications.retention.admin.export import CaseExportView
from fund_applications.retention.admin.lists import CertificateView, ListsView, ListView
from fund_applications.retention.admin.page import RECORDS, RECORDS_AND_SECOND
from fund_applications.retention.admin.privacy import (
    PrivacyExportView,
    PrivacyListView,
    PrivacyNewView,
    PrivacyRequestView,
)
from fund_applications.retention.admin.rules import RulesView
from fund_applications.retention.admin.waiting import for_records, for_second_person

urlpatterns: list[URLPattern] = [
    path("informatiebeheer/", DueView.as_view(), name="retention_due"),
    path("informatiebeheer/bewaartermijnen/", RulesView.as_view(), name="retention_rules"),
    path("informatiebeheer/lijsten/", ListsView.as_view(), name="retention_lists"),
    path("informatiebeheer/lijsten/<int:list_id>/", ListView.as_view(), name="retention_list"),
    path("informatiebeheer/lijsten/<int:list_id>/verklaring/", CertificateView.as_view(), name="retention_certificate"),
    path("informatiebeheer/avg/", PrivacyListView.as_view(), name="retention_privacy"),
    path("informatiebeheer/avg/nieuw/", PrivacyNewView.as_view(), name="retention_privacy_new"),
    path("informatiebeheer/avg/<int:request_id>/", PrivacyRequestView.as_view(), name="retention_privacy_request"),
    path(
        "informatiebeheer/avg/<int:request_id>/gegevens.zip",
        PrivacyExportView.as_view(),
        name="retention_privacy_export",
    ),
    path("aanvragen/<uuid:public_id>/niet-vernietigen/", HoldView.as_view(), name="retention_hold"),
    path("aanvragen/<uuid:public_id>/export.zip", CaseExportView.as_view(), name="retention_export"),
]


class RoleItem(MenuItem):
    """Only for who may open it."""

    def __init__(self, label: object, name: str, icon: str, order: int, roles: frozenset[Role]) -> None:
        super().__init__(label, reverse(name), name=name, icon_name=icon, order=order)
        self.roles = roles

    def is_shown(self, request: HttpRequest) -> bool:
        return has_any_role(request.user, self.roles)


def register_hooks() -> None:
    """Called once, when Wagtail looks for hooks."""
    hooks.register("register_admin_urls", lambda: urlpatterns)
    hooks.register("register_admin_menu_item", menu)
    also_waits(Role.RECORDS, for_records)
    also_waits(Role.ADMINISTRATOR, for_second_person)


def menu() -> SubmenuMenuItem:
    """Shown to who may open at least one of its pages: Wagtail leaves out an empty menu."""
    items = [
        RoleItem(_("Bewaren en vernietigen"), "retention_due", "calendar-check", 10, RECORDS),
        RoleItem(_("Vernietigingslijsten"), "retention_lists", "list-ul", 20, RECORDS_AND_SECOND),
        RoleItem(_("AVG-verzoeken"), "retention_privacy", "user", 25, RECORDS),
        RoleItem(_("Bewaartermijnen"), "retention_rules", "table", 30, RECORDS),
    ]
    return SubmenuMenuItem(_("Archief en AVG"), Menu(items=items), icon_name="folder-inverse", order=160)
