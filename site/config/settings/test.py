"""For the tests: quick passwords, mail in memory, files in a folder that goes away."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, STORAGES, environment

DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TEST_DATA_ROOT = Path(tempfile.mkdtemp(prefix="fund-tests-"))
atexit.register(shutil.rmtree, TEST_DATA_ROOT, ignore_errors=True)
STATIC_ROOT = TEST_DATA_ROOT / "static"  # empty, but there: WhiteNoise warns of a missing one
STATIC_ROOT.mkdir()
MEDIA_ROOT = TEST_DATA_ROOT / "media"
PRIVATE_ROOT = TEST_DATA_ROOT / "private"
if not environment.text("S3_BUCKET", ""):
    STORAGES["default"]["OPTIONS"]["location"] = str(MEDIA_ROOT)
    STORAGES["private"]["OPTIONS"]["location"] = str(PRIVATE_ROOT)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = str(TEST_DATA_ROOT / "db.sqlite3")
    # In a file, not in memory: threads and the live server then have connections of their own, as in production.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DATA_ROOT / "tests.sqlite3")}
LOGGING["root"]["level"] = "WARNING"  # type: ignore[index]  # noqa: F405
