"""What every register shares: who may open it, how it is drawn, and that it gives away nothing else.

wagtail-modeladmin lets the address of a list filter on any field, of related models too. Here only the filters
that a register declares are listened to: else the scores of colleagues could be guessed, one question at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, re_path, reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail_modeladmin.helpers import AdminURLHelper, ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from fund_applications.office.access import Role, has_any_role
from fund_applications.office.registers.export_progress import (
    LONG,
    MOST_XLSX,
    counted,
    new_token,
    rows_done,
)
from fund_applications.office.registers.paging import ListPage, counted_page
from fund_applications.office.registers.spreadsheet import Row, spreadsheet_response

User = AbstractBaseUser | AnonymousUser
NOBODY: frozenset[Role] = frozenset()

logger = logging.getLogger(__name__)


class RolePermissionHelper(PermissionHelper):
    """Who may do what in a register: by role, in code, so that it can't be changed by accident in the admin."""

    readers: frozenset[Role] = NOBODY
    editors: frozenset[Role] = NOBODY
    may_delete: bool = False

    def get_all_model_permissions(self) -> QuerySet[Permission]:
        """None: the group page of the admin offers no tick box that would do nothing."""
        return Permission.objects.none()

    def user_has_any_permissions(self, user: User) -> bool:
        return has_any_role(user, self.readers | self.editors)

    def user_can_list(self, user: User) -> bool:
        return self.user_has_any_permissions(user)

    def user_can_create(self, user: User) -> bool:
        return has_any_role(user, self.editors)

    def user_can_inspect_obj(self, user: User, obj: Model) -> bool:
        return self.inspect_view_enabled and self.user_has_any_permissions(user)

    def user_can_edit_obj(self, user: User, obj: Model | None) -> bool:
        return has_any_role(user, self.editors)

    def user_can_delete_obj(self, user: User, obj: Model) -> bool:
        return self.may_delete and has_any_role(user, self.editors)


class RegisterView(IndexView):
    """A list with filters, search and export, in the look of Wagtail's own lists."""

    NAME_OF_EXPORT_VAR = "voor"
    """The export that a waiting page asks for."""
    PROGRESS_VAR = "zover"
    """How far that export is."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        self.read_address(request)
        if self.export in self.FORMATS and self.model_admin.export_columns:
            return self.as_spreadsheet(self.queryset, self.export)
        if (token := request.GET.get(self.PROGRESS_VAR)) is not None:
            return JsonResponse({"done": rows_done(token)})
        self.button_helper = self.model_admin.get_button_helper_class()(self, request)
        return super(IndexView, self).dispatch(request, *args, **kwargs)

    def read_address(self, request: HttpRequest) -> None:
        """What the address asks for: filters, order, search words, page; then the rows of the list (`queryset`)."""
        register = self.model_admin
        self.list_display = register.get_list_display(request)
        self.list_filter = register.get_list_filter(request)
        self.list_export = register.export_columns
        self.search_fields = register.get_search_fields(request)
        self.search_handler = register.get_search_handler(request, self.search_fields)
        self.items_per_page = register.list_per_page
        self.select_related = register.list_select_related
        self.export = request.GET.get(self.EXPORT_VAR, "")
        page = request.GET.get(self.PAGE_VAR, "1")
        self.page_num = int(page) if page.isdecimal() and len(page) < 8 else 1
        self.params = request.GET.copy()
        for name in (self.PAGE_VAR, self.ERROR_FLAG, self.EXPORT_VAR, self.NAME_OF_EXPORT_VAR, self.PROGRESS_VAR):
            self.params.pop(name, None)
        self.query = request.GET.get(self.SEARCH_VAR, "").replace("\x00", "").strip()
        self.queryset = self.get_queryset(request)

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        """Only what the declared filters know; anything else in the address is ignored."""
        known = {spec.parameter_name for spec in self.list_filter}
        return {name: values for name, values in super().get_filters_params(params).items() if name in known}

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponseBase:
        columns = self.model_admin.export_columns
        token = self.request.GET.get(self.NAME_OF_EXPORT_VAR, "")
        if not token and (total := queryset.count()) >= LONG:
            return self.waiting_page(spreadsheet_format, total)
        name = f"{self.model_admin.export_name}-{timezone.localdate():%Y-%m-%d}"
        logger.info("export of %s as %s by user %s", self.model_name, spreadsheet_format, self.request.user.pk)
        headings = [str(heading) for heading, _cell in columns]
        return spreadsheet_response(spreadsheet_format, name, headings, counted(self._rows(queryset), token))

    def waiting_page(self, spreadsheet_format: str, total: int) -> HttpResponseBase:
        """Starts a long export and tells how far it is. Without JavaScript the download begins as well."""
        token = new_token()
        is_too_long = spreadsheet_format == "xlsx" and total > MOST_XLSX
        if is_too_long:
            spreadsheet_format = "csv"
        context = {
            "is_csv_instead": is_too_long,
            "header_title": _("Export: %(name)s") % {"name": self.get_page_title()},
            "breadcrumbs_items": [*self.breadcrumbs()[:-1], {"url": self.index_url, "label": self.get_page_title()}],
            "total": total,
            "rows_in_words": self._so_many(total),
            "download_url": self.get_query_string(
                {self.EXPORT_VAR: spreadsheet_format, self.NAME_OF_EXPORT_VAR: token}
            ),
            "progress_url": f"?{urlencode({self.PROGRESS_VAR: token})}",
            "list_url": self.get_query_string({}),
        }
        response = render(self.request, "fund_applications/office/export.html", context)
        # A download leaves the page where it is.
        response["Refresh"] = f"1; url={context['download_url']}"
        return response

    def _rows(self, queryset: QuerySet) -> Iterator[Row]:
        cells = [cell for _heading, cell in self.model_admin.export_columns]
        for item in self.model_admin.for_export(queryset).iterator(chunk_size=500):
            yield [cell(item) for cell in cells]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As modeladmin makes it, with one count instead of three."""
        page = self.get_page()
        context = {
            "view": self,
            "model_admin": self.model_admin,
            "page_obj": page,
            "result_count": page.total,
            "object_list": self.model_admin.prepare_page(list(page.rows)),
            "is_narrowed": bool(self.query or any(spec.given and spec.value() for spec in self.filter_specs)),
            "show_search": self.search_handler.show_search_form,
            "count_in_words": self.count_in_words(page),
            "breadcrumbs_items": self.breadcrumbs(),
            "header_buttons": self.buttons_beside_title(),
            "header_title": self.get_page_title(),
            "order_value": self.params.get(self.ORDER_VAR, ""),
            **kwargs,
        }
        return super(IndexView, self).get_context_data(**context)

    def get_page(self) -> ListPage:
        """The page of the address."""
        return counted_page(self.queryset, self.page_num, self.items_per_page)

    def count_in_words(self, page: ListPage) -> str:
        """How many rows there are, such as "12 aanvragen"; of a list that is not counted only what is certain."""
        if page.total is None:
            seen = (page.number - 1) * self.items_per_page + len(page.rows)
            if page.has_next or page.is_cut_off:
                words = {"n": number_format(seen, force_grouping=True), "things": self.verbose_name_plural}
                return _("Meer dan %(n)s %(things)s") % words
            return self._so_many(seen)
        return self._so_many(page.total)

    def _so_many(self, total: int) -> str:
        words = self.verbose_name if total == 1 else self.verbose_name_plural
        return f"{number_format(total, force_grouping=True)} {words}"

    def breadcrumbs(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": "", "label": self.get_page_title()},
        ]

    def buttons_beside_title(self) -> list[Button]:
        buttons: list[Button] = []
        if self.permission_helper.user_can_create(self.request.user):
            label = _("Nieuw: %(name)s") % {"name": self.verbose_name}
            buttons.append(HeaderButton(label, url=self.create_url, icon_name="plus", priority=10))
        if self.model_admin.export_columns:
            buttons += [
                HeaderButton(_("XLSX"), url=self.get_export_url("xlsx"), icon_name="download", priority=20),
                HeaderButton(_("CSV"), url=self.get_export_url("csv"), icon_name="download", priority=30),
            ]
        return [*buttons, *self.model_admin.extra_header_buttons(self.request)]


class RegisterButtons(ButtonHelper):
    """The first cell of a row is the link; there are no other buttons in the rows."""

    def get_buttons_for_obj(self, obj: Model, **kwargs: Any) -> list[dict[str, str]]:
        return []

    def get_primary_button(self, obj: Model) -> dict[str, str] | None:
        url = self.view.model_admin.url_of(obj, self.request)
        return {"url": url, "title": ""} if url else None


class Register(ModelAdmin):
    """A list of records in the group "Aanvragen". Read only unless `editors` names roles."""

    readers: ClassVar[frozenset[Role]] = NOBODY
    editors: ClassVar[frozenset[Role]] = NOBODY
    may_delete: ClassVar[bool] = False
    export_name: ClassVar[str] = "register"
    export_columns: ClassVar[Sequence[tuple[Any, Any]]] = ()

    index_view_class = RegisterView
    index_template_name = "fund_applications/office/register.html"
    button_helper_class = RegisterButtons
    history_view_enabled = False
    list_per_page = 50
    empty_value_display = "–"
    empty_words: ClassVar[Any] = gettext_lazy("Hier staat nog niets.")
    """What is told when there is nothing yet: where rows come from."""

    role_helper_class: ClassVar[type[RolePermissionHelper]] = RolePermissionHelper

    def get_permission_helper_class(self) -> type[PermissionHelper]:
        attributes = {"readers": self.readers, "editors": self.editors, "may_delete": self.may_delete}
        return type("PermissionHelper", (self.role_helper_class,), attributes)

    def register_indexing(self) -> None:
        """Nothing: what refers to what is shown to editors, and cases are not theirs."""

    def get_list_filter(self, request: HttpRequest) -> Sequence[Any]:
        return self.list_filter

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Only addresses that this register has a use for: an address that isn't there can't leak."""
        actions = {"index": self.index_view}
        if self.editors:
            actions |= {"create": self.create_view, "edit": self.edit_view}
        if self.editors and self.may_delete:
            actions["delete"] = self.delete_view
        if self.inspect_view_enabled:
            actions["inspect"] = self.inspect_view
        helper: AdminURLHelper = self.url_helper
        return tuple(
            re_path(helper.get_action_url_pattern(name), view, name=helper.get_action_url_name(name))
            for name, view in actions.items()
        )

    def register_admin_url_finders(self) -> None:
        """Only where there is a page to edit; else Wagtail would look for an address that isn't there."""
        if self.editors:
            super().register_admin_url_finders()

    def url_of(self, obj: Any, request: HttpRequest) -> str:
        """Where the row leads, or nothing."""
        if self.editors and self.permission_helper.user_can_edit_obj(request.user, obj):
            return str(self.url_helper.get_action_url("edit", obj.pk))
        if self.inspect_view_enabled:
            return str(self.url_helper.get_action_url("inspect", obj.pk))
        return ""

    def extra_header_buttons(self, request: HttpRequest) -> Iterable[Button]:
        """More buttons beside the title."""
        return ()

    def prepare_page(self, rows: list[Any]) -> list[Any]:
        """The rows of one page, with what their cells need looked up at once."""
        return rows

    def for_export(self, queryset: QuerySet) -> QuerySet:
        """The rows of an export, with what their cells need."""
        return queryset
