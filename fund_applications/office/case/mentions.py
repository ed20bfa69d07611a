"""Pointing colleagues to a note: who may be named, who was, and what somebody has not read yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from fund_applications.intake.mail_requests import request_mail
from fund_applications.lifecycle.roles import people_with
from fund_applications.models import Application, Conflict, InternalNote, NoteMention
from fund_applications.office.access import CASE_STAFF, cases_of
from fund_applications.office.words import name_of

MAIL = "staff_mention"
_AT = re.compile(r"(?<![\w@.])@([\w-]+(?:\.[\w-]+)*)")


def people_to_mention(application: Application, writer: Any) -> list[Any]:
    """Colleagues who read the notes of this case and have no conflict with it, but for the writer. Five queries."""
    blocked = set(Conflict.objects.filter(application=application).values_list("person_id", flat=True))
    own = {application.applicant.email.casefold(), *application.co_applicants.values_list("email", flat=True)} - {""}
    people = {person.pk: person for role in CASE_STAFF for person in people_with(role)}
    found = [
        person
        for person in people.values()
        if person.pk not in blocked | {writer.pk} and (person.email or "").casefold() not in own
    ]
    return sorted(found, key=name_of)


def named_in(text: str, people: Iterable[Any]) -> set[int]:
    """Who is named as @name among these people: by login name, or by a first name that only one of them has."""
    names = {match.casefold() for match in _AT.findall(text)}
    if not names:
        return set()
    people = list(people)
    firsts = [person.first_name.casefold() for person in people]
    return {
        person.pk
        for person, first in zip(people, firsts, strict=True)
        if person.get_username().casefold() in names or (first in names and firsts.count(first) == 1)
    }


def write_note(application: Application, writer: Any, text: str, mentioned: Iterable[Any]) -> InternalNote:
    """Keep a note and tell those who are pointed to it, once each."""
    with transaction.atomic():
        note = InternalNote.objects.create(application=application, author=writer, text=text)
        for person in mentioned:
            NoteMention.objects.create(note=note, person=person)
            request_mail(
                MAIL,
                application=application,
                key=f"{note.pk}/{person.pk}",
                details={"user": person.pk, "who": name_of(writer)},
            )
    return note


def unread_by(user: Any) -> QuerySet[NoteMention]:
    """Notes that somebody is pointed to and has not seen, of cases that he may still read; the newest first."""
    mine = NoteMention.objects.filter(person=user, read_at=None, note__application__in=cases_of(user).values("pk"))
    return mine.select_related("note__application", "note__author").order_by("-pk")


def mark_read(application: Application, user: Any, now: datetime) -> None:
    """This person opened the case, with its notes on it."""
    NoteMention.objects.filter(person_id=user.pk, note__application=application, read_at=None).update(read_at=now)
