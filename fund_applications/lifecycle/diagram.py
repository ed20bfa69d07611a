"""The transition table as a picture: Mermaid for who edits, SVG for who reads. Made from the table, never by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape

from fund_applications.lifecycle.case import surely
from fund_applications.lifecycle.roles import Role
from fund_applications.lifecycle.transitions import OPEN, TABLE, Transition
from fund_applications.models import Status

_BOX_WIDTH, _BOX_HEIGHT = 200, 46
_COLUMN, _ROW, _MARGIN, _PADDING = 370, 100, 56, 28
_LINE, _ASIDE, _NEAR_START = 15, 12, 0.2

# Where each status stands in the picture: column and row. A status without a place is an error.
PLACES: dict[Status, tuple[float, float]] = {
    Status.SUPPLEMENT_REQUESTED: (0.05, -0.3),
    Status.SUBMITTED: (0, 1.6),
    Status.UNDER_REVIEW: (1, 1.6),
    Status.ADVISED: (2, 1.6),
    Status.GRANTED: (3, 1.6),
    Status.REPORT_SUBMITTED: (4, 0),
    Status.DETERMINED: (5, 1.6),
    Status.NOT_PROCESSED: (0, 4.1),
    Status.REFERRED: (0.75, 4.1),
    Status.WITHDRAWN: (1.6, 4.1),
    Status.REJECTED: (2.6, 4.1),
    Status.REVOKED: (4, 4.1),
}


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one status to another, with all rows of the table that go there."""

    source: Status
    target: Status
    rows: tuple[Transition, ...]

    @property
    def lines(self) -> list[str]:
        """A line for each row: what, by whom, and on what condition."""
        return [_line(row) for row in self.rows]


def _line(row: Transition) -> str:
    by = ", ".join(str(role.label).lower() for role in row.roles)
    note = f" [{row.source_note}]" if row.source_note else ""
    return f"{row.label}{note} ({by})"


def arrows() -> list[Arrow]:
    """All arrows of the picture, in the order of the table."""
    found: dict[tuple[Status, Status], list[Transition]] = defaultdict(list)
    for row in TABLE.values():
        if row.target is not None:
            for source in sorted(row.sources, key=list(Status).index):
                found[source, row.target].append(row)
    return [Arrow(source, target, tuple(rows)) for (source, target), rows in found.items()]


def events() -> list[Transition]:
    """Rows that leave the status as it is."""
    return [row for row in TABLE.values() if row.is_event]


def markdown() -> str:
    """The page for the documentation: the picture, the Mermaid source, and both tables."""
    return "\n".join(
        [
            "# De weg van een aanvraag",
            "",
            "Gemaakt uit de tabel in `fund_applications/lifecycle/transitions.py` door `manage.py lifecycle_diagram`.",
            "Verander hier niets met de hand: een test vergelijkt deze pagina met de tabel.",
            "",
            "![Alle statussen en overgangen van een aanvraag](lifecycle.svg)",
            "",
            "```mermaid",
            mermaid().rstrip(),
            "```",
            "",
            "## Overgangen",
            "",
            "| handeling | van | naar | door | artikel |",
            "|---|---|---|---|---|",
            *(_table_line(row) for row in TABLE.values() if not row.is_event),
            "",
            "## Gebeurtenissen die de status laten zoals die is",
            "",
            "| handeling | bij | door | artikel |",
            "|---|---|---|---|",
            *(_event_line(row) for row in events()),
            "",
        ]
    )


def mermaid() -> str:
    """A Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    direction LR"]
    lines += [f"    {status.value}: {status.label}" for status in Status]
    lines += [f"    [*] --> {Status.SUBMITTED.value}: Ontvangen"]
    for arrow in arrows():
        label = "<br/>".join(line.replace(":", "") for line in arrow.lines)
        lines.append(f"    {arrow.source.value} --> {arrow.target.value}: {label}")
    ends = set(Status) - {arrow.source for arrow in arrows()}
    lines += [f"    {status.value} --> [*]" for status in Status if status in ends]
    return "\n".join(lines) + "\n"


def _words(statuses: frozenset[Status]) -> str:
    if statuses == frozenset(Status):
        return "elke status"
    return ", ".join(str(status.label) for status in Status if status in statuses)


def _roles(roles: tuple[Role, ...]) -> str:
    return ", ".join(str(role.label) for role in roles)


def _table_line(row: Transition) -> str:
    note = f" ({row.source_note})" if row.source_note else ""
    target = str(Status(row.target).label) if row.target else ""
    return f"| {row.label} | {_words(row.sources)}{note} | {target} | {_roles(row.roles)} | {row.article} |"


def _event_line(row: Transition) -> str:
    return f"| {row.label} | {_words(row.sources)} | {_roles(row.roles)} | {row.article} |"


# --- SVG ---------------------------------------------------------------------------------------------


def svg() -> str:
    """The picture, without script or outside parts; it has a title and a description for who can't see it."""
    left = min(x for x, _y in PLACES.values()) * _COLUMN - _MARGIN
    width = _MARGIN + max(x for x, _y in PLACES.values()) * _COLUMN + _BOX_WIDTH - left
    height = _MARGIN * 2 + max(y for _x, y in PLACES.values()) * _ROW + _BOX_HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {-_MARGIN} {width:g} {height:g}" role="img" '
        'aria-labelledby="title description" font-family="sans-serif" font-size="13">',
        '<title id="title">De weg van een aanvraag</title>',
        f'<desc id="description">{escape(_description())}</desc>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto"><path d="M0 0 8 4 0 8z" fill="#444"/></marker></defs>',
        f'<rect x="{left:g}" y="{-_MARGIN}" width="{width:g}" height="{height:g}" fill="#fff"/>',
        _draw_group(),
        *(_draw_arrow(arrow) for arrow in arrows() if not _is_of_group(arrow)),
        *(_draw_from_group(row) for row in TABLE.values() if row.target and row.sources == OPEN),
        *(_draw_box(status) for status in Status),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _description() -> str:
    return " ".join(
        f"Van {arrow.source.label} naar {arrow.target.label}: {'; '.join(arrow.lines)}." for arrow in arrows()
    )


def _is_of_group(arrow: Arrow) -> bool:
    return all(row.sources == OPEN for row in arrow.rows)


def _corner(status: Status) -> tuple[float, float]:
    column, row = PLACES[status]
    return column * _COLUMN, row * _ROW


def _centre(status: Status) -> tuple[float, float]:
    x, y = _corner(status)
    return x + _BOX_WIDTH / 2, y + _BOX_HEIGHT / 2


def _group() -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the frame around the open statuses."""
    corners = [_corner(status) for status in OPEN]
    return (
        min(x for x, _y in corners) - _PADDING,
        min(y for _x, y in corners) - _PADDING,
        max(x for x, _y in corners) + _BOX_WIDTH + _PADDING,
        max(y for _x, y in corners) + _BOX_HEIGHT + _PADDING,
    )


def _draw_group() -> str:
    left, top, right, bottom = _group()
    return (
        f'<g><rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" rx="14" '
        'fill="#f7f9fb" stroke="#1f4e79" stroke-width="1" stroke-dasharray="6 5"/>'
        f'<text x="{right - 14:g}" y="{top + 22:g}" text-anchor="end" fill="#1f4e79">'
        "Open: de beslistermijn loopt of staat stil</text></g>"
    )


def _draw_box(status: Status) -> str:
    x, y = _corner(status)
    is_end = not any(status in row.sources for row in TABLE.values() if row.target is not None)
    fill, line = ("#f4f4f4", "#555") if is_end else ("#e3edf7", "#1f4e79")
    middle_x, middle_y = _centre(status)
    return (
        f'<g><rect x="{x:g}" y="{y:g}" width="{_BOX_WIDTH}" height="{_BOX_HEIGHT}" rx="8" fill="{fill}" '
        f'stroke="{line}" stroke-width="1.5"/>'
        f'<text x="{middle_x:g}" y="{middle_y + 5:g}" text-anchor="middle" font-size="15" '
        f'font-weight="600" fill="#111">{escape(str(status.label))}</text></g>'
    )


def _draw_arrow(arrow: Arrow) -> str:
    both_ways = any((other.source, other.target) == (arrow.target, arrow.source) for other in arrows())
    start, end = _ends(arrow.source, arrow.target, _ASIDE if both_ways else 0)
    return _line_with_label(start, end, [str(row.label) for row in arrow.rows], both_ways=both_ways)


def _draw_from_group(row: Transition) -> str:
    """One arrow from the frame instead of one from each open status."""
    target = surely(row.target)
    x = _centre(target)[0]
    start, end = (x, _group()[3]), (x, _corner(target)[1])
    return _line_with_label(start, end, [str(row.label)])


def _line_with_label(
    start: tuple[float, float], end: tuple[float, float], words: list[str], *, both_ways: bool = False
) -> str:
    """A line with its words: above a level one, beside one of a pair, else across it; of a way back near its start."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    part = _NEAR_START if dy < -1 and not both_ways else 0.5
    x, y = start[0] + dx * part, start[1] + dy * part
    anchor = "middle"
    if abs(dy) < 1:
        y += 18 if both_ways and dx < 0 else -8
    elif both_ways:
        x += -8 if dy < 0 else 8
        anchor = "end" if dy < 0 else "start"
    else:
        y += 4
    y -= _LINE * (len(words) - 1) / 2
    texts = "".join(
        f'<text x="{x:g}" y="{y + number * _LINE:g}" text-anchor="{anchor}" fill="#222" stroke="#fff" '
        f'stroke-width="4" paint-order="stroke">{escape(word)}</text>'
        for number, word in enumerate(words)
    )
    return (
        f'<g><path d="M{start[0]:g} {start[1]:g} L{end[0]:g} {end[1]:g}" fill="none" stroke="#444" '
        f'stroke-width="1.3" marker-end="url(#tip)"/>{texts}</g>'
    )


def _ends(source: Status, target: Status, aside: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the line between two boxes leaves one and reaches the other, moved aside when there is one back."""
    (sx, sy), (tx, ty) = _centre(source), _centre(target)
    dx, dy = tx - sx, ty - sy
    across = (_BOX_WIDTH / 2) / abs(dx) if dx else 1.0
    along = (_BOX_HEIGHT / 2) / abs(dy) if dy else 1.0
    cut = min(across, along)
    # Along the side of the box where the line leaves, so that both ends stay on the boxes.
    ox, oy = (0.0, -aside if dx > 0 else aside) if across < along else (aside if dy > 0 else -aside, 0.0)
    return (
        (round(sx + dx * cut + ox, 1), round(sy + dy * cut + oy, 1)),
        (round(tx - dx * cut + ox, 1), round(ty - dy * cut + oy, 1)),
    )
