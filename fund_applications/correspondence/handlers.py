"""The handlers of the follow-ups: what is told by mail or by post, and how a decision is announced.

Each runs in one transaction with the mark that it is done (`follow_ups.run`), and makes nothing twice.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.utils import timezone

from fund_applications.applicant.conversation import MESSAGE
from fund_applications.applicant.mail_choices import is_wanted
from fund_applications.applicant.maker_news import EDITORS_NEWS
from fund_applications.correspondence.bounces import LETTER_AFTER_BOUNCE
from fund_applications.correspondence.catalogue import DateOf, mail_kind
from fund_applications.correspondence.follow_ups import handles
from fund_applications.correspondence.letters.archive import Order, make
from fund_applications.correspondence.letters.of_case import letter_of, letter_of_decision
from fund_applications.correspondence.mails import mail_to_applicant, mail_to_staff
from fund_applications.correspondence.support_mail import mail_to_neighbour
from fund_applications.correspondence.tellings import TELLINGS, Telling
from fund_applications.intake.mail_requests import MAIL
from fund_applications.lifecycle.actors import SYSTEM
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.conflicts import has_conflict
from fund_applications.lifecycle.follow_ups import FollowUpKind as Kind
from fund_applications.lifecycle.perform import perform
from fund_applications.lifecycle.roles import Role, people_with
from fund_applications.lifecycle.transition_data import Announce
from fund_applications.models import (
    Application,
    CoApplicant,
    ContactChannel,
    Decision,
    DecisionKind,
    Draft,
    FollowUp,
    Letter,
    MakerNews,
    Message,
)
from fund_applications.support.responses import MAIL_CODE as SUPPORT


class NoCaseError(ValueError):
    """A follow-up that needs a case or draft and has none."""


@handles(*TELLINGS)
def tell(follow_up: FollowUp) -> None:
    """Tell the applicant, by the way he chose, and the staff."""
    application, telling = _case(follow_up), TELLINGS[follow_up.kind]
    _tell_applicant(follow_up, application, telling)
    if telling.staff_mail:
        for person in _staff_of(application, everybody=telling.to_all_handlers):
            key = f"{follow_up.key}/{person.pk}"
            mail_to_staff(telling.staff_mail, person, key=key, application=application, last_day=_day_in(follow_up))


def _tell_applicant(follow_up: FollowUp, application: Application, telling: Telling) -> None:
    by_post = application.applicant.by_post
    if by_post or telling.letter_always:
        _keep_letter(follow_up, application, by_post=by_post)
    if telling.mail and not by_post and is_wanted(application.applicant, telling.mail):
        _mail(telling.mail, follow_up, application)


def _keep_letter(follow_up: FollowUp, application: Application, *, by_post: bool) -> Letter | None:
    content = letter_of(follow_up, application)
    if content is None:
        return None
    today = timezone.localdate()
    return make(Order(application, content, follow_up.key, today, by_post))


def _mail(code: str, follow_up: FollowUp, application: Application) -> None:
    """No mail when it would tell until when we decide, and the case ended before the worker came to it."""
    if mail_kind(code).date_of is DateOf.DECISION and application.decide_by is None and _day_in(follow_up) is None:
        return
    applicant = application.applicant
    mail_to_applicant(
        code,
        key=follow_up.key,
        recipient=applicant.email,
        language=applicant.language,
        name=applicant.name,
        application=application,
        last_day=_day_in(follow_up),
    )


def _day_in(follow_up: FollowUp) -> date | None:
    """The day that a reminder or warning is about, as who asked for it wrote it down."""
    day = follow_up.payload.get("day")
    return date.fromisoformat(day) if day else None


@handles(MESSAGE)
def announce_message(follow_up: FollowUp) -> None:
    """A message on the applicant's page is announced by mail within 48 hours (Awb 2:10), or goes by post."""
    application = _case(follow_up)
    message = Message.objects.get(pk=follow_up.payload["message"], application=application)
    if message.direction == Message.Direction.FROM_APPLICANT:
        for person in _staff_of(application, everybody=False):
            mail_to_staff("staff_message", person, key=f"{follow_up.key}/{person.pk}", application=application)
        return
    _tell_applicant(follow_up, application, Telling("message_waiting"))
    if message.announced_at is None:
        message.announced_at = timezone.now()
        message.save(update_fields=["announced_at"])


@handles(Kind.SEND_DECISION)
def send_decision(follow_up: FollowUp) -> None:
    """Make the letter. Digital: place it, announce the decision (Awb 3:41), tell it. By post: it waits to be posted."""
    application = _case(follow_up)
    decision = Decision.objects.get(pk=follow_up.payload["decision"], application=application)
    today = day_of(timezone.now())
    by_post = application.applicant.by_post
    content = letter_of_decision(decision, today)
    letter = make(Order(application, content, follow_up.key, today, by_post, decision))
    if by_post:
        return
    if not hasattr(decision, "announcement"):
        proof = f"Brief op Mijn aanvraag, sha256 {letter.sha256}"
        data = Announce(channel=ContactChannel.DIGITAL, sent_on=today, proof=proof, decision_id=decision.pk)
        perform(application.pk, "announce", actor=SYSTEM, data=data)
    is_last = decision.kind == DecisionKind.DETERMINE
    _mail("determination_announced" if is_last else "decision_announced", follow_up, application)


@handles(Kind.ASK_REVIEW, Kind.TELL_HANDLER)
def tell_assigned(follow_up: FollowUp) -> None:
    """Tell a member of the commission, or a handler, that a case is assigned."""
    application = _case(follow_up)
    person = get_user_model()._default_manager.filter(pk=follow_up.payload["user"], is_active=True).first()
    if isinstance(person, User) and person.email and not has_conflict(person, application):
        mail_to_staff("staff_assigned", person, key=f"{follow_up.key}/{person.pk}", application=application)


@handles(Kind.WARN_DRAFT)
def warn_draft(follow_up: FollowUp) -> None:
    """Warn that a draft will be deleted, 14 and 3 days before."""
    draft = follow_up.draft
    if draft is None or not draft.email:
        return
    days = int(follow_up.payload["days"])
    _draft_mail("draft_expires_14" if days > 3 else "draft_expires_3", follow_up, draft, draft.email)


@handles(MAIL)
def requested_mail(follow_up: FollowUp) -> None:
    """A mail that a view asked for (`intake.mail_requests`)."""
    kind = mail_kind(follow_up.payload["code"])
    email = str(follow_up.payload.get("email", ""))
    if follow_up.draft is not None:
        _draft_mail(kind.code, follow_up, follow_up.draft, email or follow_up.draft.email)
    elif kind.code == "login_link":
        _login_mail(follow_up, email)
    elif kind.code == "co_applicant_follows":
        _follower_mail(follow_up, email)
    elif kind.code == SUPPORT:
        mail_to_neighbour(follow_up, email)
    elif kind.code == EDITORS_NEWS:
        _mail_to_editors(follow_up)
    elif kind.code.startswith("staff_"):
        _requested_staff_mail(follow_up, kind.code)
    elif not is_wanted(_case(follow_up).applicant, kind.code):
        return
    elif not _case(follow_up).applicant.by_post or email:
        application = _case(follow_up)
        applicant = application.applicant
        mail_to_applicant(
            kind.code,
            key=follow_up.key,
            recipient=email or applicant.email,
            language=applicant.language,
            name=applicant.name,
            application=application,
        )


def _draft_mail(code: str, follow_up: FollowUp, draft: Draft, recipient: str) -> None:
    name, who = (str(follow_up.payload.get(part, "")) for part in ("name", "who"))
    mail_to_applicant(
        code, key=follow_up.key, recipient=recipient, language=draft.language, name=name, who=who, draft=draft
    )


def _follower_mail(follow_up: FollowUp, email: str) -> None:
    """To a co-applicant who may follow the case; not when that was taken back in the meantime."""
    application = _case(follow_up)
    if application.co_applicants.filter(email=email, may_follow=True, removed_at=None).exists():
        mail_to_applicant(
            "co_applicant_follows",
            key=follow_up.key,
            recipient=email,
            language=application.applicant.language,
            name=str(follow_up.payload.get("name", "")),
            application=application,
        )


def _login_mail(follow_up: FollowUp, email: str) -> None:
    """Only to an address that we know; who asked is never told which. The address is not kept after this."""
    language, onward = (str(follow_up.payload.get(name, "")) for name in ("language", "onward"))
    knows = Application.objects.filter(applicant__email__iexact=email).exists() or _has_draft(email)
    if knows or CoApplicant.objects.filter(email=email, removed_at=None).exists():
        mail_to_applicant("login_link", key=follow_up.key, recipient=email, language=language, onward=onward)
    follow_up.payload = {"code": "login_link"}


def _has_draft(email: str) -> bool:
    return Draft.objects.filter(email__iexact=email, is_test=False).exists()


def _mail_to_editors(follow_up: FollowUp) -> None:
    """News of makers waits; no mail when it was looked at, or taken back, before the worker came to it."""
    application = _case(follow_up)
    news = application.maker_news.filter(pk=follow_up.payload["news"], state=MakerNews.State.WAITING)
    if not news.exists():
        return
    editors = {person.pk: person for role in (Role.EDITOR, Role.CHIEF_EDITOR) for person in people_with(role)}
    for person in editors.values():
        if person.email:
            mail_to_staff(EDITORS_NEWS, person, key=f"{follow_up.key}/{person.pk}", application=application)


def _requested_staff_mail(follow_up: FollowUp, code: str) -> None:
    application = _case(follow_up)
    user_id = follow_up.payload.get("user")
    if user_id is None:
        people = _staff_of(application, everybody=False)
    else:
        found = get_user_model()._default_manager.filter(pk=user_id, is_active=True)
        people = [p for p in found if p.email and isinstance(p, User) and not has_conflict(p, application)]
    for person in people:
        who = str(follow_up.payload.get("who", ""))
        mail_to_staff(code, person, key=f"{follow_up.key}/{person.pk}", application=application, who=who)


@handles(LETTER_AFTER_BOUNCE)
def letter_after_bounce(follow_up: FollowUp) -> None:
    """A mail did not arrive, so what it told goes by post (Awb 2:11)."""
    told = FollowUp.objects.filter(key=follow_up.payload["follow_up"]).first()
    if told is not None:
        letter = _keep_letter(told, _case(follow_up), by_post=True)
        if letter is not None and not letter.by_post:
            letter.by_post = True
            letter.save(update_fields=["by_post"])


def _case(follow_up: FollowUp) -> Application:
    if follow_up.application is None:
        raise NoCaseError(follow_up.key)
    return follow_up.application


def _staff_of(application: Application, *, everybody: bool) -> list[User]:
    """The handler of the case, or all handlers; nobody with a conflict of interest, and nobody without an address."""
    handler = application.handler
    alone = handler is not None and handler.is_active and not everybody
    people = [handler] if alone and handler is not None else people_with(Role.HANDLER)
    return [person for person in people if person.email and not has_conflict(person, application)]
