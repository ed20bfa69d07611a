"""The screens of records: who proposes, who approves, and what bad input does."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.lifecycle.retention_term import retention_date
from fund_applications.lifecycle.roles import Role
from fund_applications.models import (
    Application,
    Conflict,
    DestructionLine,
    DestructionList,
    Objection,
    RetentionHold,
    RetentionRule,
)
from fund_applications.retention import tasks
from fund_applications.retention.due import Window, as_due, cases_in
from fund_applications.retention.lists import approve, carry_out, propose
from fund_applications.retention.rules import RuleTable
from tests.case_story import Cast
from tests.factories import person
from tests.fund_applications.retention.conftest import LATER, closed

pytestmark = pytest.mark.django_db
AsUser = Callable[[Any], Client]
DUE = "/beheer/informatiebeheer/"


@pytest.fixture(autouse=True)
def _later() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.mark.parametrize("status", ["rejected", "not_processed", "withdrawn", "referred", "determined", "revoked"])
def test_the_list_gives_the_day_that_the_lifecycle_gives(status: str, cast: Cast) -> None:
    application = closed(cast, status)
    ends_on = retention_date(application)
    assert ends_on is not None
    rules = RuleTable()

    def found(window: Window, day: Any) -> list[Any]:
        return list(as_due(cases_in(window, day, Application.objects.all(), rules), rules))

    assert found(Window.NOW, ends_on) == []
    row = found(Window.NOW, ends_on + timedelta(days=1))[0]
    assert (row.kept_until, row.application.pk) == (ends_on, application.pk)
    assert found(Window.COMING_YEAR, ends_on - timedelta(days=30))[0].kept_until == ends_on
    assert found(Window.COMING_YEAR, ends_on - timedelta(days=400)) == []


def test_open_cases_are_never_on_it_and_what_must_stay_says_why(
    cast: Cast, records: AbstractUser, as_user: AsUser
) -> None:
    closed(cast, "under_review")
    objected = closed(cast, "rejected")
    Objection.objects.create(
        decision=objected.decisions.get(), received_at=LATER, received_on=LATER.date(), text="Niet eens."
    )
    held = closed(cast)
    RetentionHold.objects.create(application=held, reason="Beroep bij de rechtbank", set_by=records, set_at=LATER)
    client = as_user(records)
    assert "Er hoeft nu niets vernietigd te worden" in client.get(DUE).text
    kept = client.get(DUE, {"lijst": "niet-vernietigen"}).text
    assert held.reference in kept
    assert "Beroep bij de rechtbank" in kept


def test_a_list_goes_from_proposal_to_certificate(
    cast: Cast,
    records: AbstractUser,
    second: AbstractUser,
    as_user: AsUser,
    django_capture_on_commit_callbacks: Any,
) -> None:
    application = closed(cast)
    other = closed(cast, "rejected")
    made = as_user(records).post(DUE, {"welke": "gekozen", "aanvraag": [application.pk], "toelichting": "Jaarlijks"})
    proposed = DestructionList.objects.get()
    address = reverse("retention_list", args=[proposed.pk])
    assert made["Location"] == address
    page = as_user(second).get(address).text
    assert application.reference in page
    assert "Keur goed en vernietig" in page
    with django_capture_on_commit_callbacks(execute=True):
        as_user(second).post(address, {"goedkeuren": "1", "reason": ""})
    proposed.refresh_from_db()
    assert proposed.state == DestructionList.State.DONE
    assert list(Application.objects.values_list("pk", flat=True)) == [other.pk]
    pdf = b"".join(as_user(second).get(reverse("retention_certificate", args=[proposed.pk])))
    with pikepdf.open(io.BytesIO(pdf)) as certificate:
        assert "/StructTreeRoot" in certificate.Root
        assert str(certificate.Root.Lang) == "nl"
        xmp = certificate.open_metadata()
        assert xmp.get("pdfuaid:part") == "1"
    assert "Ida Archief" in as_user(second).get(address).text
    assert application.reference in as_user(records).get(address).text


def test_without_a_worker_a_long_list_goes_in_portions_and_says_how_far_it_is(
    cast: Cast,
    records: AbstractUser,
    second: AbstractUser,
    as_user: AsUser,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr(tasks, "PORTION", 2)
    for _number in range(5):
        closed(cast)
    made = propose(records, Application.objects.all(), None, explanation="", now=LATER)
    client, address = as_user(second), reverse("retention_list", args=[made.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"goedkeuren": "1", "reason": ""})
    left = [Application.objects.count()]
    assert "2 van 5 aanvragen zijn klaar" in client.get(address).text
    for _press in range(3):
        client.post(address, {"verder": "1"})
        left.append(Application.objects.count())
    assert left == [3, 1, 0, 0]
    made.refresh_from_db()
    assert (made.state, bool(made.certificate)) == (DestructionList.State.DONE, True)
    assert "Ga verder" not in client.get(address).text


def test_nobody_goes_on_with_a_list_that_is_not_approved(cast: Cast, records: AbstractUser, as_user: AsUser) -> None:
    closed(cast)
    made = propose(records, Application.objects.all(), None, explanation="", now=LATER)
    as_user(records).post(reverse("retention_list", args=[made.pk]), {"verder": "1"})
    assert Application.objects.count() == 1


def test_who_proposed_can_not_approve_neither_by_button_nor_by_address(
    cast: Cast, records: AbstractUser, as_user: AsUser
) -> None:
    closed(cast)
    made = propose(records, Application.objects.all(), None, explanation="", now=LATER)
    client, address = as_user(records), reverse("retention_list", args=[made.pk])
    assert "Keur goed" not in client.get(address).text
    for button in ("goedkeuren", "afkeuren"):
        client.post(address, {button: "1", "reason": "Zelf"})
    made.refresh_from_db()
    assert (made.state, made.decided_by) == (DestructionList.State.PROPOSED, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        DestructionList.objects.update(decided_by=records)


def test_of_two_who_judge_at_once_the_second_is_told(cast: Cast, records: AbstractUser, second: AbstractUser) -> None:
    closed(cast)
    made = propose(records, Application.objects.all(), None, explanation="", now=LATER)
    approve(made.pk, second, reason="", now=LATER)
    with pytest.raises(TransitionRefused):
        approve(made.pk, person(Role.ADMINISTRATOR), reason="", now=LATER)


def test_a_refusal_needs_a_reason_and_frees_the_cases(
    cast: Cast, records: AbstractUser, second: AbstractUser, as_user: AsUser
) -> None:
    application = closed(cast)
    made = propose(records, Application.objects.all(), None, explanation="", now=LATER)
    with pytest.raises(TransitionRefused):
        propose(records, Application.objects.all(), [application.pk], explanation="", now=LATER)
    address = reverse("retention_list", args=[made.pk])
    assert "Schrijf op waarom" in as_user(second).post(address, {"afkeuren": "1", "reason": " "}).text
    as_user(second).post(address, {"afkeuren": "1", "reason": "Er loopt een onderzoek."})
    made.refresh_from_db()
    assert made.state == DestructionList.State.REJECTED
    again = propose(records, Application.objects.all(), [application.pk], explanation="", now=LATER)
    as_user(records).post(reverse("retention_list", args=[again.pk]), {"intrekken": "1"})
    assert DestructionList.objects.get(pk=again.pk).state == DestructionList.State.WITHDRAWN
    assert not DestructionLine.objects.filter(state="waiting").exists()


def test_a_conflict_keeps_people_from_proposing_and_from_approving(
    cast: Cast, records: AbstractUser, second: AbstractUser, as_user: AsUser
) -> None:
    application = closed(cast)
    for someone in (records, second):
        Conflict.objects.create(application=application, person=someone, declared_at=LATER)
    assert application.reference not in as_user(records).get(DUE).text
    made = propose(person(Role.RECORDS), Application.objects.all(), None, explanation="", now=LATER)
    with pytest.raises(TransitionRefused):
        approve(made.pk, second, reason="", now=LATER)


def test_a_hold_is_set_with_a_reason_and_lifted_again(cast: Cast, records: AbstractUser, as_user: AsUser) -> None:
    application = closed(cast)
    client, address = as_user(records), reverse("retention_hold", args=[application.public_id])
    assert "Vul dit in" in client.post(address, {"reason": ""}).text
    client.post(address, {"reason": "Onderzoek"})
    assert RetentionHold.objects.get().reason == "Onderzoek"
    assert application.reference not in client.get(DUE).text
    client.post(address, {"reason": "Nog een keer"})
    assert RetentionHold.objects.count() == 1
    client.post(address, {"opheffen": "1"})
    assert application.reference in client.get(DUE).text


def test_a_new_line_of_the_table_holds_from_its_day_on(cast: Cast, records: AbstractUser, as_user: AsUser) -> None:
    application = closed(cast)
    client, address = as_user(records), reverse("retention_rules")
    data = {"result": "8.4", "number": "8.4", "years": "20", "valid_from": "1-1-2026", "source": "Selectielijst 2027"}
    assert client.post(address, data).status_code == 302
    assert application.reference not in client.get(DUE).text
    assert retention_date(application).year == 2046
    page = client.get(address).text
    assert "Selectielijst 2027" in page
    assert "er al een regel" in client.post(address, data).text


@pytest.mark.parametrize(
    "change",
    [
        {"years": "0"},
        {"years": "x"},
        {"years": "9" * 30},
        {"valid_from": "31-2-2026"},
        {"valid_from": "1-1-1800"},
        {"result": "nee"},
        {"number": ""},
        {"source": ""},
        {"number": "a\x00b"},
    ],
)
def test_a_wrong_line_is_refused_with_what_to_do(
    change: dict[str, str], cast: Cast, records: AbstractUser, as_user: AsUser
) -> None:
    data = {"result": "8.4", "number": "8.4", "years": "2", "valid_from": "1-1-2026", "source": "x", **change}
    response = as_user(records).post(reverse("retention_rules"), data)
    assert response.status_code == 200
    assert "office-errors" in response.text
    assert not RetentionRule.objects.exists()


@pytest.mark.parametrize(
    "data",
    [{}, {"welke": "gekozen", "aanvraag": ["x", "-1", "9" * 40]}, {"welke": "gekozen", "aanvraag": ["999999"]}],
)
def test_nonsense_makes_no_list(data: dict[str, Any], cast: Cast, records: AbstractUser, as_user: AsUser) -> None:
    closed(cast)
    assert as_user(records).post(DUE, data).status_code == 302
    assert not DestructionList.objects.exists()
    for address in ("?p=x&lijst=y&uitkomst=z", "?p=99999999999", "?p=-1"):
        assert as_user(records).get(DUE + address).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_list(cast: Cast, records: AbstractUser, as_user: AsUser) -> None:
    client = as_user(records)
    fund_round = closed(cast).round

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(DUE).status_code == 200
        return len(seen)

    queries()
    one = queries()
    for _number in range(4):
        closed(cast, "rejected", round=fund_round)
    assert queries() == one <= 20


def test_a_finished_list_has_few_queries_as_well(
    cast: Cast, records: AbstractUser, second: AbstractUser, as_user: AsUser
) -> None:
    for _number in range(3):
        closed(cast)
    made = propose(records, Application.objects.all(), None, explanation="", now=LATER)
    approve(made.pk, second, reason="", now=LATER)
    carry_out(made.pk, LATER)
    client = as_user(records)
    for name, args in (("retention_lists", []), ("retention_list", [made.pk])):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse(name, args=args)).status_code == 200
        assert len(seen) <= 20
