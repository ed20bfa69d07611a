"""The next and the previous case of the list from which somebody opened this one.

The link in the register carries the list (its filters) and the place in it. The list is asked for again around that
place: nothing is remembered on the server, and a case that has left the list meanwhile makes room for the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from fund_applications.models import Application
from fund_applications.office.registers.applications import ApplicationRegister, listed
from fund_applications.office.registers.paging import keys_between

LONGEST_QUERY = 500
DEEPEST_PLACE = 1_000_000


@dataclass(frozen=True)
class Neighbours:
    """Addresses of the cases beside this one, and of the list; empty when there is none."""

    previous_url: str = ""
    next_url: str = ""
    list_url: str = ""
    suffix: str = ""


def neighbours_of(request: HttpRequest, application: Application) -> Neighbours:
    """What lies beside the case in its list; five queries at most, none without a list in the address."""
    query, place = request.GET.get("lijst"), request.GET.get("plek", "")
    index_url = reverse("aanvragen_modeladmin_index")
    if query is None or not place.isdecimal() or len(query) > LONGEST_QUERY:
        return Neighbours(list_url=index_url)
    at = min(int(place[:9]), DEEPEST_PLACE)
    start = max(at - 1, 0)
    keys = keys_between(listed(ApplicationRegister(), request.user, query), start, at + 2)
    public_ids = dict(Application.objects.filter(pk__in=keys).values_list("pk", "public_id"))
    around = [public_ids[pk] for pk in keys]
    if application.pk in keys:
        here = keys.index(application.pk)
        before, after = here - 1, here + 1
    else:
        # It left the list: what stood after it now stands in its place.
        before, after = at - start - 1, at - start

    def address(index: int) -> str:
        if not 0 <= index < len(around):
            return ""
        suffix = urlencode({"lijst": query, "plek": start + index})
        return f"{reverse('office_case', args=[around[index]])}?{suffix}"

    return Neighbours(
        previous_url=address(before),
        next_url=address(after),
        list_url=f"{index_url}?{query}" if query else index_url,
        suffix=urlencode({"lijst": query, "plek": place}),
    )
