"""`/healthz`: says that this node serves and reaches its database, and keeps when it last did."""

import logging

from django.db import connection
from django.db.utils import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from fund_applications.lifecycle.heartbeat import beat

logger = logging.getLogger(__name__)


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 `ok`, or 503 when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database unreachable", status=503, content_type="text/plain")
    _remember()
    return HttpResponse("ok", content_type="text/plain")


def _remember() -> None:
    """A node that can't write (before its migrations, on a locked disk) serves all the same: it is logged."""
    try:
        outage = beat(timezone.now())
    except Error:
        logger.exception("The sign of life could not be kept")
        return
    if outage is not None:
        logger.warning("No sign of life from %s to %s: judge it in the register", outage.starts_at, outage.ends_at)
