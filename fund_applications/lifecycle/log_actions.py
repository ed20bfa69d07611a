"""How events of cases read in Wagtail's own log and reports."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import LogActionRegistry, LogFormatter

from fund_applications.lifecycle.events import LOG_ACTION, SUBMITTED
from fund_applications.lifecycle.transitions import TABLE


def register_log_actions(actions: LogActionRegistry) -> None:
    """For the hook of the same name."""

    @actions.register_action(LOG_ACTION)
    class CaseEventFormatter(LogFormatter):
        label = _("Gebeurtenis in een aanvraag")

        def format_message(self, log_entry: Any) -> str:
            return event_label(log_entry.data.get("event", ""))


def event_label(name: str) -> str:
    """The Dutch name of an event, as the history of a case shows it."""
    if name == SUBMITTED:
        return str(_("Ontvangen"))
    row = TABLE.get(name)
    return str(row.label) if row else name
