"""For one's own machine: runs without any environment variable."""

from config.settings.base import *  # noqa: F403

DEBUG = environment.yes_or_no("DEBUG", True)  # noqa: F405
SECRET_KEY = environment.text("SECRET_KEY", "only-for-development-never-in-production-" + "x" * 20)  # noqa: F405
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])  # noqa: F405
INTERNAL_IPS = ["127.0.0.1"]
