"""The one way in which the law of the case says no."""

from __future__ import annotations


class TransitionRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """What was asked can't be done; nothing was changed.

    `message` is Dutch (or the active language) and says what to do. `field` names the field of the transition's data that
    it is about, or None. `code` is stable, for tests and for interfaces.
    """

    def __init__(self, message: str, field: str | None = None, *, code: str = "refused") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code
