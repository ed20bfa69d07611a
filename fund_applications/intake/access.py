"""Who may open a draft: the browser that began it, and a browser that used up a link from a mail.

The session holds the ids. A page of a draft also carries a signed pass: it proves that this page was given to somebody
with access, so that a session that ended in between loses nothing that was typed (see `views.steps`).
"""

from __future__ import annotations

import uuid

from django.core import signing
from django.http import HttpRequest

from fund_applications.models import CoApplicant, Draft

_SESSION_KEY = "intake_drafts"
_LEFT_KEY = "intake_left"
_GUESTS_KEY = "intake_guests"
_MOST_DRAFTS = 20
_SALT = "fund_applications.intake.pass"
_PASS_SECONDS = 60 * 60 * 24 * 14


def grant(request: HttpRequest, draft_id: uuid.UUID, guest: int | None = None) -> None:
    """Let this browser open the draft; the oldest of too many is forgotten.

    `guest` is the key of the `CoApplicant` for who was invited; without it the browser is the applicant's own.
    """
    known = [key for key in _listed(request, _SESSION_KEY) if key != str(draft_id)]
    kept = [*known, str(draft_id)][-_MOST_DRAFTS:]
    request.session[_SESSION_KEY] = kept
    request.session[_LEFT_KEY] = [key for key in _listed(request, _LEFT_KEY) if key != str(draft_id)]
    guests = {key: row for key, row in _guests(request).items() if key in kept and key != str(draft_id)}
    request.session[_GUESTS_KEY] = guests if guest is None else {**guests, str(draft_id): guest}


def revoke(request: HttpRequest, draft_id: uuid.UUID) -> None:
    """Forget the draft in this browser, also for a page of it that is still open somewhere."""
    request.session[_SESSION_KEY] = [key for key in _listed(request, _SESSION_KEY) if key != str(draft_id)]
    request.session[_GUESTS_KEY] = {key: row for key, row in _guests(request).items() if key != str(draft_id)}
    request.session[_LEFT_KEY] = [*_listed(request, _LEFT_KEY), str(draft_id)][-_MOST_DRAFTS:]


def may_open(request: HttpRequest, draft_id: uuid.UUID) -> bool:
    """Whether this browser was let in, and still is: access of a co-applicant can be taken away."""
    if str(draft_id) not in _listed(request, _SESSION_KEY):
        return False
    guest = guest_key(request, draft_id)
    return guest is None or _is_active(guest)


def guest_key(request: HttpRequest, draft_id: uuid.UUID) -> int | None:
    """The key of the `CoApplicant` as whom this browser opened the draft; None for the applicant himself."""
    return _guests(request).get(str(draft_id))


def guest_of(request: HttpRequest, draft: Draft) -> CoApplicant | None:
    """As which co-applicant this browser opened the draft; None for the applicant himself."""
    key = guest_key(request, draft.pk)
    return None if key is None else CoApplicant.objects.filter(pk=key).first()


def own_drafts(request: HttpRequest) -> list[Draft]:
    """The drafts that this browser may open and that still exist, the last edited first."""
    known = [key for key in _listed(request, _SESSION_KEY) if may_open(request, uuid.UUID(key))]
    if not known:
        return []
    return list(Draft.objects.filter(pk__in=known).select_related("form_version", "page").order_by("-edited_at"))


def make_pass(draft_id: uuid.UUID, guest: int | None = None) -> str:
    """The signed pass that a page of the draft carries."""
    return signing.dumps([str(draft_id), guest], salt=_SALT)


def holds_pass(request: HttpRequest, draft_id: uuid.UUID) -> bool:
    """Whether the posted form came from a page that was given to somebody with access, in the last two weeks.

    Not after the draft was closed in this browser, nor after the access of a co-applicant was taken away.
    """
    if str(draft_id) in _listed(request, _LEFT_KEY):
        return False
    known, guest = _read_pass(request)
    return known == str(draft_id) and (guest is None or _is_active(guest))


def guest_in_pass(request: HttpRequest) -> int | None:
    """The key of the `CoApplicant` to whom the page of a posted form was given."""
    return _read_pass(request)[1]


def _read_pass(request: HttpRequest) -> tuple[str, int | None]:
    try:
        known, guest = signing.loads(request.POST.get("pass", ""), salt=_SALT, max_age=_PASS_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return "", None
    return str(known), guest


def _is_active(guest: int) -> bool:
    return CoApplicant.objects.filter(pk=guest, removed_at=None).exists()


def _guests(request: HttpRequest) -> dict[str, int]:
    found = request.session.get(_GUESTS_KEY, {})
    return {str(key): row for key, row in found.items() if isinstance(row, int)} if isinstance(found, dict) else {}


def _listed(request: HttpRequest, key: str) -> list[str]:
    found = request.session.get(key, [])
    return [str(item) for item in found] if isinstance(found, list) else []
