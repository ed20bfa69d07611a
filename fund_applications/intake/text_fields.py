"""Fields for text that people type: what can't be seen or stored is taken out before it is judged."""

from __future__ import annotations

from typing import Any

from django import forms

from fund_applications.questions.text import one_line, paragraphs


class OneLineField(forms.CharField):
    """Text on one line."""

    def to_python(self, value: Any) -> str:
        """The text without what can't be seen."""
        return one_line(str(value or ""))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength on the control: it would cut off what is pasted."""
        return {}


class ParagraphsField(OneLineField):
    """Text of several lines."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The text with its line breaks, without what can't be seen."""
        return paragraphs(str(value or ""))
