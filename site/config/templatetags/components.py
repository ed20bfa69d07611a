"""Tags and filters of the component templates (`{% load components %}`), described in docs/components.md."""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.loader import get_template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from config.form_errors import FormLike, collect_errors
from config.tile_meter import TileMeter
from home.amounts import euro_text

register = template.Library()

TONES = ("sun", "sky", "mint", "pink", "plum", "coral", "leaf", "night")
CONTROL_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.SelectMultiple, "utrecht-select utrecht-select--html-select"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "bif-file-input"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom"),
    (forms.widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
    (forms.MultiWidget, "utrecht-textbox utrecht-textbox--html-input"),
    (forms.SelectDateWidget, "utrecht-select utrecht-select--html-select"),
)
CHOICE_CLASSES = {
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom",
}


# --- Pictures -----------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _shapes(path: str) -> str:
    return get_template(path).render().strip()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative icon from templates/components/icons; the words stand beside it."""
    return format_html(
        '<svg class="bif-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_shapes(f"components/icons/{name}.svg")),
    )


@register.simple_tag
def tile(motif: str, tone: str = "") -> SafeString:
    """A decorative tile from templates/components/tiles. Without a tone the motif picks its own, always the same."""
    tone = tone or TONES[sum(map(ord, motif)) % len(TONES)]
    return format_html(
        '<svg class="bif-tile bif-tile--{}" viewBox="0 0 96 96" width="96" height="96" aria-hidden="true" focusable="false">'
        '<rect class="bg" width="96" height="96"/>{}</svg>',
        tone,
        mark_safe(_shapes(f"components/tiles/{motif}.svg")),
    )


@register.inclusion_tag("components/tile_quilt.html")
def tile_quilt(motifs: str, tones: str = "") -> dict[str, Any]:
    """A floor of tiles: `motifs` and `tones` are space-separated and walked side by side."""
    names = motifs.split()
    wanted = tones.split() or [""]
    return {"tiles": [{"motif": name, "tone": wanted[i % len(wanted)]} for i, name in enumerate(names)]}


@register.simple_tag
def budget_meter(
    ceiling: Decimal,
    granted: Decimal,
    pending: Decimal = Decimal(0),
    left: Decimal | None = None,
    heading: str = "",
    caption: str = "",
    level: int = 2,
    id: str = "budget-meter",
) -> SafeString:
    """The pot of a round in euro: tiles, words and a table. `left` is ceiling minus granted unless it is given."""
    remaining = max(Decimal(ceiling) - Decimal(granted), Decimal(0)) if left is None else Decimal(left)
    meter = TileMeter(ceiling=Decimal(ceiling), granted=Decimal(granted), pending=Decimal(pending), left=remaining)
    return _drawn_meter(get_language(), meter, str(heading), str(caption), level, id)


@lru_cache(maxsize=64)
def _drawn_meter(language: str | None, meter: TileMeter, heading: str, caption: str, level: int, id: str) -> SafeString:
    """A meter is drawn once in each language: the same money is the same picture."""
    parts = {"meter": meter, "heading": heading, "caption": caption, "level": level, "id": id}
    return mark_safe(get_template("components/budget_meter.html").render(parts))


@register.simple_tag
def village_map(
    villages: Iterable[Mapping[str, Any]],
    noun: str = "",
    noun_one: str = "",
    current: str = "",
    heading: str = "",
    level: int = 2,
) -> SafeString:
    """The tile map of the villages and the same as a table."""
    places = tuple(
        tuple({**village, "tone": village.get("tone") or TONES[i % (len(TONES) - 1)]}.items())
        for i, village in enumerate(villages)
    )
    words = (str(noun or _("ideeën")), str(noun_one or _("idee")))
    return _drawn_map(get_language(), places, words, current, str(heading), level)


@lru_cache(maxsize=64)
def _drawn_map(
    language: str | None,
    places: tuple[tuple[tuple[str, Any], ...], ...],
    words: tuple[str, str],
    current: str,
    heading: str,
    level: int,
) -> SafeString:
    """A map is drawn once in each language, as long as its numbers are the same."""
    villages = [dict(place) for place in places]
    parts = {
        "villages": villages,
        "reached": sum(1 for place in villages if place["count"]),
        "linked": any(place.get("url") for place in villages),
        "noun": words[0],
        "noun_one": words[1],
        "current": current,
        "heading": heading,
        "level": level,
    }
    return mark_safe(get_template("components/village_map.html").render(parts))


# --- Forms --------------------------------------------------------------------------------------


def _described_by(field: BoundField) -> dict[str, str]:
    ids = field.aria_describedby
    return {"aria-describedby": ids} if ids else {}


@register.simple_tag
def form_control(field: BoundField) -> SafeString:
    """The control of a field, with the classes of the design system and `aria-required`."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return _choices(field)
    own_class = str(widget.attrs.get("class", ""))
    class_name = next((names for kind, names in CONTROL_CLASSES if isinstance(widget, kind)), "")
    attrs: dict[str, str | bool] = {"class": f"{class_name} {own_class}".strip(), **_described_by(field)}
    if field.field.required:
        attrs["aria-required"] = "true"
    if isinstance(widget, forms.Textarea) and getattr(field.field, "max_length", None):
        attrs["data-counter"] = f"{field.auto_id}_counter"
    return SafeString(field.as_widget(attrs=attrs))


def _choices(field: BoundField) -> SafeString:
    """Radio buttons or checkboxes, each in the wrapper that the design system asks for."""
    widget = field.field.widget
    kind = "checkbox" if isinstance(widget, forms.CheckboxSelectMultiple) else "radio"
    rows = []
    for choice in field.subwidgets:
        choice.data["attrs"]["class"] = CHOICE_CLASSES[kind]
        # The group carries the error and the hint; a copy on every option would be read out again and again.
        choice.data["attrs"].pop("aria-describedby", None)
        rows.append({"control": choice.tag(), "id": choice.id_for_label, "label": choice.choice_label})
    return SafeString(get_template("components/form/choices.html").render({"kind": kind, "choices": rows}))


@register.filter
def is_choice_group(field: BoundField) -> bool:
    """True for radio buttons and groups of checkboxes, which need a legend instead of a label."""
    return bool(field.use_fieldset)


@register.filter
def is_radio_group(field: BoundField) -> bool:
    """True for radio buttons. Django's checkboxes are a kind of its radio buttons, hence the second half."""
    widget = field.field.widget
    return isinstance(widget, forms.RadioSelect) and not isinstance(widget, forms.CheckboxSelectMultiple)


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def max_characters(field: BoundField) -> int | None:
    """The limit that the counter below a long text tells."""
    if not isinstance(field.field.widget, forms.Textarea):
        return None
    return getattr(field.field, "max_length", None)


@register.inclusion_tag("components/form/error_summary.html")
def error_summary(*sources: FormLike) -> dict[str, Any]:
    """All errors of forms and formsets with links to their fields; draws nothing when there are none."""
    return {"errors": collect_errors(sources)}


@register.simple_tag
def error_count(*sources: FormLike) -> int:
    """How many errors the summary would list."""
    return len(collect_errors(sources))


# --- Words and numbers --------------------------------------------------------------------------


register.filter("euro", euro_text)


@register.filter
def bytes_text(size: object) -> str:
    """`740 KB`, `1,2 MB`: as short as people say it."""
    try:
        amount = float(str(size))
    except ValueError:
        return ""
    if amount < 1024 * 1024:
        return f"{max(round(amount / 1024), 1)}\u00a0KB"
    return f"{number_format(round(amount / 1024 / 1024, 1), decimal_pos=1, use_l10n=True)}\u00a0MB"


@register.filter
def unlocalized(number: object) -> str:
    """A number as a machine reads it, for a data attribute."""
    return "" if number is None else str(number)


@register.filter
def tel(number: str) -> str:
    """A phone number as a `tel:` link needs it."""
    return "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")


@register.filter
def item(mapping: Mapping[str, Any], key: str) -> Any:
    """The value under a key that can't be written with a dot."""
    return mapping.get(key)


@register.filter
def nth(items: Sequence[Any], index: int) -> Any:
    """The item at a place, or nothing when the list is shorter."""
    return items[index] if items and index < len(items) else None


@register.filter
def cell_text(cell: Any) -> Any:
    """What a table cell says: the value of a dict, or the plain thing itself."""
    return cell.get("value", "") if isinstance(cell, Mapping) else cell


@register.filter
def page_window(page: Page) -> list[int | None]:
    """Page numbers to link: first, last and the neighbours; None where some are left out."""
    last, here = page.paginator.num_pages, page.number
    numbers = sorted({1, last, *range(max(here - 1, 1), min(here + 1, last) + 1)})
    window: list[int | None] = []
    for number in numbers:
        if window and number - (window[-1] or 0) > 1:
            window.append(None)
        window.append(number)
    return window


@register.simple_tag
def json_ld(data: Mapping[str, Any]) -> SafeString:
    """Structured data as a data block. It is never run, so the strict policy lets it be."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(safe))
