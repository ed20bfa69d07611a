"""S3 as a storage whose failures are those of any storage: an OSError, so that no app needs to know boto3."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends import s3

T = TypeVar("T")


class StorageUnavailableError(OSError):
    """The object store did not answer, or refused."""


def _as_os_error(method: Callable[..., T]) -> Callable[..., T]:
    @wraps(method)
    def inner(*args: Any, **kwargs: Any) -> T:
        try:
            return method(*args, **kwargs)
        except (BotoCoreError, ClientError) as error:
            raise StorageUnavailableError(str(error)) from error

    return inner


class S3Storage(s3.S3Storage):
    """django-storages' own, with a failure that callers can tell. A file that is not there stays FileNotFoundError.

    It gives up within a minute: boto3 by itself tries for five, and a person waits for the page.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        patience = Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 2})
        self.client_config: Config = self.client_config.merge(patience)

    _save = _as_os_error(s3.S3Storage._save)
    _open = _as_os_error(s3.S3Storage._open)
    delete = _as_os_error(s3.S3Storage.delete)
    exists = _as_os_error(s3.S3Storage.exists)
