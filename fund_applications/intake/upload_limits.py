"""The most that a request may bring: a file that is too big is read and thrown away, and told about.

Django keeps an upload of any size on disk before a view is asked. `BoundedUploadHandler` stands first among the upload
handlers: on the public forms it stops keeping a file as soon as it passes the limit, and remembers its name.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse

#: A little more than the limit, so that a file of exactly the limit passes with room for its wrapping.
_SLACK = 64 * 1024


class UnreadableRequestError(Exception):
    """What was sent is too big or too broken to read: nothing of it is known."""


class BoundedUploadHandler(FileUploadHandler):
    """Lets chunks pass to the next handler until a file is bigger than `UPLOAD_MAX_BYTES`."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on. Raises SkipFile past the limit: the parser then reads the rest and keeps nothing."""
        self.received += len(raw_data)
        if self._is_public() and self.received > settings.UPLOAD_MAX_BYTES + _SLACK:
            oversized_uploads(self.request)[self.field_name or ""] = self.file_name or ""
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another handler made the file."""

    def _is_public(self) -> bool:
        """The forms of residents; editors may upload a film in the admin."""
        request = self.request
        return request is None or not request.path_info.startswith(reverse("wagtailadmin_home"))


def oversized_uploads(request: HttpRequest | None) -> dict[str, str]:
    """The files of this request that were too big to keep: input name to file name."""
    if request is None:
        return {}
    if not hasattr(request, "_oversized_uploads"):
        request._oversized_uploads = {}  # type: ignore[attr-defined]
    return request._oversized_uploads  # type: ignore[attr-defined]


def read_post(request: HttpRequest) -> QueryDict:
    """The posted fields. Raises UnreadableRequestError when there is too much, or it is broken."""
    try:
        return request.POST
    except (
        BadRequest,
        MultiPartParserError,
        RequestDataTooBig,
        TooManyFieldsSent,
        TooManyFilesSent,
        UnreadablePostError,
    ) as error:
        raise UnreadableRequestError from error
