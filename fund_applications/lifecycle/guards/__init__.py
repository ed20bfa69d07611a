"""What must be so before a transition: conditions of the case, and conditions of what is filled in.

A state guard looks at the case alone: `available` asks it too, so that a button never lies. A guard of data looks at what
was filled in. Both raise `TransitionRefused` with a sentence that says what to do, and change nothing. One module for each
part of a case's life, as in `effects`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fund_applications.lifecycle.case import Case

Guard = Callable[[Case, Any], None]
StateGuard = Callable[[Case], None]
