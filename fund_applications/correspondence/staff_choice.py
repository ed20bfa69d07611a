"""How a colleague wants his mail: his language, at once or together; and what waits for him."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from wagtail.users.models import UserProfile

from fund_applications.correspondence.catalogue import TEXTS
from fund_applications.models import Application, DigestItem, MailFrequency, StaffMailChoice


def frequency_of(person: User) -> MailFrequency:
    """What this person chose; at once when nothing was chosen."""
    chosen = StaffMailChoice.objects.filter(person=person).values_list("frequency", flat=True).first()
    return MailFrequency(chosen) if chosen else MailFrequency.AT_ONCE


def language_of(person: User) -> str:
    """The language that this person chose for the admin, when mails exist in it."""
    chosen = UserProfile.objects.filter(user=person).values_list("preferred_language", flat=True).first()
    return chosen if chosen in TEXTS else settings.LANGUAGE_CODE


def note(person: User, application: Application, *, key: str, words: str, code: str) -> None:
    """Keep a message for the next digest, once for each key; nothing for who wants only what is urgent."""
    if frequency_of(person) == MailFrequency.URGENT_ONLY:
        return
    DigestItem.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "application": application,
            "code": code,
            "words": words[:200],
            "noted_at": timezone.now(),
        },
    )
