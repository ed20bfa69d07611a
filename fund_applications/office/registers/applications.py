"""The register of applications: the queue of the handler and the list for everybody else who may see cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets.button import Button, HeaderButton

from fund_applications.lifecycle.roles import people_with
from fund_applications.models import Application, FundRound, Status
from fund_applications.office.access import CASE_READERS, CASE_STAFF, Role, cases_of, has_any_role, user_roles
from fund_applications.office.deadline import Bucket, deadline_signal, in_bucket
from fund_applications.office.registers.base import Register, RegisterView
from fund_applications.office.registers.case_search import search_everything, search_in
from fund_applications.office.registers.filters import Choices, RegisterFilter
from fund_applications.office.registers.paging import ListPage, counted_page, uncounted_page
from fund_applications.office.registers.saved import ORDER, SEARCH, SavedFiltersView, shortcuts
from fund_applications.office.words import deadline_tag, name_of, number_and_title, status_tag
from fund_applications.questions.money import format_amount
from home.models import Theme, Village

TO_DO = "open"
EVERYTHING = "alles"


class StatusFilter(RegisterFilter):
    """Opens on the cases in which a decision is due; who only looks after money or records starts with everything."""

    title = _("Status")
    parameter_name = "status"

    def options(self) -> Choices:
        return [
            (TO_DO, _("Nog te beslissen")),
            (EVERYTHING, _("Alle aanvragen")),
            *((str(value), str(label)) for value, label in Status.choices),
        ]

    def value(self) -> str:
        return super().value() or self.default()

    def default(self) -> str:
        """What the register shows before anybody chooses."""
        works_on_cases = user_roles(self.request.user) & {Role.HANDLER, Role.MEMBER, Role.SECRETARY, Role.DECIDER}
        return TO_DO if works_on_cases else EVERYTHING

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        if value == EVERYTHING:
            return queryset
        if value == TO_DO:
            return queryset.filter(decide_by__isnull=False)
        return queryset.filter(status=value)

    def choices(self, changelist: Any) -> Iterator[Mapping[str, object]]:
        return islice(super().choices(changelist), 1, None)


class DeadlineFilter(RegisterFilter):
    title = _("Termijn")
    parameter_name = "termijn"

    def options(self) -> Choices:
        return [(str(value), str(label)) for value, label in Bucket.choices]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(in_bucket(Bucket(value), timezone.localdate()))


class RoundFilter(RegisterFilter):
    title = _("Ronde")
    parameter_name = "ronde"

    def options(self) -> Choices:
        return [(str(pk), name) for pk, name in FundRound.objects.values_list("pk", "name")]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(round_id=value)


class VillageFilter(RegisterFilter):
    title = _("Kern")
    parameter_name = "kern"

    def options(self) -> Choices:
        return list(Village.objects.values_list("slug", "name"))

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        through = Application.villages.through
        return queryset.filter(pk__in=through.objects.filter(village__slug=value).values("application_id"))


class ThemeFilter(RegisterFilter):
    title = _("Thema")
    parameter_name = "thema"

    def options(self) -> Choices:
        return list(Theme.objects.values_list("slug", "name"))

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        through = Application.themes.through
        return queryset.filter(pk__in=through.objects.filter(theme__slug=value).values("application_id"))


class HandlerFilter(RegisterFilter):
    title = _("Behandelaar")
    parameter_name = "behandelaar"

    def options(self) -> Choices:
        people = [(str(person.pk), name_of(person)) for person in people_with(Role.HANDLER)]
        return [("ik", _("Van mij")), ("niemand", _("Nog niemand")), *sorted(people, key=lambda choice: choice[1])]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        if value == "ik":
            return queryset.filter(handler=self.request.user)
        if value == "niemand":
            return queryset.filter(handler__isnull=True)
        return queryset.filter(handler_id=value)


def may_do_together(request: HttpRequest) -> bool:
    """Whether this person does things to several cases at once."""
    return has_any_role(request.user, {Role.HANDLER})


class ApplicationRegisterView(RegisterView):
    """The list, and the place of a case in it."""

    holds_common_words = False
    """Whether so many cases hold the words of the search that the list is not counted."""

    def get_page(self) -> ListPage:
        make = uncounted_page if self.holds_common_words else counted_page
        return make(self.queryset, self.page_num, self.items_per_page)

    def get_default_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """What must be decided first comes first; in a list that holds more than that, the newest does."""
        status = next(spec for spec in self.filter_specs if spec.parameter_name == StatusFilter.parameter_name)
        return ("decide_by", "pk") if status.value() == TO_DO else ("-received_at", "-pk")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> QuerySet:
        """A member who has not yet declared to be free of conflicts must not learn the answers by searching them."""
        if not search_term:
            return queryset
        if has_any_role(request.user, CASE_STAFF):
            found = search_everything(queryset, search_term)
            self.holds_common_words = found.is_common
            return found.cases
        return search_in(queryset, search_term, ("reference", "title"))

    def page_start(self, page_number: int) -> int:
        """How many rows come before this page."""
        return (page_number - 1) * self.items_per_page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        query = self.params.urlencode()
        context |= {
            "list_query": query,
            "shortcuts": shortcuts(self.request.user, query),
            "keeps_filters": True,
            "may_do_together": may_do_together(self.request),
        }
        start = self.page_start(context["page_obj"].number)
        for place, application in enumerate(context["object_list"], start=start):
            application.place_in_list = urlencode({"lijst": query, "plek": place})
        return context


class ApplicationRegister(Register):
    """All cases that this person may see. What is done with a case is done on its own screen."""

    model = Application
    menu_label = _("Aanvragen")
    menu_item_name = "office-applications"
    menu_icon = "folder-open-inverse"
    base_url_path = "aanvragen"
    readers = CASE_READERS
    index_view_class = ApplicationRegisterView
    list_display = ("number_and_title", "deadline", "state", "money", "place", "handled_by")
    list_filter = (StatusFilter, DeadlineFilter, RoundFilter, VillageFilter, ThemeFilter, HandlerFilter)
    list_select_related = ("handler",)
    search_fields = ("reference", "title", "search_text")
    export_name = "aanvragen"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Application]:
        return cases_of(request.user).defer("search_text", "summary", "proposed_referral")

    def url_of(self, obj: Application, request: HttpRequest) -> str:
        url = reverse("office_case", args=[obj.public_id])
        place = getattr(obj, "place_in_list", "")
        return f"{url}?{place}" if place else url

    def prepare_page(self, rows: list[Application]) -> list[Application]:
        prefetch_related_objects(rows, "villages")
        return rows

    def extra_header_buttons(self, request: HttpRequest) -> Iterable[Button]:
        if not has_any_role(request.user, {Role.HANDLER}):
            return ()
        label = _("Op papier invoeren")
        return (HeaderButton(label, url=reverse("office_paper"), icon_name="edit", priority=40),)

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return ("pick", *self.list_display) if may_do_together(request) else self.list_display

    def get_list_display_add_buttons(self, request: HttpRequest) -> str:
        return "number_and_title"

    # --- Cells ------------------------------------------------------------------------------------

    def pick(self, application: Application) -> SafeString:
        label = _("Kies %(number)s") % {"number": application.reference}
        return format_html(
            '<input type="checkbox" class="office-pick" form="office-together" name="case" value="{}" aria-label="{}">',
            application.public_id,
            label,
        )

    pick.short_description = _("Kies")  # type: ignore[attr-defined]

    def number_and_title(self, application: Application) -> SafeString:
        return number_and_title(application)

    number_and_title.short_description = _("Aanvraag")  # type: ignore[attr-defined]
    number_and_title.admin_order_field = "reference"  # type: ignore[attr-defined]

    def place(self, application: Application) -> str:
        return ", ".join(village.name for village in application.villages.all())

    place.short_description = _("Kern")  # type: ignore[attr-defined]

    def state(self, application: Application) -> SafeString:
        return status_tag(application)

    state.short_description = _("Status")  # type: ignore[attr-defined]
    state.admin_order_field = "status"  # type: ignore[attr-defined]

    def money(self, application: Application) -> SafeString:
        asked = format_amount(application.requested_amount)
        if application.granted_amount is None:
            return format_html("{}", asked)
        given = _("toegekend %(amount)s") % {"amount": format_amount(application.granted_amount)}
        return format_html('{}<br><span class="office-quiet">{}</span>', asked, given)

    money.short_description = _("Gevraagd")  # type: ignore[attr-defined]
    money.admin_order_field = "requested_amount"  # type: ignore[attr-defined]

    def handled_by(self, application: Application) -> str:
        return name_of(application.handler) if application.handler else str(_("nog niemand"))

    handled_by.short_description = _("Behandelaar")  # type: ignore[attr-defined]
    handled_by.admin_order_field = "handler__last_name"  # type: ignore[attr-defined]

    def deadline(self, application: Application) -> SafeString:
        return deadline_tag(deadline_signal(application, timezone.localdate()))

    deadline.short_description = _("Termijn")  # type: ignore[attr-defined]
    deadline.admin_order_field = "decide_by"  # type: ignore[attr-defined]

    def get_extra_class_names_for_field_col(self, obj: Application, field_name: str) -> list[str]:
        return ["office-amount"] if field_name == "money" else []

    # --- Export -----------------------------------------------------------------------------------

    export_columns = (
        (_("Nummer"), lambda a: a.reference),
        (_("Titel"), lambda a: a.title),
        (_("Ronde"), lambda a: a.round.name),
        (_("Kernen"), lambda a: ", ".join(village.name for village in a.villages.all())),
        (_("Thema's"), lambda a: ", ".join(theme.name for theme in a.themes.all())),
        (_("Kanaal"), lambda a: a.get_source_display()),
        (_("Ontvangen"), lambda a: a.received_at),
        (_("Status"), lambda a: a.get_status_display()),
        (_("Behandelaar"), lambda a: name_of(a.handler) if a.handler else ""),
        (_("Uiterlijk beslissen"), lambda a: a.decide_by),
        (_("Totale kosten"), lambda a: a.total_costs),
        (_("Gevraagd"), lambda a: a.requested_amount),
        (_("Toegekend"), lambda a: a.granted_amount),
        (_("Vastgesteld"), lambda a: a.determined_amount),
    )

    def for_export(self, queryset: QuerySet[Application]) -> QuerySet[Application]:
        return queryset.select_related("round", "handler").prefetch_related(
            Prefetch("villages", queryset=Village.objects.only("pk", "name")),
            Prefetch("themes", queryset=Theme.objects.only("pk", "name")),
        )


def listed(register: ApplicationRegister, user: Any, query: str) -> QuerySet[Application]:
    """The cases of a list as its address says, in its order, as far as this person may see them."""
    request = HttpRequest()
    request.method = "GET"
    request.user = user
    request.GET = QueryDict(query)
    view = ApplicationRegisterView(register)
    view.request = request
    view.read_address(request)
    return view.queryset


class ApplicationFiltersView(SavedFiltersView):
    """The filters of this register."""

    known = frozenset({SEARCH, ORDER, *(spec.parameter_name for spec in ApplicationRegister.list_filter)})
