"""What a transition writes, besides its status and its event: one module for each part of a case's life.

An effect runs inside `perform`, after all guards, on the locked case. It changes fields of `case.application` (saved by
`perform`) and writes rows of its own, and returns the facts for the event log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fund_applications.lifecycle.case import Case
from fund_applications.lifecycle.follow_ups import FollowUpKind


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the event log keeps. `occurred_on` is the day on which the law counts (default today).

    `data` is plain JSON and holds what the clock needs, amounts and codes; `reason` is the recorded "why". `payload` goes
    along with the follow-ups; `follow_ups` come on top of those of the row.
    """

    occurred_on: date | None = None
    reason: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    payload: Mapping[str, Any] = field(default_factory=dict)
    follow_ups: tuple[FollowUpKind, ...] = ()


Effect = Callable[[Case, Any], Facts]
