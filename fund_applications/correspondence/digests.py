"""The mail that tells staff together what happened: at a set hour, once, also when nothing ran for days.

A message that waits is a row (`DigestItem`). Each run asks which readers have one from before their last set hour, and
writes a follow-up for that hour; its key makes it one, however many runs there are. What is noted while a digest is
being made waits for the next.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from wagtail.models import Site

from fund_applications.correspondence.addresses import address_for
from fund_applications.correspondence.catalogue import mail_kind
from fund_applications.correspondence.composing import Listed
from fund_applications.correspondence.follow_ups import handles
from fund_applications.correspondence.mails import digest_to_staff
from fund_applications.correspondence.staff_choice import frequency_of
from fund_applications.lifecycle.calendar_days import AMSTERDAM
from fund_applications.lifecycle.conflicts import has_conflict
from fund_applications.models import DigestItem, DigestSettings, FollowUp, MailFrequency, StaffMailChoice

DIGEST = "staff_digest"
"""The kind of the follow-ups."""
KEPT_FOR = timedelta(days=30)
_SATURDAY = 5


def digest_settings() -> DigestSettings:
    """The hour and day of the default site."""
    site = Site.objects.filter(is_default_site=True).first()
    return DigestSettings.for_site(site) if site else DigestSettings()


def last_set_hour(frequency: MailFrequency, now: datetime, chosen: DigestSettings) -> datetime:
    """The latest moment, now or before, at which a digest goes: the hour on a working day, or on the day of the week.

    Who no longer wants digests gets what still waited as if it were daily.
    """
    moment = now.astimezone(AMSTERDAM).replace(hour=chosen.hour, minute=0, second=0, microsecond=0)
    if moment > now:
        moment -= timedelta(days=1)
    while not _is_digest_day(moment.weekday(), frequency, chosen):
        moment -= timedelta(days=1)
    return moment


def _is_digest_day(weekday: int, frequency: MailFrequency, chosen: DigestSettings) -> bool:
    return weekday == chosen.weekday if frequency == MailFrequency.WEEKLY else weekday < _SATURDAY


def ask_for_digests(now: datetime) -> list[int]:
    """Write the follow-up of each digest that should go by now; the ids of those that are new."""
    waiting = DigestItem.objects.filter(told_at=None).order_by().values_list("person").annotate(Min("noted_at"))
    choices = dict(StaffMailChoice.objects.values_list("person_id", "frequency"))
    chosen = digest_settings()
    asked = []
    for person_id, oldest in waiting:
        frequency = MailFrequency(choices.get(person_id, MailFrequency.AT_ONCE))
        hour = last_set_hour(frequency, now, chosen)
        if oldest <= hour:
            follow_up, is_new = FollowUp.objects.get_or_create(
                key=f"digest/{person_id}/{hour:%Y-%m-%d/%H}",
                defaults={
                    "kind": DIGEST,
                    "payload": {"person": person_id, "until": hour.isoformat()},
                    "due_at": now,
                },
            )
            asked += [follow_up.pk] if is_new else []
    return asked


@handles(DIGEST)
def send_digest(follow_up: FollowUp) -> None:
    """Write the mail with all that waited until its hour; no mail when nothing of it may be told any more."""
    until = datetime.fromisoformat(follow_up.payload["until"])
    person = get_user_model()._default_manager.filter(pk=follow_up.payload["person"]).first()
    waiting = DigestItem.objects.filter(person_id=follow_up.payload["person"], told_at=None, noted_at__lte=until)
    with transaction.atomic():
        items = list(waiting.select_related("application").select_for_update(of=("self",)))
        listed = _lines(person, items) if isinstance(person, User) else []
        if listed and isinstance(person, User):
            digest_to_staff(person, key=follow_up.key, listed=listed)
        DigestItem.objects.filter(pk__in=[item.pk for item in items]).update(told_at=timezone.now())


def _lines(person: User, items: list[DigestItem]) -> list[Listed]:
    """One line for each message; the same message about the same case once. Nothing of a case with a conflict."""
    if not person.is_active or not person.email or frequency_of(person) == MailFrequency.URGENT_ONLY:
        return []
    hidden = {case.pk for case in {item.application for item in items} if has_conflict(person, case)}
    lines = {
        (item.words, _address(item)): Listed(item.words, _address(item))
        for item in items
        if item.application_id not in hidden
    }
    return list(lines.values())


def _address(item: DigestItem) -> str:
    return address_for(mail_kind(item.code).destination, item.application)


def forget_told(now: datetime) -> int:
    """Delete what was told a month ago; how many rows."""
    return DigestItem.objects.filter(told_at__lt=now - KEPT_FOR).delete()[0]
