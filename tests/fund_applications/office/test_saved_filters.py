"""Filters with a name: kept as an address, shared without what may be about a person, and never an error."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from fund_applications.models import SavedFilter
from fund_applications.office.registers.saved import MOST
from tests.case_story import Cast
from tests.fund_applications.office.doing import Login

pytestmark = pytest.mark.django_db

FILTERS = "/beheer/aanvragen/filters/"


def saved(owner: Any, name: str, query: str = "kern=erp", **fields: Any) -> SavedFilter:
    """A filter of this person."""
    return SavedFilter.objects.create(owner=owner, name=name, query=query, **fields)


def test_a_list_is_kept_under_a_name_and_opens_again(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.handler)
    register = reverse("aanvragen_modeladmin_index")
    assert "Bewaar deze lijst" in client.get(register, {"status": "granted"}).text
    answer = client.post(FILTERS, {"name": " Mijn  lijst ", "query": "status=granted&q=tuin&status=x&p=3&foo=1"})
    kept = SavedFilter.objects.get()
    assert (kept.name, kept.query, kept.is_shared) == ("Mijn lijst", "q=tuin&status=x", False)
    assert answer["Location"] == f"{register}?q=tuin&status=x"
    page = client.get(answer["Location"]).text
    assert 'aria-current="page">Mijn lijst' in page
    assert "Mijn lijst" not in as_user(cast.secretary).get(register).text


def test_a_shared_filter_is_seen_by_colleagues_without_the_words_that_were_searched(cast: Cast, as_user: Login) -> None:
    as_user(cast.handler).post(FILTERS, {"name": "Van ons", "query": "q=jansen&kern=erp", "is_shared": "on"})
    assert SavedFilter.objects.get().query == "kern=erp"
    assert "Van ons" in as_user(cast.secretary).get(reverse("aanvragen_modeladmin_index")).text


def test_the_same_name_replaces_the_filter(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.handler)
    for village in ("erp", "veghel"):
        client.post(FILTERS, {"name": "Kern", "query": f"kern={village}"})
    assert SavedFilter.objects.get().query == "kern=veghel"


@pytest.mark.parametrize(
    ("name", "query"), [("", "kern=erp"), ("x", ""), ("x", "foo=1"), ("x", "q=" + "y" * 900), ("x" * 99, "kern=erp")]
)
def test_what_can_not_be_kept_is_told_and_stays_on_the_page(name: str, query: str, cast: Cast, as_user: Login) -> None:
    page = as_user(cast.handler).post(FILTERS, {"name": name, "query": query})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not SavedFilter.objects.exists()


def test_an_old_filter_whose_choices_are_gone_still_opens_the_register(cast: Cast, as_user: Login) -> None:
    saved(cast.handler, "Oud", "ronde=999&kern=weg&thema=%00&o=-99&status=bestaat-niet")
    client = as_user(cast.handler)
    assert client.get(reverse("aanvragen_modeladmin_index") + "?" + SavedFilter.objects.get().query).status_code == 200


def test_one_throws_away_only_ones_own(cast: Cast, as_user: Login) -> None:
    own, other = saved(cast.handler, "Mijn"), saved(cast.secretary, "Anders", is_shared=True)
    client = as_user(cast.handler)
    for key in (own.pk, other.pk, "", "x", "9" * 40):
        assert client.post(FILTERS, {"delete": key}).status_code == 302
    assert list(SavedFilter.objects.all()) == [other]


def test_there_is_an_end_to_the_number_of_filters(cast: Cast, as_user: Login) -> None:
    for number in range(MOST):
        saved(cast.handler, f"Filter {number}")
    page = as_user(cast.handler).post(FILTERS, {"name": "Nog een", "query": "kern=erp"})
    assert "Gooi er eerst een weg" in page.text
