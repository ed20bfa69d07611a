"""Writing a mail: from what happened to a row that waits to be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fund_applications.correspondence import merge_fields
from fund_applications.correspondence.access_link import MOMENT
from fund_applications.correspondence.addresses import address_for
from fund_applications.correspondence.catalogue import DateOf, MailKind, mail_kind
from fund_applications.correspondence.composing import Listed, compose, subject_of
from fund_applications.correspondence.staff_choice import frequency_of, language_of, note
from fund_applications.correspondence.tasks import deliver_mail
from fund_applications.lifecycle.calendar_days import day_of
from fund_applications.lifecycle.deadlines import clock_of, equated_days
from fund_applications.lifecycle.terms import first_contact_by
from fund_applications.models import Application, Draft, MailFrequency, OutgoingMail
from fund_applications.questions.text import one_line


class NoDateError(ValueError):
    """The text of a mail names a last day, and there is none."""


def mail_to_applicant(
    code: str,
    *,
    key: str,
    recipient: str,
    language: str,
    name: str = "",
    application: Application | None = None,
    draft: Draft | None = None,
    last_day: date | None = None,
    onward: str = "",
    who: str = "",
) -> OutgoingMail:
    """The mail with this key, written now or there already; it is sent after the commit."""
    kind = mail_kind(code)
    with translation.override(language):
        values = values_of(kind, application, draft, last_day, onward) | {
            merge_fields.SALUTATION.name: salutation(name),
            **({merge_fields.WHO.name: who or _("Iemand")} if kind.names_person else {}),
        }
    return _write(kind, key, recipient, language, values, application, draft)


def mail_to_staff(
    code: str, person: User, *, key: str, application: Application, who: str = "", last_day: date | None = None
) -> OutgoingMail | None:
    """The same to a colleague, in the language of his admin; None when it waits for a digest or is not wanted."""
    kind = mail_kind(code)
    language = language_of(person)
    with translation.override(language):
        values = values_of(kind, application, last_day=last_day) | {
            merge_fields.SALUTATION.name: salutation(person.first_name),
            merge_fields.WHO.name: who or _("Een collega"),
        }
    if not kind.urgent and frequency_of(person) != MailFrequency.AT_ONCE:
        note(person, application, key=key, words=subject_of(kind, language, values), code=code)
        return None
    return _write(kind, key, person.email, language, values, application, None)


def outage_to_staff(person: User, *, key: str) -> OutgoingMail:
    """The website was silent, and somebody must judge that. It waits for no digest: terms of residents hang on it."""
    kind, language = mail_kind("staff_outage"), language_of(person)
    with translation.override(language):
        values = values_of(kind) | {merge_fields.SALUTATION.name: salutation(person.first_name)}
    return _write(kind, key, person.email, language, values, None, None)


def digest_to_staff(person: User, *, key: str, listed: Sequence[Listed]) -> OutgoingMail:
    """All that waited for this colleague, in one mail."""
    kind, language = mail_kind("staff_digest"), language_of(person)
    with translation.override(language):
        values = values_of(kind) | {merge_fields.SALUTATION.name: salutation(person.first_name)}
    return _write(kind, key, person.email, language, values, None, None, listed)


def salutation(name: str) -> str:
    """`Hallo Sam,`, or without a name `Hallo,`."""
    words = one_line(name)
    return _("Hallo %(name)s,") % {"name": words} if words else _("Hallo,")


def day_in_words(value: date) -> str:
    """`woensdag 6 mei 2026`, in the active language."""
    return date_format(value, "l j F Y")


def values_of(
    kind: MailKind,
    application: Application | None = None,
    draft: Draft | None = None,
    last_day: date | None = None,
    onward: str = "",
) -> dict[str, str]:
    """The merge fields of this mail, but for the names. Nothing of a case goes in but its number and its dates.

    Raises NoDateError when the text names a last day and the case has none.
    """
    values = {
        merge_fields.LINK.name: address_for(kind.destination, application, onward),
        merge_fields.VALID_UNTIL.name: MOMENT,
    }
    if application is not None:
        values[merge_fields.REFERENCE.name] = application.reference
    if kind.date_of is not DateOf.NOTHING:
        found = last_day or _last_day(kind.date_of, application, draft)
        if found is None:
            raise NoDateError(kind.code)
        values[merge_fields.DATE.name] = day_in_words(found)
    return values


def _last_day(date_of: DateOf, application: Application | None, draft: Draft | None) -> date | None:
    if draft is not None and date_of is DateOf.DRAFT_EXPIRY:
        return day_of(draft.expires_at)
    if application is None:
        return None
    if date_of is DateOf.SUPPLEMENT:
        latest = application.supplement_requests.order_by("-pk").first()
        return latest.due_on if latest else None
    if date_of is DateOf.REPORT:
        return application.report_due_on
    if date_of is DateOf.FIRST_CONTACT:
        return first_contact_by(day_of(application.received_at), equated_days())
    if date_of is DateOf.FIRST_DECISION:
        return application.decide_by or clock_of(application).deadline(equated_days()).last_day
    return application.decide_by


def _write(
    kind: MailKind,
    key: str,
    recipient: str,
    language: str,
    values: Mapping[str, str],
    application: Application | None,
    draft: Draft | None,
    listed: Sequence[Listed] = (),
) -> OutgoingMail:
    found = OutgoingMail.objects.filter(key=key).first()
    if found is not None:
        return found
    composed = compose(kind, language, values, listed=listed)
    mail = OutgoingMail.objects.create(
        application=application,
        draft=draft,
        code=kind.code,
        key=key,
        recipient=recipient,
        language=language,
        subject=composed.subject[:200],
        body_text=composed.text,
        body_html=composed.html,
        message_id=f"<{uuid4()}@{urlsplit(settings.SITE_ADDRESS).hostname}>",
    )
    transaction.on_commit(partial(deliver_mail.enqueue, str(mail.pk)))
    return mail
