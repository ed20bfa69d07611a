"""The statuses of a case, in the words of the staff and in the words of the applicant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a case stands. The label is what staff read; `APPLICANT_WORDING` is what the applicant reads."""

    SUBMITTED = "submitted", _("Ingediend")
    SUPPLEMENT_REQUESTED = "supplement_requested", _("Aanvulling gevraagd")
    UNDER_REVIEW = "under_review", _("In beoordeling")
    ADVISED = "advised", _("Advies vastgesteld")
    GRANTED = "granted", _("Toegekend")
    REJECTED = "rejected", _("Afgewezen")
    NOT_PROCESSED = "not_processed", _("Buiten behandeling")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    REFERRED = "referred", _("Doorverwezen")
    REPORT_SUBMITTED = "report_submitted", _("Verantwoording ingediend")
    DETERMINED = "determined", _("Vastgesteld")
    REVOKED = "revoked", _("Ingetrokken of gewijzigd")


APPLICANT_WORDING = {
    Status.SUBMITTED: _("We hebben je aanvraag"),
    Status.SUPPLEMENT_REQUESTED: _("We missen nog iets van jou"),
    Status.UNDER_REVIEW: _("We bekijken je plan"),
    Status.ADVISED: _("De commissie heeft advies gegeven"),
    Status.GRANTED: _("Gefeliciteerd, je krijgt geld"),
    Status.REJECTED: _("Je krijgt geen geld, dit is waarom"),
    Status.NOT_PROCESSED: _("We behandelen je aanvraag niet"),
    Status.WITHDRAWN: _("Je hebt je aanvraag ingetrokken"),
    Status.REFERRED: _("We hielpen je naar een betere plek"),
    Status.REPORT_SUBMITTED: _("We bekijken je verslag"),
    Status.DETERMINED: _("Klaar, bedankt"),
    Status.REVOKED: _("Je subsidie is gewijzigd"),
}

OPEN_STATUSES = frozenset({Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.UNDER_REVIEW, Status.ADVISED})
"""A decision is still to be taken: the decision term runs or is suspended."""

DECIDED_STATUSES = frozenset({Status.GRANTED, Status.REJECTED, Status.NOT_PROCESSED})
"""The applicant hears the outcome at the announcement, not before (Awb 3:40)."""
