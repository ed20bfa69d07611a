"""Changing one's contact data and choices; what follows from a change is written as a row."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from fund_applications.intake.mail_requests import request_mail
from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.models import Applicant, Application, FollowUp

CONSENT_CHANGED = "consent_changed"
"""The kind of the follow-up that lets the public page of a case follow a changed consent."""
_CONSENT = frozenset({"may_publish", "name_publication"})


def save_contact_data(application: Application, applicant: Applicant, changed: Collection[str]) -> None:
    """Keep what changed. The choice for digital or post gets its date (Awb 2:8); the applicant hears of the change."""
    if not changed:
        return
    now = timezone.now()
    fields = set(changed)
    if "channel" in fields:
        applicant.channel_chosen_at = now
        fields.add("channel_chosen_at")
    with transaction.atomic():
        applicant.save(update_fields=sorted(fields))
        request_mail("contact_changed", application=application)
        if _CONSENT & fields:
            _let_publication_follow(application)


def _let_publication_follow(application: Application) -> None:
    follow_up = FollowUp.objects.create(
        application=application,
        kind=CONSENT_CHANGED,
        key=f"{CONSENT_CHANGED}/{application.pk}/{timezone.now().isoformat()}",
        due_at=timezone.now(),
    )
    tell_after_commit([follow_up.pk])


def ask_for_new_address(application: Application, email: str) -> bool:
    """Send a link to the new address; only its use changes anything."""
    return request_mail("new_address", email=email, application=application)
