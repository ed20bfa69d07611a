"""A missing or malformed environment variable stops the start, and says which one and how to mend it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "fonds.example.org",
    "SITE_ADDRESS": "https://fonds.example.org",
    "DATABASE_URL": "postgres://fonds:geheim@127.0.0.1:5432/fonds",
    "EMAIL_HOST": "mail.example.org",
    "DEFAULT_FROM_EMAIL": "Fonds <fonds@example.org>",
}


def start(**changes: str | None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **COMPLETE}
    for name, value in changes.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = value
    code = "import sys; sys.path[:0] = ['site']; from django.conf import settings; print(settings.DEBUG)"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_complete_environment_starts() -> None:
    result = start()
    assert (result.returncode, result.stdout.strip()) == (0, "False"), result.stderr


@pytest.mark.parametrize("name", [name for name in COMPLETE if name != "DJANGO_SETTINGS_MODULE"])
def test_a_missing_required_variable_is_named(name: str) -> None:
    result = start(**{name: None})
    assert result.returncode != 0
    assert f"The environment variable {name} is missing" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://root@localhost/fonds"),
        ("DATABASE_URL", "nonsense"),
        ("EMAIL_PORT", "five"),
        ("EMAIL_USE_TLS", "maybe"),
        ("SITE_ADDRESS", "fonds.example.org"),
        ("TASKS_BACKEND", "celery"),
        ("SECRET_KEY", "short"),
        ("UPLOAD_MAX_MB", "10MB"),
    ],
)
def test_a_malformed_variable_is_named_without_its_value(name: str, value: str) -> None:
    result = start(**{name: value})
    last_line = result.stderr.strip().splitlines()[-1]
    assert result.returncode != 0
    assert f"The environment variable {name} " in last_line
    assert f" {value} " not in f" {last_line} ".replace("too short", "")


def test_a_bucket_without_an_account_is_refused() -> None:
    result = start(S3_BUCKET="files")
    assert "The environment variable S3_ACCESS_KEY is missing" in result.stderr


def test_a_folder_for_data_is_made(tmp_path: Path) -> None:
    result = start(
        DJANGO_SETTINGS_MODULE="config.settings.dev", DATABASE_URL=None, DATA_ROOT=str(tmp_path / "new" / "one")
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "new" / "one").is_dir()


def test_a_folder_for_data_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    result = start(
        DJANGO_SETTINGS_MODULE="config.settings.dev", DATABASE_URL=None, DATA_ROOT=str(tmp_path / "file" / "x")
    )
    assert result.returncode != 0
    assert "The folder of the environment variable DATA_ROOT can't be made" in result.stderr
