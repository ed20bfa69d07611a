"""News from the makers after a grant: a short message with photos, which an editor looks at before it is public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fund_applications.intake.file_kinds import FileRefusedError
from fund_applications.intake.mail_requests import request_mail
from fund_applications.intake.rate_limit import allowed
from fund_applications.intake.uploads import PreparedFile, discard, store_prepared
from fund_applications.lifecycle.statuses import status_for_applicant
from fund_applications.models import Application, MakerNews, Status

MOST_PHOTOS = 3
MOST_WAITING = 3
LONGEST_NEWS = 1500
EDITORS_NEWS = "staff_maker_news"
"""The mail that tells editors that news waits."""
_A_DAY = 10
_FROM_MAKERS = frozenset({Status.GRANTED, Status.REPORT_SUBMITTED, Status.DETERMINED})


class NewsRefusedError(Exception):
    """News can't be sent now; `message` says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def is_maker(application: Application) -> bool:
    """Whether there is an announced grant to tell news of."""
    return status_for_applicant(application) in _FROM_MAKERS


def check_photo(prepared: PreparedFile) -> None:
    """Only pictures go on a public page. Raises FileRefusedError."""
    if not prepared.judged.content_type.startswith("image/"):
        raise FileRefusedError("no_photo", _("Dit is geen foto. Kies een foto (jpg, png of heic)."))


def send_news(
    application: Application,
    *,
    heading: str,
    text: str,
    photos: Sequence[tuple[PreparedFile, str]] = (),
    now: datetime | None = None,
) -> MakerNews:
    """Keep the message with its photos (each with what is on it) for the editors. Raises NewsRefusedError."""
    if not is_maker(application):
        raise NewsRefusedError(_("Nieuws sturen kan als je geld hebt gekregen."))
    if not application.applicant.may_publish:
        raise NewsRefusedError(_("Zeg eerst dat we over je idee mogen vertellen. Dat doe je bij je gegevens."))
    with transaction.atomic():
        Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
        waiting = application.maker_news.filter(state=MakerNews.State.WAITING).count()
        if waiting >= MOST_WAITING or not allowed("maker-news", str(application.pk), times=_A_DAY, seconds=86_400):
            text = _("Er wachten al berichten van jou op de redactie. Stuur dit later.")
            raise NewsRefusedError(text)
        news = MakerNews.objects.create(
            application=application, heading=heading, text=text, sent_at=now or timezone.now()
        )
        for prepared, description in photos:
            store_prepared(prepared, application=application, news=news, description=description)
        request_mail(EDITORS_NEWS, application=application, key=str(news.pk), details={"news": str(news.pk)})
    return news


def take_back(application: Application, key: UUID) -> bool:
    """Take back a message that no editor looked at yet, with its photos; False when there is none."""
    with transaction.atomic():
        waiting = application.maker_news.select_for_update().filter(pk=key, state=MakerNews.State.WAITING).first()
        if waiting is None:
            return False
        discard(list(waiting.photos.all()))
        waiting.delete()
    return True
