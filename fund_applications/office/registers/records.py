"""Registers of what belongs to cases: reviews, decisions, payments, objections, events, mails and letters.

All are read only: each row leads to its case, and what happens there goes through the lifecycle. Nobody sees a row of a
case that he has a conflict with.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fund_applications.models import (
    Application,
    ApplicationEvent,
    Assignment,
    Decision,
    DecisionKind,
    Letter,
    Objection,
    OutgoingMail,
    Payment,
)
from fund_applications.office.access import (
    CASE_STAFF,
    Role,
    has_any_role,
    in_readable_case,
    roles_with,
    without_own_conflicts,
)
from fund_applications.office.case.event_words import event_title
from fund_applications.office.registers.base import Register
from fund_applications.office.registers.filters import Choices, RegisterFilter, field_filter
from fund_applications.office.words import name_of, number_and_title
from fund_applications.questions.money import format_amount

MONEY_READERS = CASE_STAFF | {Role.FINANCE}


class CaseRecordRegister(Register):
    """A register whose rows belong to a case; `case_path` leads from the row to it."""

    case_path: ClassVar[str] = "application"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        queryset = super().get_queryset(request).filter(self.readable(request.user))
        return queryset.select_related(self.case_path, *self.list_select_related or ())

    def readable(self, user: Any) -> Q:
        """Which rows this person may see."""
        return in_readable_case(user, self.case_path)

    def case_of(self, obj: Any) -> Application:
        """The case of a row."""
        for name in self.case_path.split("__"):
            obj = getattr(obj, name)
        return obj

    def url_of(self, obj: Any, request: HttpRequest) -> str:
        return reverse("office_case", args=[self.case_of(obj).public_id])

    def case(self, obj: Any) -> SafeString:
        return number_and_title(self.case_of(obj))

    case.short_description = _("Aanvraag")  # type: ignore[attr-defined]

    def get_extra_class_names_for_field_col(self, obj: Any, field_name: str) -> list[str]:
        return ["office-amount"] if field_name == "money" else []

    def money(self, obj: Any) -> str:
        return format_amount(obj.amount) if obj.amount is not None else ""

    money.short_description = _("Bedrag")  # type: ignore[attr-defined]
    money.admin_order_field = "amount"  # type: ignore[attr-defined]

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return (f"{self.case_path}__reference", f"{self.case_path}__title")


class ReviewStateFilter(RegisterFilter):
    title = _("Stand")
    parameter_name = "stand"

    def options(self) -> Choices:
        return [("wacht", _("Nog te doen")), ("klaar", _("Ingediend")), ("terug", _("Teruggegeven"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        if value == "klaar":
            return queryset.filter(review__submitted_at__isnull=False)
        if value == "terug":
            return queryset.filter(declined_at__isnull=False)
        return queryset.filter(review__submitted_at__isnull=True, declined_at__isnull=True)


class ReviewRegister(CaseRecordRegister):
    """Who was asked to review what, and how far they are. Members see their own rows; scores are on the case."""

    model = Assignment
    menu_label = _("Beoordelingen")
    menu_icon = "clipboard-list"
    base_url_path = "aanvragen/beoordelingen"
    readers = CASE_STAFF | {Role.MEMBER}
    list_display = ("case", "who", "assigned", "state")
    list_select_related = ("reviewer", "review")
    list_filter = (ReviewStateFilter,)
    ordering = ("-assigned_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        queryset = super().get_queryset(request)
        return queryset if has_any_role(request.user, CASE_STAFF) else queryset.filter(reviewer=request.user)

    def who(self, obj: Assignment) -> str:
        return name_of(obj.reviewer)

    who.short_description = _("Beoordelaar")  # type: ignore[attr-defined]

    def assigned(self, obj: Assignment) -> str:
        return date_format(obj.assigned_at, "j b Y")

    assigned.short_description = _("Gevraagd op")  # type: ignore[attr-defined]
    assigned.admin_order_field = "assigned_at"  # type: ignore[attr-defined]

    def state(self, obj: Assignment) -> str:
        if obj.declined_at:
            return str(_("teruggegeven"))
        review = getattr(obj, "review", None)
        if review and review.submitted_at:
            return str(_("ingediend op %(day)s")) % {"day": date_format(review.submitted_at, "j b Y")}
        return str(_("bezig")) if review else str(_("nog niet begonnen"))

    state.short_description = _("Stand")  # type: ignore[attr-defined]


class MoneyRegister(CaseRecordRegister):
    """A register that finance reads too, without reading the cases: for them a row leads to the payment."""

    readers = MONEY_READERS

    def readable(self, user: Any) -> Q:
        if has_any_role(user, CASE_STAFF):
            return super().readable(user)
        return without_own_conflicts(user, self.case_path)

    def url_of(self, obj: Any, request: HttpRequest) -> str:
        if has_any_role(request.user, CASE_STAFF):
            return super().url_of(obj, request)
        return self.payment_url(obj)

    def payment_url(self, obj: Any) -> str:
        """Where finance goes from a row."""
        return reverse("office_payment", args=[self.case_of(obj).public_id])


PAID_KINDS = frozenset({DecisionKind.GRANT, DecisionKind.DETERMINE, DecisionKind.REVOKE})
"""Decisions after which something is to be paid, or paid back."""


class AnnouncedFilter(RegisterFilter):
    title = _("Bekendgemaakt")
    parameter_name = "bekend"

    def options(self) -> Choices:
        return [("ja", _("Ja")), ("nee", _("Nog niet"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(announcement__isnull=value == "nee")


class DecisionRegister(MoneyRegister):
    model = Decision
    menu_label = _("Besluiten")
    menu_icon = "check"
    base_url_path = "aanvragen/besluiten"
    empty_words = _("Er is nog niets besloten.")
    list_display = ("case", "kind", "money", "day", "decider", "announced")
    list_select_related = ("decided_by", "announcement")
    list_filter = (field_filter("kind", _("Soort"), "soort"), AnnouncedFilter)
    ordering = ("-decided_at",)
    export_name = "besluiten"
    export_columns = (
        (_("Nummer"), lambda d: d.application.reference),
        (_("Titel"), lambda d: d.application.title),
        (_("Soort besluit"), lambda d: d.get_kind_display()),
        (_("Bedrag"), lambda d: d.amount),
        (_("Besloten op"), lambda d: d.decided_on),
        (_("Bekendgemaakt op"), lambda d: d.announcement.sent_on if hasattr(d, "announcement") else None),
        (_("Bezwaar tot en met"), lambda d: d.announcement.objection_until if hasattr(d, "announcement") else None),
    )

    def payment_url(self, obj: Decision) -> str:
        return super().payment_url(obj) if obj.kind in PAID_KINDS else ""

    def day(self, obj: Decision) -> str:
        return date_format(obj.decided_on, "j b Y")

    day.short_description = _("Besloten op")  # type: ignore[attr-defined]
    day.admin_order_field = "decided_on"  # type: ignore[attr-defined]

    def decider(self, obj: Decision) -> str:
        return name_of(obj.decided_by)

    decider.short_description = _("Beslisser")  # type: ignore[attr-defined]

    def announced(self, obj: Decision) -> str:
        announcement = getattr(obj, "announcement", None)
        if announcement is None:
            return str(_("nog niet"))
        on_objection = obj.on_objection_id is not None
        text = _("%(day)s, beroep t/m %(until)s") if on_objection else _("%(day)s, bezwaar t/m %(until)s")
        return str(text) % {
            "day": date_format(announcement.sent_on, "j b Y"),
            "until": date_format(announcement.objection_until, "j b Y"),
        }

    announced.short_description = _("Bekendgemaakt")  # type: ignore[attr-defined]


class PaidFilter(RegisterFilter):
    title = _("Betaald")
    parameter_name = "betaald"

    def options(self) -> Choices:
        return [("ja", _("Ja")), ("nee", _("Nog niet"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(paid_on__isnull=value == "nee")


class PaymentRegister(MoneyRegister):
    """What was paid and must be paid. A payment is registered on the case itself."""

    model = Payment
    menu_label = _("Betalingen")
    menu_icon = "tasks"
    base_url_path = "aanvragen/betalingen"
    empty_words = _("Er zijn nog geen betalingen. Financien legt een betaling vast bij de aanvraag, na de toekenning.")
    list_display = ("case", "money", "description", "due", "paid")
    list_filter = (PaidFilter,)
    ordering = ("due_on", "pk")
    export_name = "betalingen"
    export_columns = (
        (_("Nummer"), lambda p: p.application.reference),
        (_("Bedrag"), lambda p: p.amount),
        (_("Omschrijving"), lambda p: p.description),
        (_("Te betalen op"), lambda p: p.due_on),
        (_("Betaald op"), lambda p: p.paid_on),
        (_("Kenmerk van de bank"), lambda p: p.bank_reference),
    )

    def due(self, obj: Payment) -> str:
        return date_format(obj.due_on, "j b Y") if obj.due_on else ""

    due.short_description = _("Te betalen op")  # type: ignore[attr-defined]
    due.admin_order_field = "due_on"  # type: ignore[attr-defined]

    def paid(self, obj: Payment) -> str:
        return date_format(obj.paid_on, "j b Y") if obj.paid_on else str(_("nog niet"))

    paid.short_description = _("Betaald op")  # type: ignore[attr-defined]
    paid.admin_order_field = "paid_on"  # type: ignore[attr-defined]


class ObjectionRegister(CaseRecordRegister):
    model = Objection
    menu_label = _("Bezwaren")
    menu_icon = "warning"
    base_url_path = "aanvragen/bezwaren"
    empty_words = _(
        "Er zijn geen bezwaren. Een bezwaar leg je vast op het scherm van de aanvraag, als het besluit bekend is gemaakt."
    )
    case_path = "decision__application"
    readers = CASE_STAFF
    list_display = ("case", "against", "received", "in_time", "decide", "outcome")
    list_select_related = ("decision",)
    list_filter = (field_filter("outcome", _("Uitkomst"), "uitkomst"),)
    ordering = ("-received_at",)

    def against(self, obj: Objection) -> str:
        return obj.decision.get_kind_display()

    against.short_description = _("Tegen")  # type: ignore[attr-defined]

    def received(self, obj: Objection) -> str:
        return date_format(obj.received_on, "j b Y")

    received.short_description = _("Ontvangen op")  # type: ignore[attr-defined]
    received.admin_order_field = "received_on"  # type: ignore[attr-defined]

    def decide(self, obj: Objection) -> str:
        return date_format(obj.decide_by, "j b Y") if obj.decide_by else ""

    decide.short_description = _("Uiterlijk beslissen")  # type: ignore[attr-defined]
    decide.admin_order_field = "decide_by"  # type: ignore[attr-defined]


class EventRegister(CaseRecordRegister):
    """The log of all cases: what happened, when, and in which role. The words of a reason stay on the case."""

    model = ApplicationEvent
    menu_label = _("Gebeurtenissen")
    menu_icon = "history"
    base_url_path = "aanvragen/gebeurtenissen"
    readers = roles_with("view_applicationevent")
    list_display = ("case", "what", "when", "who")
    list_select_related = ("actor",)
    ordering = ("-pk",)

    def what(self, obj: ApplicationEvent) -> str:
        return event_title(obj)

    what.short_description = _("Gebeurtenis")  # type: ignore[attr-defined]

    def when(self, obj: ApplicationEvent) -> str:
        return date_format(obj.occurred_at, "j b Y H:i")

    when.short_description = _("Wanneer")  # type: ignore[attr-defined]

    def who(self, obj: ApplicationEvent) -> str:
        return name_of(obj.actor) if obj.actor else str(Role(obj.actor_role).label)

    who.short_description = _("Wie")  # type: ignore[attr-defined]


class MailRegister(CaseRecordRegister):
    """What was mailed and whether it arrived; a mail about a case holds no case content."""

    model = OutgoingMail
    menu_label = _("E-mails")
    menu_icon = "mail"
    base_url_path = "aanvragen/e-mails"
    readers = frozenset({Role.HANDLER})
    list_display = ("case", "subject", "recipient", "state", "made")
    list_filter = (field_filter("state", _("Stand"), "stand"),)
    ordering = ("-created_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without mails to people who are still writing: a draft is theirs alone."""
        return super().get_queryset(request).filter(application__isnull=False)

    def made(self, obj: OutgoingMail) -> str:
        return date_format(obj.created_at, "j b Y H:i")

    made.short_description = _("Gemaakt")  # type: ignore[attr-defined]
    made.admin_order_field = "created_at"  # type: ignore[attr-defined]


class PostedFilter(RegisterFilter):
    title = _("Post")
    parameter_name = "post"

    def options(self) -> Choices:
        return [("wacht", _("Moet nog op de post")), ("gepost", _("Gepost")), ("digitaal", _("Digitaal"))]

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        if value == "digitaal":
            return queryset.filter(by_post=False)
        return queryset.filter(by_post=True, posted_on__isnull=value == "wacht")


class LetterRegister(CaseRecordRegister):
    model = Letter
    menu_label = _("Brieven")
    menu_icon = "doc-full"
    base_url_path = "aanvragen/brieven"
    empty_words = _("Er zijn nog geen brieven. Een brief ontstaat vanzelf, zoals bij een besluit.")
    readers = frozenset({Role.HANDLER})
    list_display = ("case", "subject", "made", "post")
    list_filter = (PostedFilter,)
    ordering = ("-made_at",)

    def made(self, obj: Letter) -> str:
        return date_format(obj.made_at, "j b Y")

    made.short_description = _("Gemaakt op")  # type: ignore[attr-defined]
    made.admin_order_field = "made_at"  # type: ignore[attr-defined]

    def post(self, obj: Letter) -> str:
        if not obj.by_post:
            return str(_("digitaal"))
        if obj.posted_on is None:
            return str(_("moet nog op de post"))
        return str(_("gepost op %(day)s")) % {"day": date_format(obj.posted_on, "j b Y")}

    post.short_description = _("Verzonden")  # type: ignore[attr-defined]
