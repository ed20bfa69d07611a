"""The values of a mail for a preview or a test: samples, or those of a real case that the reader may see.

A preview never gives access: its link holds no token.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import translation

from fund_applications.correspondence import merge_fields
from fund_applications.correspondence.catalogue import Audience, MailKind
from fund_applications.correspondence.composing import Listed
from fund_applications.correspondence.mails import NoDateError, salutation, values_of
from fund_applications.correspondence.merge_fields import samples
from fund_applications.models import Application

SAMPLE_LIST = (
    Listed("Nieuwe aanvraag: BIF-2027-0012", f"{settings.SITE_ADDRESS}/beheer/"),
    Listed("Verslag binnen: BIF-2026-0031", f"{settings.SITE_ADDRESS}/beheer/"),
)


def preview_values(kind: MailKind, language: str, application: Application | None, reader: User) -> dict[str, str]:
    """Every field of the mail. What a case does not have (yet), such as a date, keeps its sample."""
    values = samples(kind.fields)
    if application is None:
        return values
    name = reader.first_name if kind.audience is Audience.STAFF else application.applicant.name
    with translation.override(language):
        values |= {merge_fields.SALUTATION.name: salutation(name), merge_fields.REFERENCE.name: application.reference}
        try:
            values |= values_of(kind, application)
        except NoDateError:
            return values
    return values


def lacks_date(kind: MailKind, application: Application | None) -> bool:
    """Whether the mail names a day that this case does not have, so that the preview shows a made-up one."""
    if application is None:
        return False
    try:
        values_of(kind, application)
    except NoDateError:
        return True
    return False
