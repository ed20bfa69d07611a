"""What each action is called, where it stands, and what it says about its effect before it happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from fund_applications.office.actions import advice, after, deciding, effects, intake, people, reconsidering
from fund_applications.office.actions.base import ActionForm, Opening


class Group(TextChoices):
    """The headings above the actions of a case."""

    NEXT = "next", gettext_lazy("Volgende stap")
    PEOPLE = "people", gettext_lazy("Wie werkt eraan")
    TERM = "term", gettext_lazy("Termijn")
    OTHER = "other", gettext_lazy("Anders")


class Weight(IntEnum):
    """How an action is drawn: the step that is expected, one of several, or one with serious consequences."""

    EXPECTED = 1
    POSSIBLE = 2
    SERIOUS = 3


Effects = Callable[[Opening], list[str]]


@dataclass(frozen=True)
class ActionPage:
    """The page of one action. `effects` tells what will happen, in sentences; `done` what has."""

    form: type[ActionForm]
    group: Group
    weight: Weight
    label: Promise
    submit: Promise
    effects: Effects
    done: Promise
    template: str = "fund_applications/office/actions/plain.html"


PREPARE = "prepare_decision"

PAGES: Mapping[str, ActionPage] = MappingProxyType(
    {
        "accept_complete": ActionPage(
            form=intake.AcceptCompleteForm,
            group=Group.NEXT,
            weight=Weight.EXPECTED,
            label=gettext_lazy("Neem in behandeling"),
            submit=gettext_lazy("Ja, neem in behandeling"),
            effects=effects.accept,
            done=gettext_lazy("De aanvraag is in beoordeling."),
            template="fund_applications/office/actions/accept_complete.html",
        ),
        "request_supplement": ActionPage(
            form=intake.RequestSupplementForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Vraag een aanvulling"),
            submit=gettext_lazy("Stuur de vraag om aanvulling"),
            effects=effects.supplement,
            done=gettext_lazy("De aanvrager is om een aanvulling gevraagd. De termijn staat stil vanaf morgen."),
            template="fund_applications/office/actions/request_supplement.html",
        ),
        "fix_advice": ActionPage(
            form=advice.FixAdviceForm,
            group=Group.NEXT,
            weight=Weight.EXPECTED,
            label=gettext_lazy("Stel het advies vast"),
            submit=gettext_lazy("Stel het advies vast"),
            effects=effects.fix_advice,
            done=gettext_lazy("Het advies staat vast."),
            template="fund_applications/office/actions/fix_advice.html",
        ),
        "grant": ActionPage(
            form=deciding.GrantForm,
            group=Group.NEXT,
            weight=Weight.EXPECTED,
            label=gettext_lazy("Ken toe"),
            submit=gettext_lazy("Besluit: toekennen"),
            effects=effects.grant,
            done=gettext_lazy("De subsidie is toegekend."),
            template="fund_applications/office/actions/grant.html",
        ),
        "reject": ActionPage(
            form=deciding.RejectForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Wijs af"),
            submit=gettext_lazy("Besluit: afwijzen"),
            effects=effects.reject,
            done=gettext_lazy("De aanvraag is afgewezen."),
            template="fund_applications/office/actions/decision.html",
        ),
        "not_process": ActionPage(
            form=deciding.NotProcessForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Stel buiten behandeling"),
            submit=gettext_lazy("Besluit: buiten behandeling"),
            effects=effects.not_process,
            done=gettext_lazy("De aanvraag is buiten behandeling gesteld."),
            template="fund_applications/office/actions/decision.html",
        ),
        "return_to_review": ActionPage(
            form=advice.ReturnToReviewForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Stuur terug naar de commissie"),
            submit=gettext_lazy("Stuur terug"),
            effects=effects.send_back,
            done=gettext_lazy("De aanvraag is terug bij de commissie."),
        ),
        "announce": ActionPage(
            form=after.AnnounceForm,
            group=Group.NEXT,
            weight=Weight.EXPECTED,
            label=gettext_lazy("Leg vast dat het besluit is verstuurd"),
            submit=gettext_lazy("Leg het versturen vast"),
            effects=effects.announce,
            done=gettext_lazy("Het versturen is vastgelegd. De tijd voor bezwaar loopt."),
        ),
        "determine": ActionPage(
            form=deciding.DetermineForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Stel de subsidie vast"),
            submit=gettext_lazy("Besluit: vaststellen"),
            effects=effects.determine,
            done=gettext_lazy("De subsidie is vastgesteld."),
            template="fund_applications/office/actions/decision.html",
        ),
        PREPARE: ActionPage(
            form=deciding.GrantForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Bereid een besluit voor"),
            submit=gettext_lazy("Bewaar het voorbereide besluit"),
            effects=effects.prepare,
            done=gettext_lazy("Het besluit staat klaar voor de beslisser."),
            template="fund_applications/office/actions/grant.html",
        ),
        "report": ActionPage(
            form=after.ReportForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Voer een verslag op papier in"),
            submit=gettext_lazy("Bewaar het verslag"),
            effects=effects.report,
            done=gettext_lazy("Het verslag is vastgelegd."),
        ),
        "decide_objection": ActionPage(
            form=after.DecideObjectionForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Beslis op een bezwaar"),
            submit=gettext_lazy("Beslis op het bezwaar"),
            effects=effects.decide_objection,
            done=gettext_lazy("Op het bezwaar is beslist."),
        ),
        "grant_on_objection": ActionPage(
            form=reconsidering.GrantOnObjectionForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Bezwaar gegrond: ken toe"),
            submit=gettext_lazy("Besluit op bezwaar: toekennen"),
            effects=effects.grant_on_objection,
            done=gettext_lazy("Het bezwaar is gegrond en de subsidie is toegekend."),
            template="fund_applications/office/actions/grant.html",
        ),
        "change_on_objection": ActionPage(
            form=reconsidering.ChangeOnObjectionForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Bezwaar gegrond: ander bedrag"),
            submit=gettext_lazy("Besluit op bezwaar: ander bedrag"),
            effects=effects.change_on_objection,
            done=gettext_lazy("Het bezwaar is gegrond en het bedrag is veranderd."),
        ),
        "process_on_objection": ActionPage(
            form=reconsidering.ProcessOnObjectionForm,
            group=Group.NEXT,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Bezwaar gegrond: behandel alsnog"),
            submit=gettext_lazy("Besluit op bezwaar: alsnog behandelen"),
            effects=effects.process_on_objection,
            done=gettext_lazy("Het bezwaar is gegrond en de aanvraag is in beoordeling."),
        ),
        "register_payment": ActionPage(
            form=after.RegisterPaymentForm,
            group=Group.NEXT,
            weight=Weight.EXPECTED,
            label=gettext_lazy("Leg een betaling vast"),
            submit=gettext_lazy("Leg de betaling vast"),
            effects=effects.payment,
            done=gettext_lazy("De betaling is vastgelegd."),
        ),
        "assign_handler": ActionPage(
            form=people.AssignHandlerForm,
            group=Group.PEOPLE,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Wijs een behandelaar aan"),
            submit=gettext_lazy("Wijs aan"),
            effects=effects.assign_handler,
            done=gettext_lazy("De behandelaar is aangewezen."),
        ),
        "assign_reviewer": ActionPage(
            form=people.AssignReviewersForm,
            group=Group.PEOPLE,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Wijs beoordelaars aan"),
            submit=gettext_lazy("Wijs aan"),
            effects=effects.assign_reviewer,
            done=gettext_lazy("De beoordelaars zijn gevraagd."),
        ),
        "release_reviewer": ActionPage(
            form=people.ReleaseReviewerForm,
            group=Group.PEOPLE,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Haal een beoordelaar weg"),
            submit=gettext_lazy("Haal weg"),
            effects=effects.release,
            done=gettext_lazy("De beoordelaar is weggehaald."),
        ),
        "declare_conflict": ActionPage(
            form=people.DeclareConflictForm,
            group=Group.PEOPLE,
            weight=Weight.SERIOUS,
            label=gettext_lazy("Meld een belang"),
            submit=gettext_lazy("Leg het belang vast"),
            effects=effects.conflict,
            done=gettext_lazy("Het belang is vastgelegd."),
        ),
        "extend_term": ActionPage(
            form=after.ExtendTermForm,
            group=Group.TERM,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Verleng de termijn"),
            submit=gettext_lazy("Verleng de termijn"),
            effects=effects.extend,
            done=gettext_lazy("De termijn is verlengd."),
        ),
        "agree_suspension": ActionPage(
            form=after.AgreeSuspensionForm,
            group=Group.TERM,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Leg uitstel vast dat is afgesproken"),
            submit=gettext_lazy("Leg het uitstel vast"),
            effects=effects.agree,
            done=gettext_lazy("Het uitstel is vastgelegd."),
        ),
        "register_default_notice": ActionPage(
            form=after.RegisterDefaultNoticeForm,
            group=Group.TERM,
            weight=Weight.SERIOUS,
            label=gettext_lazy("Leg een ingebrekestelling vast"),
            submit=gettext_lazy("Leg vast"),
            effects=effects.default_notice,
            done=gettext_lazy("De ingebrekestelling is vastgelegd."),
        ),
        "propose_referral": ActionPage(
            form=intake.ProposeReferralForm,
            group=Group.OTHER,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Stel voor om door te verwijzen"),
            submit=gettext_lazy("Stuur het voorstel"),
            effects=effects.propose_referral,
            done=gettext_lazy("Het voorstel is naar de aanvrager."),
        ),
        "refer": ActionPage(
            form=intake.ReferForm,
            group=Group.OTHER,
            weight=Weight.SERIOUS,
            label=gettext_lazy("Verwijs door: de aanvrager wil dat"),
            submit=gettext_lazy("Verwijs door"),
            effects=effects.refer,
            done=gettext_lazy("De aanvraag is doorverwezen."),
        ),
        "decline_referral": ActionPage(
            form=intake.DeclineReferralForm,
            group=Group.OTHER,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("De aanvrager wil hier verder"),
            submit=gettext_lazy("Leg vast"),
            effects=effects.decline_referral,
            done=gettext_lazy("De aanvraag gaat hier verder."),
        ),
        "withdraw": ActionPage(
            form=intake.WithdrawForm,
            group=Group.OTHER,
            weight=Weight.SERIOUS,
            label=gettext_lazy("Trek in op verzoek van de aanvrager"),
            submit=gettext_lazy("Trek de aanvraag in"),
            effects=effects.withdraw,
            done=gettext_lazy("De aanvraag is ingetrokken."),
        ),
        "file_objection": ActionPage(
            form=after.FileObjectionForm,
            group=Group.OTHER,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Leg een bezwaar vast"),
            submit=gettext_lazy("Leg het bezwaar vast"),
            effects=effects.objection,
            done=gettext_lazy("Het bezwaar is vastgelegd."),
        ),
        "postpone_objection": ActionPage(
            form=after.PostponeObjectionForm,
            group=Group.TERM,
            weight=Weight.POSSIBLE,
            label=gettext_lazy("Stel de beslissing op bezwaar uit"),
            submit=gettext_lazy("Stel uit"),
            effects=effects.postpone,
            done=gettext_lazy("De beslissing op bezwaar is uitgesteld."),
        ),
        "revoke": ActionPage(
            form=deciding.RevokeForm,
            group=Group.OTHER,
            weight=Weight.SERIOUS,
            label=gettext_lazy("Trek de subsidie in of verlaag hem"),
            submit=gettext_lazy("Besluit: intrekken of wijzigen"),
            effects=effects.revoke,
            done=gettext_lazy("De subsidie is ingetrokken of gewijzigd."),
            template="fund_applications/office/actions/decision.html",
        ),
    }
)
"""Every row of the transition table that a member of staff does on a page of its own."""
