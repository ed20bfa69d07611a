"""Lists of the register under a name: kept as the query of their address, for oneself or for colleagues too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.models import SavedFilter
from fund_applications.office.access import CASE_READERS, has_any_role
from fund_applications.questions.text import one_line

SEARCH, ORDER = "q", "o"
LONGEST_QUERY = 500
MOST = 30
"""So many filters a person keeps: more fit in no row of links."""


@dataclass(frozen=True)
class Shortcut:
    """A link above the register."""

    saved: SavedFilter
    url: str
    is_current: bool


def shortcuts(user: Any, current: str) -> list[Shortcut]:
    """The filters of this person and those that colleagues share. One query."""
    index_url = reverse("aanvragen_modeladmin_index")
    found = SavedFilter.objects.filter(Q(owner=user) | Q(is_shared=True)).select_related("owner")[: 2 * MOST]
    here = _comparable(current)
    return [
        Shortcut(saved, f"{index_url}?{saved.query}", is_current=_comparable(saved.query) == here) for saved in found
    ]


def _comparable(query: str) -> list[tuple[str, str]]:
    return sorted((name, value) for name, values in QueryDict(query).lists() for value in values if value)


def tidy_query(query: str, known: frozenset[str]) -> str:
    """Only what the register understands, each once; an address that was typed or pasted may hold anything."""
    given = QueryDict(query.replace("\x00", "")[: 4 * LONGEST_QUERY])
    tidy = QueryDict(mutable=True)
    for name in sorted(known & set(given)):
        if value := given.get(name, "").strip():
            tidy[name] = value
    return tidy.urlencode()


class SaveFilterForm(forms.Form):
    """A name for the list that is on the screen."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=60,
        error_messages={"required": gettext_lazy("Geef het filter een naam.")},
    )
    is_shared = forms.BooleanField(
        label=gettext_lazy("Ook voor collega's"),
        help_text=gettext_lazy("Zoekwoorden blijven dan weg: die kunnen over een persoon gaan."),
        required=False,
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4 * LONGEST_QUERY)

    def __init__(self, *args: Any, known: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = self.known - {SEARCH} if cleaned.get("is_shared") else self.known
        cleaned["query"] = tidy_query(cleaned.get("query", ""), known)
        if not cleaned["query"]:
            self.add_error(None, _("Kies eerst een filter of zoek op een woord. Bewaar daarna de lijst."))
        elif len(cleaned["query"]) > LONGEST_QUERY:
            self.add_error(None, _("Dit filter is te lang om te bewaren. Zoek op minder woorden."))
        return cleaned


class SavedFiltersView(WagtailAdminTemplateMixin, TemplateView):
    """The filters of a person: keep one, throw one away."""

    template_name = "fund_applications/office/registers/saved.html"
    header_icon = "bars"
    known: frozenset[str] = frozenset()
    """The parameters that the register understands; given by who knows the register."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_any_role(request.user, CASE_READERS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Bewaarde filters")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("aanvragen_modeladmin_index"), "label": _("Aanvragen")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(None)

    def show(self, form: SaveFilterForm | None) -> HttpResponse:
        """The filters, and the form only when something is wrong with it."""
        links = shortcuts(self.request.user, "-")
        return self.render_to_response(self.get_context_data(links=links, form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "delete" in request.POST:
            return self.delete(request)
        form = SaveFilterForm(request.POST, known=self.known)
        own = SavedFilter.objects.filter(owner=request.user.pk)
        if form.is_valid() and own.exclude(name=form.cleaned_data["name"]).count() >= MOST:
            form.add_error(None, _("Je hebt al %(most)d filters. Gooi er eerst een weg.") % {"most": MOST})
        if not form.is_valid():
            return self.show(form)
        values = {"query": form.cleaned_data["query"], "is_shared": form.cleaned_data["is_shared"]}
        SavedFilter.objects.update_or_create(owner=request.user, name=form.cleaned_data["name"], defaults=values)  # type: ignore[misc]
        messages.success(request, _("Het filter “%(name)s” is bewaard.") % {"name": form.cleaned_data["name"]})
        return redirect(f"{reverse('aanvragen_modeladmin_index')}?{form.cleaned_data['query']}")

    def delete(self, request: HttpRequest) -> HttpResponse:
        """Throw one of one's own away; one that is gone already is as good."""
        key = request.POST["delete"]
        if key.isascii() and key.isdigit() and len(key) < 18:
            SavedFilter.objects.filter(owner=request.user.pk, pk=key).delete()
        messages.success(request, _("Het filter is weg."))
        return redirect("office_filters")
