"""From an announced grant to a draft project page, with public fields only, for an editor to complete.

The page is made once. It holds nothing of the case but what the applicant agreed to make public, and it goes the ordinary
way of a page: draft, moderation, publication.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from wagtail.models import Page

from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import (
    Applicant,
    ApplicantKind,
    Application,
    DecisionKind,
    NamePublication,
    ProjectPublication,
    Status,
)
from home.models import ProjectIndexPage, ProjectPage
from home.models.base import SUMMARY_LENGTH

_LONGEST_NAME = 120
PUBLIC_STATUSES = frozenset({Status.GRANTED, Status.REPORT_SUBMITTED, Status.DETERMINED})


class NoProjectIndexError(RuntimeError):
    """There is no page under which project pages can stand."""


def start_page(application: Application) -> ProjectPage | None:
    """Make the draft page of an announced grant; None without consent, without a grant, or when it was made before."""
    if not _may_be_told(application):
        return None
    with transaction.atomic():
        publication, is_new = ProjectPublication.objects.get_or_create(application=application)
        if not is_new:
            return None
        index = ProjectIndexPage.objects.order_by("-live", "pk").first()
        if index is None:
            raise NoProjectIndexError("make a page of the type ProjectIndexPage first")
        page = _draft(application, index)
        publication.page = page
        publication.save(update_fields=["page"])
    return page


def follow_consent(application: Application) -> None:
    """Let the page follow what the applicant agrees to now: a page is made, its name changes, or it goes offline.

    A name that was taken back disappears at once, from the live page and from all its versions; the same for the whole page.
    """
    publication = ProjectPublication.objects.filter(application=application).select_related("page").first()
    if publication is None:
        start_page(application)
        return
    page = publication.page
    if page is None:
        return
    if not application.applicant.may_publish:
        if page.live:
            page.unpublish()
        _rename(page, "")
        ProjectPublication.objects.filter(pk=publication.pk).update(withdrawn_at=timezone.now())
        return
    ProjectPublication.objects.filter(pk=publication.pk).update(withdrawn_at=None)
    _rename(page, public_name(application.applicant))


def public_name(applicant: Applicant) -> str:
    """The name that may be told. Of a natural person never without consent; an organisation by its own name."""
    if applicant.kind == ApplicantKind.ORGANISATION and applicant.organisation:
        return applicant.organisation[:_LONGEST_NAME]
    if applicant.name_publication == NamePublication.FULL:
        return applicant.name[:_LONGEST_NAME]
    if applicant.name_publication == NamePublication.FIRST_NAME:
        return applicant.name.split(" ")[0][:_LONGEST_NAME]
    return ""


def _may_be_told(application: Application) -> bool:
    """Consent, and a grant that is announced and stands."""
    if not application.applicant.may_publish or status_for_applicant(application) not in PUBLIC_STATUSES:
        return False
    return application.decisions.filter(kind=DecisionKind.GRANT, announcement__isnull=False).exists()


def _draft(application: Application, index: Page) -> ProjectPage:
    grant = application.decisions.filter(kind=DecisionKind.GRANT).select_related("announcement").latest("pk")
    page = ProjectPage(
        title=application.title,
        summary=application.summary[:SUMMARY_LENGTH],
        amount=grant.amount,
        year=grant.announcement.sent_on.year,
        recipient_name=public_name(application.applicant),
        live=False,
    )
    index.add_child(instance=page)
    page.villages.set(application.villages.all())
    page.themes.set(application.themes.all())
    page.save()  # the villages and themes of a page are stored with it, not when they are set
    page.save_revision()
    return page


def _rename(page: ProjectPage, name: str) -> None:
    """Put the name, or nothing, on the page as it is live and in every version of it.

    Also in the old ones: an editor reads them, and going back to one would make a name public that was taken back.
    """
    if page.recipient_name != name:
        page.recipient_name = name
        page.save(update_fields=["recipient_name"], clean=False)
    for revision in page.revisions.iterator(chunk_size=20):
        if revision.content.get("recipient_name", "") != name:
            revision.content["recipient_name"] = name
            revision.save(update_fields=["content"])
