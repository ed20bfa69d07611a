"""From a message of the makers to the public page of their project. Only text and photos cross, nothing of the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from wagtail.images import get_image_model

from fund_applications.intake.mail_requests import request_mail
from fund_applications.models import Attachment, MakerNews, ProjectPublication
from home.models import ProjectIndexPage, ProjectPage, ProjectUpdate


class NotPlacedError(Exception):
    """The message can't be placed now; `message` says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Placing:
    """What an editor makes of a message: the words, and the photos that are shown with what is on them."""

    heading: str
    text: str
    photos: Sequence[tuple[Attachment, str]] = ()
    answer: str = ""


def may_see(user: Any) -> bool:
    """Who writes project pages; they see the message, and nothing of the case it came from."""
    index = ProjectIndexPage.objects.order_by("-live", "pk").first()
    return index is not None and index.permissions_for_user(user).can_add_subpage()


def may_place(user: Any) -> bool:
    """Who publishes project pages."""
    index = ProjectIndexPage.objects.order_by("-live", "pk").first()
    return index is not None and index.permissions_for_user(user).can_publish_subpage()


def page_of(news: MakerNews) -> ProjectPage | None:
    """The page of the project, as far as there is one."""
    publication = ProjectPublication.objects.filter(application=news.application_id).select_related("page").first()
    return publication.page if publication else None


def place(news_id: Any, user: User, placing: Placing) -> ProjectPage:
    """Put the message on the page: at once when the page is live, else in its draft. Raises NotPlacedError."""
    with transaction.atomic():
        news = _waiting(news_id)
        page = page_of(news)
        if page is None:
            raise NotPlacedError(_("Er is nog geen projectpagina van deze toekenning. Maak die eerst."))
        if not news.application.applicant.may_publish:
            raise NotPlacedError(_("De makers vinden het niet meer goed dat we over hun idee vertellen."))
        _add_to_page(page, _update_of(placing, user), user)
        _close(news, MakerNews.State.PLACED, user, placing.answer)
    return page


def decline(news_id: Any, user: User, answer: str) -> None:
    """Don't place it; the makers read why. Raises NotPlacedError."""
    with transaction.atomic():
        _close(_waiting(news_id), MakerNews.State.DECLINED, user, answer)


def _waiting(news_id: Any) -> MakerNews:
    rows = MakerNews.objects.select_for_update(of=("self",)).select_related("application__applicant")
    news = rows.filter(pk=news_id, state=MakerNews.State.WAITING).first()
    if news is None:
        raise NotPlacedError(_("Dit bericht is al bekeken, of teruggehaald."))
    return news


def _close(news: MakerNews, state: MakerNews.State, user: User, answer: str) -> None:
    news.state, news.handled_by, news.handled_at, news.answer = state, user, timezone.now(), answer
    news.save(update_fields=["state", "handled_by", "handled_at", "answer"])
    request_mail("maker_news_handled", application=news.application, key=str(news.pk))


def _update_of(placing: Placing, user: User) -> dict[str, Any]:
    paragraphs = [escape(part).replace("\n", "<br/>") for part in placing.text.split("\n\n") if part.strip()]
    return {
        "date": timezone.localdate(),
        "heading": placing.heading,
        "text": "".join(f"<p>{part}</p>" for part in paragraphs),
        "photos": [_photo_block(attachment, alt, user) for attachment, alt in placing.photos],
    }


def _photo_block(attachment: Attachment, alt: str, user: User) -> dict[str, Any]:
    """A copy in the library of images: the upload was drawn anew when it came in, without place or time in it."""
    with attachment.file.open("rb") as stored:
        content = ContentFile(stored.read(), name=f"{attachment.pk}.{str(attachment.file.name).rpartition('.')[2]}")
    image = get_image_model()(title=alt or attachment.original_name, file=content, uploaded_by_user=user)
    image.save()
    shown = {"image": image.pk, "alt_text": alt, "decorative": not alt}
    return {"type": "photo", "value": {"image": shown, "caption": "", "credit": ""}}


def _add_to_page(page: ProjectPage, values: dict[str, Any], user: User) -> None:
    """A draft with other changes keeps them to itself: then only the message goes online."""
    draft = page.get_latest_revision_as_object()
    if page.live and page.has_unpublished_changes:
        row = ProjectUpdate.objects.create(page=page, **values)
        page.save(clean=False)
        draft.updates.add(ProjectUpdate(pk=row.pk, **values))
        draft.save_revision(user=user)
        return
    draft.updates.add(ProjectUpdate(**values))
    revision = draft.save_revision(user=user)
    if page.live:
        revision.publish(user=user)
