"""What the applicant hears when ClamAV finds something in a file that he sent already.

In a draft the page says it at the file itself. After sending nobody looks there any more, so it is a message: a refused
upload names the reason and the alternative at once (Awb 2:15).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fund_applications.lifecycle.follow_ups import tell_after_commit
from fund_applications.models import Application, Attachment, FollowUp, Message
from fund_applications.questions.text import one_line

_MESSAGE = "message"
"""The kind of the follow-up that announces a message (`correspondence.handlers`)."""


def tell_applicant(attachment: Attachment, now: datetime) -> Message | None:
    """Place a message about this file on the applicant's page, once. None for a file of a draft or of a colleague."""
    application = attachment.application
    if application is None or not _came_from_applicant(attachment):
        return None
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        key = f"infected/{attachment.pk}"
        if FollowUp.objects.filter(key=key).exists():
            return None
        with translation.override(application.applicant.language):
            message = Message(
                application=application,
                direction=Message.Direction.TO_APPLICANT,
                subject=_("We konden je bestand niet gebruiken"),
                body=_(
                    "In het bestand “%(name)s” zit een virus. We hebben het verwijderd, en niemand heeft het gelezen.\n\n"
                    "Maak het bestand opnieuw, of gebruik een andere computer. Stuur het daarna hieronder bij een bericht "
                    "mee. Lukt dat niet? Bel ons, of stuur het op papier."
                )
                % {"name": one_line(attachment.original_name)},
                sent_at=now,
            )
        message.save()
        follow_up = FollowUp.objects.create(
            application=application, kind=_MESSAGE, key=key, payload={"message": message.pk}, due_at=now
        )
        tell_after_commit([follow_up.pk])
    return message


def _came_from_applicant(attachment: Attachment) -> bool:
    """An answer, a report, news, or something with a message of the applicant; not what a colleague added."""
    message = attachment.message
    wrote = message is not None and message.direction == Message.Direction.FROM_APPLICANT
    return wrote or bool(attachment.question_id or attachment.report_id or attachment.news_id)
