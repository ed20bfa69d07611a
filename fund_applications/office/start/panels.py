"""The start page of the admin: what waits for this person, instead of panels about pages that mean nothing to him."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from fund_applications.lifecycle.budget import budget_of
from fund_applications.lifecycle.round_facts import current_round
from fund_applications.office.access import CASE_STAFF, Role, has_any_role, roles_with, user_roles
from fund_applications.office.start.board import board_for
from fund_applications.office.start.waiting import waiting_for

ABOUT_PAGES = (
    WorkflowObjectsToModeratePanel,
    UserObjectsInWorkflowModerationPanel,
    RecentEditsPanel,
    LockedPagesPanel,
)
OFFICE_ROLES = CASE_STAFF | {Role.MEMBER, Role.FINANCE, Role.RECORDS, Role.ADMINISTRATOR}


class WaitingPanel(Component):
    """ "Wacht op jou": the work lists of every role that this person has."""

    name = "office_waiting"
    template_name = "fund_applications/office/start/waiting.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"lists": waiting_for(user, timezone.localdate())}


class BoardPanel(Component):
    """The deadlines of all cases."""

    name = "office_board"
    template_name = "fund_applications/office/start/board.html"
    order = 20

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"board": board_for(parent_context["request"].user, timezone.localdate())}


class MoneyPanel(Component):
    """The money of the round of today."""

    name = "office_money"
    template_name = "fund_applications/office/start/money.html"
    order = 30

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        fund_round = current_round()
        return {"fund_round": fund_round, "budget": budget_of(fund_round) if fund_round else None}


def arrange_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put the panels of the office first; who has no pages sees none about pages."""
    if not user_has_any_page_permission(request.user):
        panels[:] = [panel for panel in panels if not isinstance(panel, ABOUT_PAGES)]
    roles = user_roles(request.user)
    if roles & OFFICE_ROLES:
        panels.append(WaitingPanel())
    if has_any_role(request.user, {Role.HANDLER, Role.SECRETARY}):
        panels.append(BoardPanel())
    if roles & roles_with("view_fundround"):
        panels.append(MoneyPanel())


def arrange_summary(request: HttpRequest, items: list[Any]) -> None:
    """Numbers of images and documents say nothing to who may not work with pages."""
    if not user_has_any_page_permission(request.user):
        items.clear()
