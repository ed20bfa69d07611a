"""The municipality closes a page for the neighbours that is misused, or opens it again: with a reason, never silently.

What neighbours already answered stays. The applicant reads the reason on his page and in a message.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fund_applications.applicant.conversation import send_to_applicant
from fund_applications.lifecycle import events
from fund_applications.lifecycle.roles import Role
from fund_applications.models import Application, SupportPage

STOPPED = "stop_neighbours"
RESUMED = "resume_neighbours"
"""The events of the case."""


def stop(application: Application, actor: User, reason: str, *, now: datetime) -> bool:
    """No more answers until the municipality says so; False when there is no page, or it is stopped already."""
    return _change(application, actor, reason, now, is_stopped=True)


def resume(application: Application, actor: User, reason: str, *, now: datetime) -> bool:
    """The applicant decides again whether the page is open; False when it was not stopped."""
    return _change(application, actor, reason, now, is_stopped=False)


def _change(application: Application, actor: User, reason: str, now: datetime, *, is_stopped: bool) -> bool:
    with transaction.atomic():
        case = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
        page = SupportPage.objects.filter(application=case, stopped_at__isnull=is_stopped).first()
        if page is None:
            return False
        page.stopped_at, page.stopped_reason = (now, reason) if is_stopped else (None, "")
        page.save(update_fields=["stopped_at", "stopped_reason"])
        events.record(case, STOPPED if is_stopped else RESUMED, actor=actor, role=Role.HANDLER, now=now, reason=reason)
        _tell(case, actor, reason, now, is_stopped=is_stopped)
    return True


def _tell(case: Application, actor: User, reason: str, now: datetime, *, is_stopped: bool) -> None:
    with translation.override(case.applicant.language):
        if is_stopped:
            subject = _("Je pagina voor de buren is gesloten")
            body = _(
                "We hebben je pagina voor de buren gesloten. Buren kunnen hun mening niet meer geven. Wat ze al "
                "vertelden, telt mee.\n\nDe reden: %(reason)s\n\nVind je dit niet goed? Bel ons, of stuur een bericht terug."
            )
        else:
            subject = _("Je pagina voor de buren mag weer open")
            body = _("Je kunt je pagina voor de buren weer gebruiken.\n\nDe reden: %(reason)s")
        send_to_applicant(case, actor, subject, body % {"reason": reason}, now=now)
