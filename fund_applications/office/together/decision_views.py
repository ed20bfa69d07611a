"""Taking the prepared decisions of a round together, and sending what was decided."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund_applications.lifecycle import transition_data as given
from fund_applications.lifecycle.budget import budget_of
from fund_applications.lifecycle.follow_ups import offer_again
from fund_applications.lifecycle.money_in_words import euro
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.prepared_decisions import typed
from fund_applications.lifecycle.refusals import TransitionRefused
from fund_applications.models import Application, ContactChannel, FundRound
from fund_applications.office.access import CASE_STAFF, Role, has_any_role
from fund_applications.office.rounds.views import RoundPage
from fund_applications.office.together.decisions import ReadyRow, WaitingRow, ready_rows, waiting_rows
from fund_applications.office.together.report import BatchReport

TAKE, SEND, CONFIRM = "take", "send", "confirm"


class RoundDecisionsView(RoundPage):
    """Two lists: what can be decided, and what must go out. Each case goes in a transaction of its own."""

    readers = CASE_STAFF
    template_name = "fund_applications/office/together/decisions.html"
    header_icon = "check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = FundRound.objects.filter(pk=kwargs["round_id"]).first()
        if found is None:
            raise Http404
        self.fund_round = found
        return super().dispatch(request, *args, **kwargs)

    @property
    def own_url(self) -> str:
        return reverse("office_round_decisions", args=[self.fund_round.pk])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, chosen: list[ReadyRow] | None = None) -> HttpResponse:
        """Both lists; or with `chosen` the question whether these decisions are really taken."""
        title = _("Besluiten van %(round)s") % {"round": self.fund_round.name}
        round_url = reverse("office_round", args=[self.fund_round.pk])
        context = super().get_context_data()
        context |= {
            "header_title": title,
            "page_title": title,
            "breadcrumbs_items": [
                *self.path_to_rounds,
                {"url": round_url, "label": self.fund_round.name},
                {"url": "", "label": _("Besluiten")},
            ],
            "fund_round": self.fund_round,
            "own_url": self.own_url,
            "budget": budget_of(self.fund_round),
            "may_take": has_any_role(self.request.user, {Role.DECIDER}),
            "may_send": has_any_role(self.request.user, {Role.HANDLER}),
        }
        if chosen is None:
            context |= {"ready": self.ready(), "waiting": self.waiting()}
        else:
            context |= {"chosen": chosen, "effects": effects_of(chosen)}
        return self.render_to_response(context)

    def ready(self) -> list[ReadyRow]:
        return ready_rows(self.fund_round, self.request.user)

    def waiting(self) -> list[WaitingRow]:
        return waiting_rows(self.fund_round, self.request.user, timezone.now(), timezone.localdate())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if TAKE in request.POST:
            return self.take(request)
        if SEND in request.POST:
            return self.send(request)
        return redirect(self.own_url)

    def take(self, request: HttpRequest) -> HttpResponse:
        """Ask first, then take them in the order in which the cases came in."""
        if not has_any_role(request.user, {Role.DECIDER}):
            raise PermissionDenied
        wanted = set(request.POST.getlist("case"))
        chosen = [row for row in self.ready() if not row.why_not and str(row.application.public_id) in wanted]
        if not chosen:
            messages.warning(request, _("Zet eerst een vinkje bij een besluit dat je kunt nemen."))
            return redirect(self.own_url)
        if CONFIRM not in request.POST:
            return self.show(chosen)
        rows = {row.application.pk: row for row in chosen}
        report = BatchReport(_("Besluiten genomen"), back_url=self.own_url, unseen=len(wanted) - len(chosen))
        return report.each((row.application for row in chosen), lambda case: self._take(rows[case.pk])).show(request)

    def _take(self, row: ReadyRow) -> None:
        """As it was shown on the page before: a case that somebody changed meanwhile is refused."""
        perform(
            row.application.pk,
            row.prepared.transition,
            actor=self.request.user,  # type: ignore[arg-type]
            data=typed(row.prepared),
            expected_revision=_number(self.request.POST.get(f"revision_{row.application.pk}", "")),
        )

    def send(self, request: HttpRequest) -> HttpResponse:
        """Record what is posted today; try again what should have gone digitally."""
        if not has_any_role(request.user, {Role.HANDLER}):
            raise PermissionDenied
        wanted = set(request.POST.getlist("case"))
        rows = {row.application.pk: row for row in self.waiting() if str(row.application.public_id) in wanted}
        if not rows:
            messages.warning(request, _("Zet eerst een vinkje bij een besluit dat verstuurd kan worden."))
            return redirect(self.own_url)
        report = BatchReport(_("Besluiten verstuurd"), back_url=self.own_url, unseen=len(wanted) - len(rows))
        return report.each((row.application for row in rows.values()), lambda case: self._send(rows[case.pk])).show(
            request
        )

    def _send(self, row: WaitingRow) -> Application | int:
        if row.why_not:
            raise TransitionRefused(f"{row.state} {row.why_not}", code="not_now")
        if row.follow_up_id is not None:
            return offer_again([row.follow_up_id], timezone.now())
        sha = row.letter.sha256 if row.letter else ""
        data = given.Announce(
            channel=ContactChannel.POST,
            sent_on=timezone.localdate(),
            proof=_("Gepost, brief %(sha)s") % {"sha": sha},
            decision_id=row.decision.pk,
        )
        return perform(row.application.pk, "announce", actor=self.request.user, data=data)  # type: ignore[arg-type]


def effects_of(chosen: list[ReadyRow]) -> list[str]:
    """What will happen when these decisions are taken."""
    total = sum(
        (row.amount for row in chosen if row.amount is not None and row.prepared.transition == "grant"), Decimal()
    )
    post = sum(row.by_post for row in chosen)
    kinds = Counter(row.label for row in chosen)
    lines = [", ".join(f"{label}: {number}" for label, number in kinds.items()) + "."]
    if total:
        lines.append(_("Samen kent dit %(total)s toe.") % {"total": euro(total)})
    if digital := len(chosen) - post:
        text = ngettext(
            "%(n)d besluit gaat meteen digitaal naar de aanvrager.",
            "%(n)d besluiten gaan meteen digitaal naar de aanvragers.",
            digital,
        )
        lines.append(text % {"n": digital})
    if post:
        text = ngettext(
            "%(n)d besluit gaat per post: de brief komt bij de post die verstuurd moet worden.",
            "%(n)d besluiten gaan per post: de brieven komen bij de post die verstuurd moet worden.",
            post,
        )
        lines.append(text % {"n": post})
    lines.append(_("Je neemt ze zoals ze zijn voorbereid. Wat niet kan, wordt overgeslagen en staat in het verslag."))
    return lines


def _number(text: str) -> int:
    """A revision out of a form; -1, which no case has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
