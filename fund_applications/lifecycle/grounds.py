"""Grounds for refusing, revoking or changing a grant, by code. A decision without one of them is impossible."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason that the law or the scheme recognises."""

    code: str
    label: Promise
    article: str


CEILING = "ceiling"

REJECTION_GROUNDS: dict[str, Ground] = {
    ground.code: ground
    for ground in (
        Ground(CEILING, _("Het geld van deze ronde is op"), "Awb 4:25 lid 2"),
        Ground("not_a_resident", _("De aanvrager woont niet in de gemeente"), "regeling"),
        Ground("no_social_purpose", _("Het plan is niet voor een groep inwoners"), "regeling"),
        Ground("not_innovative", _("Het plan is niet nieuw en inwoners doen er niet aan mee"), "regeling"),
        Ground("costs_not_covered", _("Niet duidelijk is wie de rest van de kosten betaalt"), "regeling"),
        Ground("already_begun", _("Het plan was al begonnen"), "regeling"),
        Ground("granted_before", _("Voor dit plan gaf de gemeente al geld"), "regeling"),
        Ground("low_quality", _("Het plan scoort te laag op de criteria"), "regeling"),
        Ground("will_not_happen", _("Het plan zal waarschijnlijk niet doorgaan"), "Awb 4:35 lid 1 sub a"),
        Ground(
            "no_obligations", _("De aanvrager zal de afspraken waarschijnlijk niet nakomen"), "Awb 4:35 lid 1 sub b"
        ),
        Ground("no_accounting", _("De aanvrager zal waarschijnlijk niet goed verslag doen"), "Awb 4:35 lid 1 sub c"),
        Ground("wrong_information", _("De aanvraag bevat onjuiste gegevens"), "Awb 4:35 lid 2 sub a"),
        Ground("nothing_changed", _("Een eerdere aanvraag is afgewezen en er is niets veranderd"), "Awb 4:6 lid 2"),
        Ground("other_in_scheme", _("Een andere grond uit de regeling"), "regeling"),
    )
}

REVOCATION_GROUNDS: dict[str, Ground] = {
    ground.code: ground
    for ground in (
        Ground("not_carried_out", _("Het plan is niet of niet helemaal uitgevoerd"), "Awb 4:48 lid 1 sub a"),
        Ground("obligations_not_met", _("De afspraken zijn niet nagekomen"), "Awb 4:48 lid 1 sub b"),
        Ground("wrong_information", _("De gegevens klopten niet"), "Awb 4:48 lid 1 sub c"),
        Ground("wrongly_granted", _("De toekenning was onjuist en de ontvanger kon dat weten"), "Awb 4:48 lid 1 sub d"),
        Ground("facts_unknown", _("Feiten die bij de vaststelling niet bekend waren"), "Awb 4:49 lid 1 sub a"),
        Ground(
            "wrongly_determined", _("De vaststelling was onjuist en de ontvanger kon dat weten"), "Awb 4:49 lid 1 sub b"
        ),
        Ground("changed_views", _("Veranderde omstandigheden of inzichten"), "Awb 4:50 lid 1 sub b"),
    )
}
