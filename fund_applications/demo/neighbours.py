"""Example neighbours: what they think of an example idea, as if they had confirmed it by mail."""

from __future__ import annotations

import random
import uuid
from datetime import datetime, timedelta

from fund_applications.models import Application, Opinion, SupportPage, SupportResponse
from fund_applications.support.pages import Shown, show
from home.models import Village

REASONS = {
    Opinion.FOR: (
        "Mijn kinderen vragen er al jaren om.",
        "Zo leren we elkaar weer eens kennen.",
        "Goed voor het dorp. Ik kom zeker kijken.",
        "",
        "",
    ),
    Opinion.NONE: ("Ik woon te ver weg om er iets van te vinden.", "", ""),
    Opinion.AGAINST: ("Ik ben bang voor geluid in de avond.", "Er is al te weinig plek om te parkeren."),
}
ONE_IN = 3
"""So many example cases asked their neighbours."""


def ask_neighbours(application: Application, chance: random.Random, now: datetime) -> SupportPage | None:
    """Give an open case a page with answers, for one in three cases; most are for."""
    if not application.is_open or chance.randrange(ONE_IN):
        return None
    page = show(application, Shown(summary=True, name="Voorbeeld"), now=application.received_at)
    home = application.villages.first()
    SupportResponse.objects.bulk_create(
        _response(page, home, number, chance, now) for number in range(chance.randint(4, 24))
    )
    return page


def _response(
    page: SupportPage, home: Village | None, number: int, chance: random.Random, now: datetime
) -> SupportResponse:
    opinion = chance.choices(list(Opinion), weights=[7, 1, 2])[0]
    helps = opinion == Opinion.FOR and number % 5 == 0
    span = max((now - page.text_changed_at).total_seconds(), 60)
    answered = page.text_changed_at + timedelta(seconds=chance.uniform(1, span))
    return SupportResponse(
        page=page,
        email_hash=uuid.UUID(int=chance.getrandbits(128)).hex * 2,
        opinion=opinion,
        reason=chance.choice(REASONS[opinion]),
        village=home if number % 4 else None,
        offers_hands=helps,
        offers_tools=helps and number % 2 == 0,
        offer_text="Een zaterdag helpen, en een aanhanger." if helps else "",
        shares_contact=helps,
        name=f"Voorbeeld Buur {number}" if helps else "",
        email=f"buur{number}@voorbeeld.example" if helps else "",
        created_at=answered,
        confirmed_at=answered,
        expires_at=answered + timedelta(days=7),
    )
