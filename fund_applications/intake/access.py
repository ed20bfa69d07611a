"""Who may open a draft: the browser that began it, and a browser that used up a link from a mail.

The session holds the ids. A page of a draft also carries a signed pass: it proves that this page was given to somebody
with access, so that a session that ended in between loses nothing that was typed (see `views.steps`).
"""

from __future__ import annotations

import uuid

from django.core import signing
from django.http import HttpRequest

from fund_applications.models import Draft

_SESSION_KEY = "intake_drafts"
_LEFT_KEY = "intake_left"
_MOST_DRAFTS = 20
_SALT = "fund_applications.intake.pass"
_PASS_SECONDS = 60 * 60 * 24 * 14


def grant(request: HttpRequest, draft_id: uuid.UUID) -> None:
    """Let this browser open the draft; the oldest of too many is forgotten."""
    known = [key for key in _listed(request, _SESSION_KEY) if key != str(draft_id)]
    request.session[_SESSION_KEY] = [*known, str(draft_id)][-_MOST_DRAFTS:]
    request.session[_LEFT_KEY] = [key for key in _listed(request, _LEFT_KEY) if key != str(draft_id)]


def revoke(request: HttpRequest, draft_id: uuid.UUID) -> None:
    """Forget the draft in this browser, also for a page of it that is still open somewhere."""
    request.session[_SESSION_KEY] = [key for key in _listed(request, _SESSION_KEY) if key != str(draft_id)]
    request.session[_LEFT_KEY] = [*_listed(request, _LEFT_KEY), str(draft_id)][-_MOST_DRAFTS:]


def may_open(request: HttpRequest, draft_id: uuid.UUID) -> bool:
    """Whether this browser was let in."""
    return str(draft_id) in _listed(request, _SESSION_KEY)


def own_drafts(request: HttpRequest) -> list[Draft]:
    """The drafts of this browser that still exist, the last edited first."""
    known = _listed(request, _SESSION_KEY)
    if not known:
        return []
    return list(Draft.objects.filter(pk__in=known).select_related("form_version", "page").order_by("-edited_at"))


def make_pass(draft_id: uuid.UUID) -> str:
    """The signed pass that a page of the draft carries."""
    return signing.dumps(str(draft_id), salt=_SALT)


def holds_pass(request: HttpRequest, draft_id: uuid.UUID) -> bool:
    """Whether the posted form came from a page that was given to somebody with access, in the last two weeks.

    Not after the draft was closed in this browser.
    """
    if str(draft_id) in _listed(request, _LEFT_KEY):
        return False
    try:
        return signing.loads(request.POST.get("pass", ""), salt=_SALT, max_age=_PASS_SECONDS) == str(draft_id)
    except signing.BadSignature:
        return False


def _listed(request: HttpRequest, key: str) -> list[str]:
    found = request.session.get(key, [])
    return [str(item) for item in found] if isinstance(found, list) else []
