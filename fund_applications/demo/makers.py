"""Who follows a case and what makers tell, in the examples: a co-applicant, and news that waits for an editor."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from fund_applications.applicant.maker_news import is_maker
from fund_applications.intake.uploads import store
from fund_applications.models import Application, CoApplicant, MakerNews, Status
from fund_applications.publication.project_page import start_page

HEADING = "Voorbeeld: we zijn begonnen"
TEXT = (
    "Zaterdag kwamen er twaalf mensen helpen. De jongste was zes.\n\n"
    "Volgende week gaan we verder. Kom je ook? Dit bericht is een voorbeeld."
)
SEEN = "Getekend voorbeeld: zon boven een groene heuvel"
_SIZE = (1200, 800)


def add_makers(application: Application, now: datetime) -> None:
    """The first grant that may be told of gets a co-applicant who follows it, its draft page, and news with a picture."""
    told_of = application.status == Status.GRANTED and is_maker(application) and application.applicant.may_publish
    if not told_of or MakerNews.objects.exists():
        return
    CoApplicant.objects.create(
        application=application,
        name="Mede Voorbeeld",
        email="mede-aanvrager@example.org",
        invited_at=application.received_at - timedelta(days=3),
        joined_at=application.received_at - timedelta(days=2),
        may_follow=True,
    )
    start_page(application)
    news = MakerNews.objects.create(
        application=application, heading=HEADING, text=TEXT, sent_at=now - timedelta(days=1)
    )
    picture = SimpleUploadedFile("voorbeeld.jpg", _picture())
    store(picture, application=application, news=news, description=SEEN)


def _picture() -> bytes:
    """Plainly no photo of anything."""
    image = Image.new("RGB", _SIZE, "#cfe8f5")
    pen = ImageDraw.Draw(image)
    pen.ellipse((860, 90, 1060, 290), fill="#f4b942")
    pen.ellipse((-300, 480, 1500, 1600), fill="#3f8f5b")
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=85)
    return kept.getvalue()
