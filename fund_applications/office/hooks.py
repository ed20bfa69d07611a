"""Where the office is tied to the Wagtail admin: menu, addresses, stylesheet, start page."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from fund_applications.office.own_ties import OwnTiesPanel
from fund_applications.office.registers.group import OfficeGroup
from fund_applications.office.start.panels import arrange_panels, arrange_summary
from fund_applications.office.urls import urlpatterns


def register_hooks() -> None:
    """Called once, when Wagtail looks for hooks."""
    modeladmin_register(OfficeGroup)
    hooks.register("register_admin_urls", office_urls)
    hooks.register("insert_global_admin_css", stylesheet)
    hooks.register("register_account_settings_panel", OwnTiesPanel)
    hooks.register("construct_homepage_panels", arrange_panels)
    hooks.register("construct_homepage_summary_items", arrange_summary)


def office_urls() -> list[URLPattern]:
    """The pages of the office."""
    return urlpatterns


def stylesheet() -> SafeString:
    """The small stylesheet of the office: layout only, in Wagtail's own colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("fund_applications/office.css"))
