"""What a handler looks at before an application is complete (Awb 4:2, 4:5, 4:61)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKLIST: dict[str, Promise] = {
    "applicant": _("Naam, adres en e-mail of post zijn bekend"),
    "resident": _("De aanvrager woont of zit in de gemeente"),
    "plan": _("Duidelijk is wat, voor wie en wanneer"),
    "budget": _("De begroting is compleet en telt op"),
    "amount": _("Het gevraagde bedrag klopt met de begroting"),
    "attachments": _("De bijlagen zijn leesbaar en veilig"),
    "not_begun": _("Het plan is nog niet begonnen"),
}
