"""Tests don't leave their traces to each other, and each finds what migrations made."""

import threading

import pytest
from django.db import connection
from playwright.sync_api import Page as PlaywrightPage

from wagtail.models import Collection, Locale, Page, Site


def _what_migrations_made() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Page, Site, Collection, Locale)}


def test_a_test_that_is_rolled_back_finds_what_migrations_made(db: None) -> None:
    assert min(_what_migrations_made().values()) >= 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_that_commits_finds_what_migrations_made(turn: str) -> None:
    assert min(_what_migrations_made().values()) >= 1
    Page.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_another_thread_sees_what_was_committed_and_nothing_else() -> None:
    seen: list[int] = []

    def look() -> None:
        seen.append(Locale.objects.count())
        connection.close()

    Locale.objects.get_or_create(language_code="en")
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [Locale.objects.count()]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["before the browser started", "after"])
def test_the_browser_takes_nothing_of_that_away(page: PlaywrightPage, turn: str) -> None:
    assert min(_what_migrations_made().values()) >= 1
    Page.objects.all().delete()
