"""The handlers of what becomes public."""

from __future__ import annotations

from fund_applications.applicant.contact_data import CONSENT_CHANGED
from fund_applications.correspondence.follow_ups import handles
from fund_applications.lifecycle.follow_ups import FollowUpKind as Kind
from fund_applications.models import FollowUp
from fund_applications.publication.project_page import follow_consent, start_page
from fund_applications.publication.register import update_entry


@handles(Kind.START_PROJECT_PAGE)
def start_project_page(follow_up: FollowUp) -> None:
    """After each announcement: a draft page for a grant that may be told of, to which its line in the register leads."""
    if follow_up.application is not None and start_page(follow_up.application) is not None:
        update_entry(follow_up.application)


@handles(CONSENT_CHANGED)
def consent_changed(follow_up: FollowUp) -> None:
    """The applicant changed what may be public: page and register follow."""
    if follow_up.application is not None:
        follow_consent(follow_up.application)
        update_entry(follow_up.application)


@handles(Kind.UPDATE_REGISTER)
def update_register(follow_up: FollowUp) -> None:
    """After each announcement: the line of the case in the public register."""
    if follow_up.application is not None:
        update_entry(follow_up.application)
