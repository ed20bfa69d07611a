"""Reading the environment, with an error that says which variable to mend and how."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

_reader = environ.Env()
_REQUIRED = object()


def _read(name: str, cast: Callable[..., T], expected: str, default: object) -> T:
    if default is _REQUIRED and not os.environ.get(name):
        raise ImproperlyConfigured(
            f"The environment variable {name} is missing. Give it {expected}. See docs/operators.md for the whole table."
        )
    if not os.environ.get(name):
        return default  # type: ignore[return-value]
    try:
        return cast(name)
    except (ValueError, TypeError, ImproperlyConfigured) as error:
        # The value itself stays out of the message: it may be a secret that ends up in a log.
        raise ImproperlyConfigured(
            f"The environment variable {name} can't be understood. It needs {expected}. See docs/operators.md."
        ) from error


def text(name: str, default: object = _REQUIRED, expected: str = "a text") -> str:
    """The variable as text; ImproperlyConfigured when it is required and missing."""
    return _read(name, _reader.str, expected, default)


def whole_number(name: str, default: object = _REQUIRED) -> int:
    """The variable as an int; ImproperlyConfigured when it is none."""
    return _read(name, _reader.int, "a whole number such as 60", default)


def _strict_boolean(name: str) -> bool:
    value = os.environ[name].strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ValueError(name)


def yes_or_no(name: str, default: object = _REQUIRED) -> bool:
    """The variable as a bool; anything but true/false/yes/no/on/off/1/0 is an error, not a silent False."""
    return _read(name, _strict_boolean, "true or false", default)


def names(name: str, default: object = _REQUIRED) -> list[str]:
    """A comma-separated list of names."""
    return _read(name, _reader.list, "names separated by commas", default)


def _database(name: str) -> dict:
    config = _reader.db_url(name)
    if config.get("ENGINE") not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        raise ValueError(name)
    return config


def database(name: str, default: dict | object = _REQUIRED) -> dict:
    """A Django database configuration out of an address such as postgres://user:password@host:5432/name."""
    return _read(name, _database, "an address such as postgres://user:password@host:5432/name", default)


def _web_address(name: str) -> str:
    value = os.environ[name].strip().rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError(name)
    return value


def web_address(name: str, default: object = _REQUIRED) -> str:
    """An http(s) address without a slash at its end."""
    return _read(name, _web_address, "an address such as https://fonds.example.nl", default)


def choice(name: str, allowed: dict[str, str], default: str) -> str:
    """The value of `allowed` under the name that the variable holds."""

    def pick(variable: str) -> str:
        if os.environ[variable] not in allowed:
            raise ValueError(variable)
        return allowed[os.environ[variable]]

    return _read(name, pick, f"one of: {', '.join(allowed)}", allowed[default])


def made_folder(name: str, folder: Path) -> Path:
    """The folder that the variable holds, made when it isn't there; ImproperlyConfigured when that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder of the environment variable {name} can't be made. Give it a folder that you may write in."
        ) from error
    return folder
