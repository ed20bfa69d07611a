"""Who sees the reports for editors: whoever may edit any page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

if TYPE_CHECKING:
    from django.http import HttpRequest


def may_edit_pages(user: Any) -> bool:
    """Whether this user may add, change or publish any page."""
    return page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"])


class EditorsMenuItem(MenuItem):
    """A menu item for who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return may_edit_pages(request.user)
