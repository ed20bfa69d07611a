"""What the lifecycle shows: the clock in words, its picture, its warnings to who runs the site."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from hypothesis import given as for_all
from hypothesis import strategies as st

from fund_applications.lifecycle import checks, diagram
from fund_applications.lifecycle.decision_term import (
    Change,
    Extension,
    Pause,
    PauseKind,
    agreed_pause,
    decision_deadline,
    supplement_pause,
)
from fund_applications.lifecycle.equated_days import KNOWN
from fund_applications.lifecycle.explain import explain, in_one_line, term_in_words
from fund_applications.lifecycle.log_actions import event_label
from fund_applications.lifecycle.money_in_words import euro
from fund_applications.lifecycle.terms import DECISION_TERM, Term, Unit
from fund_applications.lifecycle.transitions import TABLE
from fund_applications.models import EquatedDay, Status

EQUATED = frozenset(KNOWN)
MARCH_10 = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ([], "8 weken vanaf 10 maart 2026, 5 mei 2026 is Bevrijdingsdag, uiterlijk 6 mei 2026"),
        (
            [supplement_pause(date(2026, 3, 16), date(2026, 3, 23))],
            "8 weken vanaf 10 maart 2026, 6 dagen stil, uiterlijk 11 mei 2026",
        ),
        (
            [supplement_pause(date(2026, 3, 16), date(2026, 3, 18))],
            "8 weken vanaf 10 maart 2026, 1 dag stil, uiterlijk 6 mei 2026",
        ),
        (
            [agreed_pause(date(2026, 3, 20), date(2026, 3, 21)), Extension(date(2026, 4, 1), date(2026, 6, 1))],
            "8 weken vanaf 10 maart 2026, 2 dagen stil, verlengd tot en met 1 juni 2026, uiterlijk 1 juni 2026",
        ),
        (
            [supplement_pause(date(2026, 3, 16), date(2026, 3, 23), is_open=True)],
            "8 weken vanaf 10 maart 2026, staat stil sinds 17 maart 2026, uiterlijk 11 mei 2026",
        ),
        (
            [Pause(PauseKind.FORCE_MAJEURE, date(2026, 3, 20), date(2026, 3, 20), is_open=True)],
            "8 weken vanaf 10 maart 2026, staat stil sinds 20 maart 2026, uiterlijk 6 mei 2026",
        ),
    ],
)
def test_the_clock_in_one_line(changes: Sequence[Change], line: str) -> None:
    assert in_one_line(decision_deadline(MARCH_10, DECISION_TERM, changes, EQUATED)) == line


def test_every_step_of_the_clock_says_on_what_it_rests() -> None:
    changes = [
        supplement_pause(date(2026, 3, 16), date(2026, 3, 23)),
        agreed_pause(date(2026, 3, 25), date(2026, 3, 26)),
        Pause(PauseKind.FORCE_MAJEURE, date(2026, 3, 27), date(2026, 3, 27)),
        Extension(date(2026, 4, 1), date(2026, 5, 15)),
    ]
    parts = explain(decision_deadline(MARCH_10, DECISION_TERM, changes, EQUATED))
    assert [part.article for part in parts] == [
        "Awb 4:13",
        "Awb 4:15 lid 1 sub a",
        "Awb 4:15 lid 2 sub a",
        "Awb 4:15 lid 2 sub c",
        "Awb 4:14",
        "Atw 1 lid 1",
        "Awb 4:13",
    ]
    assert all(part.text.endswith(".") and "%(" not in part.text for part in parts)
    assert sum(part.days for part in parts[1:-1]) == (date(2026, 5, 18) - date(2026, 5, 5)).days


PAUSES = st.builds(
    lambda start, length, kind, is_open: Pause(kind, start, start + timedelta(days=length - 1), is_open),
    st.dates(date(2026, 3, 1), date(2026, 6, 1)),
    st.integers(0, 20),
    st.sampled_from(PauseKind),
    st.booleans(),
)


@for_all(st.lists(PAUSES, max_size=4), st.integers(1, 20))
def test_the_explanation_adds_up(pauses: list[Pause], weeks: int) -> None:
    deadline = decision_deadline(MARCH_10, Term(weeks), pauses, EQUATED)
    parts = explain(deadline)
    start, end = parts[0], parts[-1]
    assert start.last is not None
    assert start.last + timedelta(days=sum(part.days for part in parts)) == end.last == deadline.last_day


def test_terms_and_amounts_in_words() -> None:
    assert [
        term_in_words(term)
        for term in (Term(1), Term(8), Term(1, Unit.DAYS), Term(3, Unit.MONTHS), Term(2, Unit.YEARS))
    ] == ["1 week", "8 weken", "1 dag", "3 maanden", "2 jaar"]
    from decimal import Decimal

    assert (euro(Decimal("1250.50")), euro(Decimal(10000)), euro(Decimal(0))) == ("€ 1.250,50", "€ 10.000", "€ 0")


def test_every_event_has_a_dutch_name() -> None:
    assert event_label("submitted") == "Ontvangen"
    assert event_label("grant") == "Toekennen"
    assert event_label("iets van vroeger") == "iets van vroeger"


# --- the picture -----------------------------------------------------------------------------------------


def test_the_committed_picture_is_the_one_of_the_table(tmp_path: Path) -> None:
    call_command("lifecycle_diagram", folder=tmp_path, stdout=StringIO())
    committed = Path(settings.ROOT) / "docs" / "lifecycle"
    pictures = sorted(tmp_path.iterdir())
    assert pictures
    for made in pictures:
        assert (committed / made.name).read_text("utf-8") == made.read_text("utf-8"), "run manage.py lifecycle_diagram"


def test_the_picture_has_every_status_and_every_transition() -> None:
    with translation.override("nl"):
        picture = ElementTree.fromstring(diagram.svg())  # noqa: S314 - our own text
        words = " ".join(picture.itertext())
        mermaid = diagram.mermaid()
    assert set(diagram.PLACES) == set(Status)
    for status in Status:
        assert str(status.label) in words
        assert f"{status.value}: " in mermaid
    for row in TABLE.values():
        if row.target is not None:
            assert str(row.label) in words
            for source in row.sources:
                assert f"{source} --> {row.target}:" in mermaid
    assert "<script" not in diagram.svg()


# --- checks ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_coming_year_without_equated_days_is_warned_of(time_machine: object) -> None:
    time_machine.move_to(date(2028, 2, 1))  # type: ignore[attr-defined]
    EquatedDay.objects.bulk_create(EquatedDay(date=day) for day in KNOWN)
    warnings = checks.equated_days_are_known()
    assert [(warning.id, "2029" in warning.msg) for warning in warnings] == [(checks.MISSING_EQUATED_DAYS, True)]
    EquatedDay.objects.create(date=date(2029, 5, 11))
    assert checks.equated_days_are_known() == []


@pytest.mark.django_db
def test_the_check_runs_with_deploy(time_machine: object) -> None:
    from django.core.checks import run_checks

    time_machine.move_to(date(2028, 2, 1))  # type: ignore[attr-defined]
    assert checks.MISSING_EQUATED_DAYS in {each.id for each in run_checks(include_deployment_checks=True)}
    assert checks.MISSING_EQUATED_DAYS not in {each.id for each in run_checks()}
