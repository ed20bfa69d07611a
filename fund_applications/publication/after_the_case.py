"""What stays public when a case is destroyed: the line in the register without a person, and a published page without a name.

The law asks for the basis, the recipient, the activity and the amounts (Woo 3.3a); of a natural person not the name. The
consent to be named can't be taken back any more once the case is gone, so it ends with it.
"""

from __future__ import annotations

from wagtail.models import PageLogEntry

from fund_applications.models import (
    ApplicantKind,
    Application,
    NamePublication,
    ProjectPublication,
    RegisterEntry,
)
from fund_applications.publication.register import public_activity
from home.models import ProjectPage


def outlive(application: Application) -> None:
    """Take out of the register and of the project page what comes from the person. In the transaction of the destruction.

    The applicant in memory is changed as well (not saved): from here on nobody may be named.
    """
    applicant = application.applicant
    is_organisation = applicant.kind == ApplicantKind.ORGANISATION and bool(applicant.organisation)
    applicant.name_publication = NamePublication.NONE
    entry = RegisterEntry.objects.filter(application=application).first()
    if entry is not None:
        entry.activity = public_activity(application)[:200]
        entry.description = ""
        if not is_organisation:
            entry.recipient = ""
            entry.kvk_number = ""
        entry.application = None
        entry.save()
    publication = ProjectPublication.objects.filter(application=application).select_related("page").first()
    if publication is not None and publication.page is not None:
        _without_a_person(publication.page, is_organisation=is_organisation)


def _without_a_person(page: ProjectPage, *, is_organisation: bool) -> None:
    """A page that nobody published goes, with what Wagtail's log says of it; a published one stays, as the work of the
    editors, without the names of people. Its earlier versions go: they may hold a name that was taken off later."""
    if page.first_published_at is None:
        key = page.pk
        page.delete()
        PageLogEntry.objects.filter(page_id=key).delete()
        return
    latest = page.get_latest_revision_as_object()
    if not is_organisation:
        page.recipient_name = latest.recipient_name = ""
        page.save(update_fields=["recipient_name"], clean=False)
    revision = latest.save_revision(clean=False)
    page.revisions.exclude(pk=revision.pk).delete()
