"""How the default form is written down: raw StreamField data of steps, questions and options, with lasting ids."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext as _

from fund_applications.questions.definition import Necessity
from fund_applications.questions.roles import Meaning, Role

_IDS = uuid.UUID("6f1d2a52-3f0c-4a38-9c43-0f6f0a5b7d11")

RawBlock = dict[str, Any]

OPTIONAL = Necessity.OPTIONAL
RECOMMENDED = Necessity.RECOMMENDED


def block_id(key: str) -> str:
    """The lasting id of a step, question or option: the same on every site."""
    return str(uuid.uuid5(_IDS, key))


def step(
    key: str, title: str, button: str, minutes: tuple[int, int], questions: list[RawBlock], intro: str
) -> RawBlock:
    """A step; `minutes` as (least, most), `button` are the words after "Naar stap 3, "."""
    value = {
        "title": title,
        "short_title": button,
        "intro": intro,
        "minutes_min": minutes[0],
        "minutes_max": minutes[1],
        "questions": questions,
    }
    return {"type": "step", "id": block_id(f"step:{key}"), "value": value}


def ask(
    kind: str,
    key: str,
    label: str,
    *,
    role: Role | None = None,
    necessity: Necessity = Necessity.REQUIRED,
    only_if: tuple[Role, list[str]] | None = None,
    **own: Any,
) -> RawBlock:
    """A question of a kind of `question_types`; `only_if` as (role of the other question, answers that ask this one)."""
    value: dict[str, Any] = {"label": label, "necessity": necessity.value, "role": role.value if role else "", **own}
    if only_if:
        value["condition"] = {"question": f"role:{only_if[0].value}", "answers": "\n".join(only_if[1])}
    return {"type": kind, "id": block_id(key), "value": value}


def options(key: str, *options: tuple[str, str, Meaning | None]) -> list[RawBlock]:
    """Options of (words, explanation, fixed meaning)."""
    return [
        {
            "type": "item",
            "id": block_id(f"{key}:{number}"),
            "value": {"label": label, "help": explanation, "meaning": meaning.value if meaning else ""},
        }
        for number, (label, explanation, meaning) in enumerate(options, start=1)
    ]


def yes_no(key: str) -> list[RawBlock]:
    """The two options of a question that is answered with yes or no."""
    return options(key, (_("Ja"), "", Meaning.YES), (_("Nee"), "", Meaning.NO))
