"""Asserting that something is refused, clearly, and that nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Application, ApplicationEvent, FollowUp
from tests.case_story import CaseStory


@contextmanager
def refused(story: CaseStory, code: str, *, field: str | None = None, words: str = "") -> Iterator[None]:
    """The block is refused with this code, about this field, in words that hold these; the case stays as it was."""
    before = _everything(story)
    with pytest.raises(TransitionRefused) as caught:
        yield
    assert (caught.value.code, caught.value.field) == (code, field), caught.value.message
    assert words in caught.value.message
    assert caught.value.message[0].isupper() or caught.value.message[0].isdigit()
    assert caught.value.message.rstrip()[-1] in ".)"
    assert "%(" not in caught.value.message
    assert _everything(story) == before


def _everything(story: CaseStory) -> tuple[object, ...]:
    pk = story.application.pk
    return (
        Application.objects.values().get(pk=pk),
        ApplicationEvent.objects.filter(application_id=pk).count(),
        FollowUp.objects.filter(application_id=pk).count(),
    )
