"""Writing together: the applicant invites others by e-mail to his draft, sees who they are, and can take access away.

A co-applicant reads and changes answers and files. The address of e-mail, sending, deleting and inviting stay with the
applicant: they decide whose application it is. An invitation needs a verified address, so that nobody lets us write to
strangers; the mail holds two names and nothing of the application.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.intake.answers import assess
from fund_applications.intake.form_versions import definition_of
from fund_applications.intake.links import normalised_email
from fund_applications.intake.mail_requests import request_mail
from fund_applications.intake.rate_limit import allowed
from fund_applications.models import Application, CoApplicant, Draft, MagicLink
from fund_applications.questions.roles import Role
from fund_applications.questions.text import one_line

MOST = 3
NAME_LENGTH = 40
_DAY = 60 * 60 * 24
_INVITATIONS_A_DAY = 8
_TO_ONE_ADDRESS_A_DAY = 4
#: Names of people: letters, and a dot only at the end of a word. No address of a site fits in it.
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'\- ]|\.(?= |$))*")


class InvitationRefusedError(Exception):
    """Somebody can't be invited now; `message` says why and what to do, `field` where."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


def active(draft: Draft) -> Sequence[CoApplicant]:
    """Who has access now, the first invited first."""
    return list(draft.co_applicants.filter(removed_at=None))


def invite(draft: Draft, *, name: str, email: str, may_follow: bool, now: datetime | None = None) -> CoApplicant:
    """Let somebody write along, and send the link; again for the same address sends it again.

    Raises InvitationRefusedError.
    """
    moment, address = now or timezone.now(), normalised_email(email)
    _check(draft, address)
    with transaction.atomic():
        Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        others = draft.co_applicants.filter(removed_at=None).exclude(email=address)
        if others.count() >= MOST:
            text = _("Je kunt hoogstens %(most)d mensen uitnodigen. Haal eerst iemand weg.")
            raise InvitationRefusedError(text % {"most": MOST})
        _limit(draft, address)
        row, _is_new = CoApplicant.objects.update_or_create(
            draft=draft,
            email=address,
            defaults={"name": name, "invited_at": moment, "removed_at": None, "may_follow": may_follow},
        )
        details = {"name": name, "who": inviter_name(draft)}
        request_mail("co_applicant_invited", email=address, draft=draft, details=details)
    return row


def remove(draft: Draft, key: int, *, now: datetime | None = None) -> bool:
    """Take access away at once, also of a link that was sent and a page that is open; False when there was none."""
    moment = now or timezone.now()
    with transaction.atomic():
        row = draft.co_applicants.select_for_update().filter(pk=key, removed_at=None).first()
        if row is None:
            return False
        row.removed_at, row.name, row.may_follow = moment, "", False
        row.save(update_fields=["removed_at", "name", "may_follow"])
        links = MagicLink.objects.filter(draft=draft, email=row.email, used_at=None, superseded_at=None)
        links.update(superseded_at=moment)
    return True


def row_of(draft: Draft, email: str) -> CoApplicant | None:
    """The invitation of this address, also when access was taken away; None for everybody else.

    The applicant's own address is never a co-applicant's, also when he was one before.
    """
    address = normalised_email(email)
    if address == normalised_email(draft.email):
        return None
    return draft.co_applicants.filter(email=address).first()


def may_come_in(draft: Draft, email: str) -> bool:
    """Whether a link to this address opens the draft: the applicant's own as it is now, or of who writes along.

    An address that was typed wrong and corrected, or that was erased, is nobody's any more.
    """
    row = row_of(draft, email)
    if row is None:
        return normalised_email(email) == normalised_email(draft.email)
    return row.removed_at is None


def join(row: CoApplicant, now: datetime | None = None) -> None:
    """Remember when somebody first came in."""
    if row.joined_at is None:
        row.joined_at = now or timezone.now()
        row.save(update_fields=["joined_at"])


def inviter_name(draft: Draft) -> str:
    """The applicant's name for a mail to others, or "Iemand" when it is not filled in, or is no name."""
    found = assess(definition_of(draft.form_version), draft.answers).value_of(Role.NAME)
    return clean_name(found if isinstance(found, str) else "") or _("Iemand")


def clean_name(text: str) -> str:
    """A name on one line; empty when it holds anything that names don't, such as digits or the address of a site."""
    name = one_line(text)
    return name if len(name) <= NAME_LENGTH and _NAME.fullmatch(name) else ""


def locked_questions(draft: Draft) -> frozenset[str]:
    """The questions that a co-applicant can't change: the address of e-mail says whose application it is."""
    question = definition_of(draft.form_version).by_role(Role.EMAIL)
    return frozenset({question.id} if question else ())


def go_along(draft: Draft, application: Application) -> None:
    """The draft is sent: who came in stays known with the case, and hears of it if the applicant lets him follow."""
    rows = list(draft.co_applicants.filter(removed_at=None, joined_at__isnull=False))
    for row in rows:
        row.draft, row.application = None, application
        row.save(update_fields=["draft", "application"])
        if row.may_follow:
            tell_follower(row)


def tell_follower(row: CoApplicant) -> None:
    """Tell somebody that he can follow the case, once for each time that he was let in."""
    details = {"name": row.name, "language": row.application.applicant.language if row.application else "nl"}
    request_mail("co_applicant_follows", email=row.email, application=row.application, details=details)


def _check(draft: Draft, address: str) -> None:
    if draft.is_test:
        raise InvitationRefusedError(_("Dit is een proef. Er gaat geen mail uit."))
    if draft.email_verified_at is None:
        raise InvitationRefusedError(_("Gebruik eerst de link in onze mail. Dan weten we dat jouw e-mailadres klopt."))
    if address == normalised_email(draft.email):
        raise InvitationRefusedError(_("Dit is je eigen e-mailadres. Vul het adres van de ander in."), "email")


def _limit(draft: Draft, address: str) -> None:
    fits = (
        allowed("invite-draft", str(draft.pk), times=_INVITATIONS_A_DAY, seconds=_DAY)
        and allowed("invite-from", draft.email, times=_INVITATIONS_A_DAY, seconds=_DAY)
        and allowed("invite-to", address, times=_TO_ONE_ADDRESS_A_DAY, seconds=_DAY)
    )
    if not fits:
        raise InvitationRefusedError(_("Je stuurde vandaag al veel uitnodigingen. Probeer het morgen nog een keer."))
