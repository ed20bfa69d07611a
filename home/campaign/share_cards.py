"""The picture that stands beside a link when somebody shares it: 1200 x 630, the title on a floor of tiles."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw, ImageFont

from home.campaign.public_page import public_page_or_404

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.models import BasePage

WIDTH, HEIGHT = 1200, 630
TILE, COLUMNS, ROWS = 126, 4, 5
MARGIN, TEXT_WIDTH = 64, 560
LARGEST, SMALLEST, MOST_LINES = 84, 40, 5
FONT = "build/nunito.woff2"
PAPER, INK, GRASS = "#fff8ea", "#12332d", "#0f7a54"
COLOURS = ("#ffc53d", "#ff7a5c", "#ffc2cf", "#9ad4f5", "#bfe8cf", "#0f7a54", "#6b2d6e", "#2458b8", "#d8432e")
A_YEAR = 365 * 24 * 3600

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Box = tuple[int, int, int, int]


def share_card_address(page: BasePage) -> str:
    """The whole address of the card of a page; it changes with the words on the card, so it may be cached for a year."""
    version = salted_hmac("share-card", f"{page.pk}|{page.marked_title}", algorithm="sha256").hexdigest()[:10]
    return f"{settings.SITE_ADDRESS}{reverse('share_card', args=[page.pk])}?v={version}"


@require_safe
def share_card(request: HttpRequest, page_id: int) -> HttpResponse:
    """`/delen/12.png`. Raises Http404 for a page that isn't public."""
    page = public_page_or_404(page_id)
    key = f"home:share-card:{salted_hmac('share-card', page.marked_title, algorithm='sha256').hexdigest()}:{page.pk}"
    content = cache.get(key)
    if content is None:
        content = draw_card(page.marked_title, seed=page.pk)
        cache.set(key, content, A_YEAR)
    response = HttpResponse(content, content_type="image/png")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def draw_card(title: str, seed: int) -> bytes:
    """The card as PNG. The same seed lays the same floor."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(card)
    _lay_floor(pen, random.Random(seed))  # noqa: S311  a pattern, no secret
    font, lines = _fitting(title)
    line_height = round(font.size * 1.12) if isinstance(font, ImageFont.FreeTypeFont) else 20
    top = (HEIGHT - line_height * len(lines)) // 2 - 20
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * line_height), line, font=font, fill=INK)
    pen.text((MARGIN, HEIGHT - MARGIN - 28), settings.WAGTAIL_SITE_NAME, font=_font(28, 700), fill=GRASS)
    out = io.BytesIO()
    card.save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitting(title: str) -> tuple[Font, list[str]]:
    """The largest size at which the title fits; a title that never fits ends in an ellipsis."""
    for size in range(LARGEST, SMALLEST - 1, -4):
        font = _font(size, 850)
        lines = _wrap(title, font)
        if len(lines) <= MOST_LINES and all(font.getlength(line) <= TEXT_WIDTH for line in lines):
            return font, lines
    font = _font(SMALLEST, 850)
    shown = [_cut(line, font) for line in _wrap(title, font)[:MOST_LINES]]
    shown[-1] = _cut(f"{shown[-1]}…", font)
    return font, shown


def _wrap(title: str, font: Font) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _cut(line: str, font: Font) -> str:
    if font.getlength(line) <= TEXT_WIDTH:
        return line
    while line and font.getlength(f"{line}…") > TEXT_WIDTH:
        line = line[:-1]
    return f"{line}…"


@lru_cache(maxsize=32)
def _font(size: int, weight: int) -> Font:
    """The letters of the site; Pillow's own while the front end isn't built."""
    found = finders.find(FONT)
    if found:
        content = io.BytesIO(Path(str(found)).read_bytes())
    elif staticfiles_storage.exists(FONT):
        with staticfiles_storage.open(FONT) as file:
            content = io.BytesIO(file.read())
    else:
        return ImageFont.load_default(size)
    font = ImageFont.truetype(content, size)
    font.set_variation_by_axes([weight])
    return font


def _lay_floor(pen: ImageDraw.ImageDraw, dice: random.Random) -> None:
    shapes: tuple[Callable[[ImageDraw.ImageDraw, Box, str, random.Random], None], ...] = (_quarter, _half, _disc, _leaf)
    left = WIDTH - COLUMNS * TILE
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = left + column * TILE, row * TILE
            ground, figure = dice.sample(COLOURS, 2)
            box = (x, y, x + TILE - 1, y + TILE - 1)
            pen.rectangle(box, fill=ground)
            dice.choice(shapes)(pen, box, figure, dice)


def _quarter(pen: ImageDraw.ImageDraw, box: Box, colour: str, dice: random.Random) -> None:
    x, y, right, bottom = box
    corner_x, corner_y, start = dice.choice(((x, y, 0), (right, y, 90), (right, bottom, 180), (x, bottom, 270)))
    around = (corner_x - TILE + 1, corner_y - TILE + 1, corner_x + TILE - 1, corner_y + TILE - 1)
    pen.pieslice(around, start, start + 90, fill=colour)


def _half(pen: ImageDraw.ImageDraw, box: Box, colour: str, dice: random.Random) -> None:
    start = dice.choice((0, 90, 180, 270))
    pen.pieslice(box, start, start + 180, fill=colour)


def _disc(pen: ImageDraw.ImageDraw, box: Box, colour: str, dice: random.Random) -> None:
    inset = dice.choice((14, 26))
    pen.ellipse((box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset), fill=colour)


def _leaf(pen: ImageDraw.ImageDraw, box: Box, colour: str, dice: random.Random) -> None:
    pen.rounded_rectangle(
        box, TILE // 2, fill=colour, corners=dice.choice(((True, False, True, False), (False, True, False, True)))
    )
