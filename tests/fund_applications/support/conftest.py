"""A case whose applicant shares it, neighbours with a mailbox, and villages to live in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fund_applications.models import Application, SupportPage, SupportResponse
from fund_applications.support.pages import Shown, show
from home.models import Village
from tests.case_story import CaseStory
from tests.fund_applications.applicant.conftest import sign_in


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Rate limits count anew in every test."""
    cache.clear()


@pytest.fixture
def village(db: None) -> Village:
    return Village.objects.get_or_create(name="Erp", defaults={"slug": "erp"})[0]


@pytest.fixture
def story() -> CaseStory:
    return CaseStory(title="Voorbeeld: buurttuin", summary="We maken een tuin.\nMet de hele straat.")


@pytest.fixture
def application(story: CaseStory) -> Application:
    return story.application


@pytest.fixture
def support(application: Application, village: Village) -> SupportPage:
    """The page for the neighbours, open."""
    return show(application, Shown(summary=True, name="Sam"))


@pytest.fixture
def resident(application: Application) -> Client:
    """The browser of the applicant, signed in."""
    return sign_in(Client(), application.applicant.email)


def filled_in(home: Village, /, **changes: Any) -> dict[str, Any]:
    """What a neighbour posts who is for, and says no more than is asked."""
    return {"opinion": "for", "village": str(home.pk), "email": "buur@voorbeeld.example", **changes}


@pytest.fixture
def post(client: Client, support: SupportPage, village: Village) -> Callable[..., Any]:
    """Post the form of the neighbours: `post(opinion="against", reason="...")`."""
    return lambda **changes: client.post(reverse("support:page", args=[support.code]), filled_in(village, **changes))


def link_in(mail: Any) -> str:
    """The path of the link in a mail to a neighbour."""
    found = re.search(r"/buren/reactie/[\w-]+/", str(mail.body))
    assert found, mail.body
    return found[0]


@pytest.fixture
def confirmed(
    post: Callable[..., Any],
    client: Client,
    mailoutbox: list,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> Callable[..., SupportResponse]:
    """Answer and confirm by the mail; gives back the answer."""

    def answer(**changes: Any) -> SupportResponse:
        with django_capture_on_commit_callbacks(execute=True):
            assert post(**changes).status_code == 302
        assert client.post(link_in(mailoutbox[-1])).status_code == 302
        return SupportResponse.objects.latest("confirmed_at")

    return answer
