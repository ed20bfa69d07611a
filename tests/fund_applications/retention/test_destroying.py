"""Destruction leaves nothing of a case behind but figures, and survives a process that dies."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.core.files.storage import Storage, storages
from django.db import connection, transaction
from django.db.models import CharField, FileField, JSONField, TextField

from wagtail.models import Site

from fund_applications.lifecycle import event_guard
from fund_applications.lifecycle.budget import budget_of
from fund_applications.lifecycle.events import verify
from fund_applications.models import (
    Application,
    Attachment,
    CaseRemnant,
    CommissionMeeting,
    Conflict,
    DestructionLine,
    DestructionList,
    DestructionPermit,
    FollowUp,
    ProjectPublication,
    RegisterEntry,
    RetentionHold,
    RetentionRule,
)
from fund_applications.office.figures.of_round import figures_of
from fund_applications.publication.project_page import start_page
from fund_applications.publication.register import update_entry
from fund_applications.publication.register_page import RegisterFilters, RegisterPage
from fund_applications.retention import destroying
from fund_applications.retention.belongings import belongings
from fund_applications.retention.lists import approve, carry_out, propose
from home.models import ProjectIndexPage, ProjectPage, Village
from tests.case_story import CaseStory, Cast
from tests.factories import ApplicantFactory
from tests.fund_applications.retention.conftest import LATER, SECRETS, closed, full_case

pytestmark = pytest.mark.django_db

STAYS_PUBLIC = {("RegisterEntry", "activity")}
"""What the law makes public of a grant: the activity (Woo 3.3a). The title of a project is in it."""


@pytest.fixture
def guarded() -> Iterator[None]:
    """The database's own guard of the event log, which other tests do without."""
    event_guard.install(connection)
    yield
    event_guard.remove(connection)


def approved_list(records: Any, second: Any, ids: list[int] | None = None) -> DestructionList:
    """A list that a second person approved; nothing is carried out yet (that waits for the commit)."""
    made = propose(records, Application.objects.all(), ids, explanation="", now=LATER)
    return approve(made.pk, second, reason="", now=LATER + timedelta(hours=1))


def places_with(words: tuple[str, ...]) -> list[str]:
    """Every column of every table, of ours and of others, in which one of these words stands; and every stored file."""
    found = []
    lowered = [word.lower() for word in words]
    for model in apps.get_models(include_auto_created=True):
        columns = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField | JSONField | FileField)
        ]
        for row in model._base_manager.values_list(*(field.attname for field in columns)) if columns else ():
            for field, value in zip(columns, row, strict=True):
                text = str(value).lower()
                found += [
                    f"{model.__name__}.{field.name}: {word}"
                    for word in lowered
                    if word in text and (model.__name__, field.name) not in STAYS_PUBLIC
                ]
    return found + _tables_without_a_model(lowered) + _files_with(lowered)


def _tables_without_a_model(words: list[str]) -> list[str]:
    """The words for searching that PostgreSQL keeps, and the tables of the search on SQLite."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    found = []
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - known:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name from the database
            found += [f"{table}: {word}" for row in cursor.fetchall() for word in words if word in str(row).lower()]
    return found


def _files_with(words: list[str]) -> list[str]:
    found = []
    for alias in ("private", "default"):
        for path in _walk(storages[alias], ""):
            with storages[alias].open(path) as stored:
                content = stored.read().lower()
            found += [f"{path}: {word}" for word in words if word.encode() in content or word in path.lower()]
    return found


def _walk(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}".lstrip("/")
    for name in folders:
        yield from _walk(storage, f"{folder}/{name}".lstrip("/"))


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("status", ["rejected", "determined", "withdrawn"])
def test_nothing_of_a_destroyed_case_is_found_in_any_table_or_file(
    status: str, cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    story = full_case(cast, status)
    if status == "determined":
        update_entry(story.application)
    neighbour = closed(cast, title="Blijft staan")
    names = [each.file.name for each in Attachment.objects.filter(application=story.application)]
    everywhere = "\n".join(places_with(SECRETS))
    assert [word for word in SECRETS if word.lower() not in everywhere] == [], "the test would not see it"

    carried_out = approved_list(records, second, [story.application.pk])
    assert carry_out(carried_out.pk, LATER) is True

    assert places_with(SECRETS) == []
    assert not any(storages["private"].exists(name) for name in names)
    assert not Application.objects.filter(pk=story.application.pk).exists()
    assert Application.objects.filter(pk=neighbour.pk).exists()
    assert list(verify()) == []
    minutes = CommissionMeeting.objects.exclude(minutes="").values_list("minutes", flat=True).get()
    assert minutes.startswith(story.application.reference)
    assert minutes.endswith("De koffie was lekker.")
    permit = DestructionPermit.objects.get()
    assert (permit.reference, permit.permitted_by_id) == (story.application.reference, second.pk)


def test_what_stays_tells_amounts_outcome_and_days_and_no_number(
    cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    story = full_case(cast, "determined")
    application = story.application
    before, budget = figures_of(story.round), budget_of(story.round)
    carry_out(approved_list(records, second, [application.pk]).pk, LATER)
    remnant = CaseRemnant.objects.get()
    assert (remnant.year, remnant.outcome, remnant.granted_amount) == (2026, "determined", application.granted_amount)
    assert (remnant.was_supplemented, remnant.in_time) == (True, True)
    assert remnant.lead_days is not None
    assert not any(isinstance(field, TextField) for field in CaseRemnant._meta.fields)
    assert application.reference not in str(CaseRemnant.objects.values().get())
    assert figures_of(story.round) == before
    assert budget_of(story.round) == budget


def test_the_figures_of_a_round_are_the_same_before_and_after(
    cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    stories = [full_case(cast, "rejected")]
    fund_round = stories[0].round
    for status in ("withdrawn", "not_processed"):
        closed(cast, status, round=fund_round)
    CaseStory(cast=cast, round=fund_round)
    before = figures_of(fund_round)
    carry_out(approved_list(records, second).pk, LATER)
    assert CaseRemnant.objects.count() == 3
    assert figures_of(fund_round) == before


def test_the_register_keeps_a_grant_without_its_person(cast: Cast, records: AbstractUser, second: AbstractUser) -> None:
    story = full_case(cast, "determined", name_publication="full", may_publish=True)
    update_entry(story.application)
    assert RegisterEntry.objects.get().recipient == "Roosmarijn Zonnebloemkwekerij"
    carry_out(approved_list(records, second, [story.application.pk]).pk, LATER)
    entry = RegisterEntry.objects.get()
    assert (entry.recipient, entry.description, entry.application_id) == ("", "", None)
    assert entry.granted_amount == story.application.granted_amount
    assert entry.reference == story.application.reference


def test_the_totals_of_the_register_are_the_same_before_and_after(
    cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    stories = [full_case(cast, "determined"), CaseStory(cast=cast).granted()]
    stories[1].announce()
    for number, story in enumerate(stories):
        village = Village.objects.create(name=f"Kern {number}", slug=f"kern-{number}")
        story.application.villages.add(village)
        update_entry(story.application)

    def totals() -> tuple[Any, Any, Any]:
        shown = RegisterPage(RegisterFilters(), "1")
        return shown.totals, shown.by_year(), [(row["village"].name, row["granted"]) for row in shown.by_village()]

    before = totals()
    assert before[0]["grants"] == 2
    assert len(before[2]) == 2
    carry_out(approved_list(records, second, [stories[0].application.pk]).pk, LATER)
    assert not Application.objects.filter(pk=stories[0].application.pk).exists()
    assert totals() == before


def test_a_title_that_names_its_maker_leaves_the_register_as_well(
    cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    story = CaseStory(
        cast=cast,
        applicant=ApplicantFactory(name="Roosmarijn Zonnebloem", name_publication="full"),
        title="De tuin van Roosmarijn",
    ).determined()
    story.announce()
    update_entry(story.application)
    assert RegisterEntry.objects.get().activity == "De tuin van Roosmarijn"
    carry_out(approved_list(records, second).pk, LATER)
    assert "Roosmarijn" not in RegisterEntry.objects.get().activity


def test_an_organisation_keeps_its_name_in_the_register(
    cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    story = full_case(
        cast, "determined", kind="organisation", organisation="Stichting Voorbeeld", kvk_number="12345678"
    )
    update_entry(story.application)
    carry_out(approved_list(records, second, [story.application.pk]).pk, LATER)
    entry = RegisterEntry.objects.get()
    assert (entry.recipient, entry.kvk_number) == ("Stichting Voorbeeld", "12345678")


@pytest.mark.parametrize("is_published", [True, False])
def test_a_published_project_page_stays_without_a_name_and_a_draft_goes(
    is_published: bool, cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    root = Site.objects.get(is_default_site=True).root_page
    root.add_child(instance=ProjectIndexPage(title="Projecten", slug="projecten"))
    story = full_case(cast, "determined", name_publication="full", may_publish=True)
    page = start_page(story.application)
    assert page is not None
    if is_published:
        page.get_latest_revision().publish()
    carry_out(approved_list(records, second, [story.application.pk]).pk, LATER)
    assert not ProjectPublication.objects.exists()
    if not is_published:
        assert not ProjectPage.objects.exists()
        assert not any("Slakkenhotel" in place for place in places_with(SECRETS))
        return
    left = ProjectPage.objects.get()
    assert (left.live, left.recipient_name, left.title) == (True, "", "Slakkenhotel aan het Hommelpaadje")
    assert places_with(("Zonnebloemkwekerij", "Kwikstaartlaan", "@geheim")) == []
    assert left.get_latest_revision_as_object().recipient_name == ""


def test_a_process_that_dies_in_the_middle_of_the_database_leaves_the_case_whole(
    cast: Cast, records: AbstractUser, second: AbstractUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = full_case(cast).application, closed(cast)
    waiting = approved_list(records, second)
    real = destroying.delete

    def die(*args: Any) -> Any:
        real(*args)
        raise SystemExit("killed")

    with monkeypatch.context() as patch:
        patch.setattr(destroying, "delete", die)
        with pytest.raises(SystemExit):
            carry_out(waiting.pk, LATER)
    assert Application.objects.filter(pk__in=[first.pk, last.pk]).count() == 2
    assert not CaseRemnant.objects.exists()
    assert all(storages["private"].exists(each.file.name) for each in Attachment.objects.all())
    assert carry_out(waiting.pk, LATER) is True
    assert CaseRemnant.objects.count() == 2
    assert places_with(SECRETS) == []


def test_a_process_that_dies_before_the_files_are_gone_is_taken_up_where_it_stopped(
    cast: Cast, records: AbstractUser, second: AbstractUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = full_case(cast)
    names = [each.file.name for each in Attachment.objects.all()]
    waiting = approved_list(records, second)

    def die(self: Any, name: str) -> None:
        raise SystemExit("killed")

    with monkeypatch.context() as patch:
        patch.setattr(type(storages["private"]), "delete", die)
        with pytest.raises(SystemExit):
            carry_out(waiting.pk, LATER)
    line = DestructionLine.objects.get()
    assert (line.state, DestructionList.objects.get().state) == ("destroyed", "approved")
    assert all(storages["private"].exists(name) for name in names)
    assert not Application.objects.filter(pk=story.application.pk).exists()

    assert carry_out(waiting.pk, LATER + timedelta(days=1)) is True
    assert not any(storages["private"].exists(name) for name in names)
    assert DestructionLine.objects.get().files_to_delete == []
    assert CaseRemnant.objects.count() == 1
    assert places_with(SECRETS) == []


def test_a_storage_that_is_away_stops_one_case_and_not_the_others(
    cast: Cast,
    records: AbstractUser,
    second: AbstractUser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    full_case(cast)
    closed(cast)
    waiting = approved_list(records, second)

    def away(self: Any, name: str) -> None:
        raise ConnectionError("the store is away")

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(type(storages["private"]), "delete", away)
        assert carry_out(waiting.pk, LATER) is False
    assert "failed" in caplog.text
    assert not Application.objects.exists()
    assert DestructionList.objects.get().state == DestructionList.State.APPROVED
    assert carry_out(waiting.pk, LATER) is True


@pytest.mark.parametrize("reason", ["hold", "rule"])
def test_what_happened_since_the_approval_still_saves_a_case(
    reason: str, cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    application = closed(cast)
    waiting = approved_list(records, second)
    if reason == "hold":
        RetentionHold.objects.create(application=application, reason="Beroep", set_by=records, set_at=LATER)
    else:
        RetentionRule.objects.create(result="8.4", number="8.4", years=40, valid_from="2020-01-01", source="x")
    assert carry_out(waiting.pk, LATER) is True
    line = DestructionLine.objects.get()
    assert (line.state, bool(line.kept_reason)) == (DestructionLine.State.KEPT, True)
    assert Application.objects.filter(pk=application.pk).exists()
    assert not CaseRemnant.objects.exists()


@pytest.mark.usefixtures("guarded")
def test_without_leave_nothing_is_destroyed(cast: Cast, records: AbstractUser) -> None:
    application = closed(cast)
    made = propose(records, Application.objects.all(), None, explanation="", now=LATER)
    destroying.destroy_line(made.lines.get().pk, LATER)
    assert carry_out(made.pk, LATER) is False
    assert Application.objects.filter(pk=application.pk).exists()
    with pytest.raises(DestructionPermit.DoesNotExist), transaction.atomic():
        destroying.delete(application, belongings(application))


def test_carrying_out_twice_changes_nothing_more(cast: Cast, records: AbstractUser, second: AbstractUser) -> None:
    full_case(cast)
    done = approved_list(records, second)
    carry_out(done.pk, LATER)
    once = DestructionList.objects.values().get()
    assert carry_out(done.pk, LATER + timedelta(days=3)) is True
    assert DestructionList.objects.values().get() == once
    assert CaseRemnant.objects.count() == 1


def test_the_other_case_of_the_same_applicant_keeps_applicant_and_mails(
    cast: Cast, records: AbstractUser, second: AbstractUser
) -> None:
    story = full_case(cast)
    other = CaseStory(cast=cast, applicant=story.application.applicant)
    carry_out(approved_list(records, second, [story.application.pk]).pk, LATER)
    other.application.refresh_from_db()
    assert other.application.applicant.email == "roosmarijn@geheim.example"
    assert FollowUp.objects.filter(application=other.application).exists()


def test_a_conflict_does_not_stay_behind(cast: Cast, records: AbstractUser, second: AbstractUser) -> None:
    application = closed(cast)
    Conflict.objects.create(application=application, person=cast.member, declared_at=LATER)
    carry_out(approved_list(records, second).pk, LATER)
    assert not Conflict.objects.exists()
