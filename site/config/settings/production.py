"""For the real site: everything that must be chosen is required, and its absence stops the start."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES, environment

DEBUG = False
SECRET_KEY = environment.text("SECRET_KEY", expected="at least 50 random characters")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "The environment variable SECRET_KEY is too short: give it at least 50 random characters."
    )
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS")
SITE_ADDRESS = WAGTAILADMIN_BASE_URL = environment.web_address("SITE_ADDRESS")
DATABASES["default"].update(environment.database("DATABASE_URL"))  # noqa: F405
environment.text("EMAIL_HOST", expected="the name of the mail server")
environment.text("DEFAULT_FROM_EMAIL", expected="an address such as Fonds <fonds@example.nl>")
CSRF_TRUSTED_ORIGINS = environment.names("CSRF_TRUSTED_ORIGINS", [SITE_ADDRESS])

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
SECURE_SSL_REDIRECT = environment.yes_or_no("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = environment.whole_number("SECURE_HSTS_SECONDS", 31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
