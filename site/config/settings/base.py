"""What is the same everywhere. What differs comes from the environment: docs/operators.md has the table."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.settings import environment

ROOT = Path(__file__).resolve().parents[3]
SITE_ROOT = ROOT / "site"
DATA_ROOT = Path(environment.text("DATA_ROOT", str(ROOT / "var")))

INSTALLED_APPS = [
    "home",
    "search",
    "fund_applications",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressTextMiddleware",
    "config.security.SitePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "config.context_processors.theme",
                "home.chrome.chrome",
            ],
            "libraries": {"components": "config.templatetags.components"},
        },
    }
]
FORM_RENDERER = "config.form_renderer.FormRenderer"
# Another municipality: a class on <html> and a file of tokens (docs/design.md).
THEME_CLASS = environment.text("THEME_CLASS", "lappendeken-theme")
THEME_STYLESHEET = environment.text("THEME_STYLESHEET", "")

# --- Database -----------------------------------------------------------------------------------
DATABASES = {
    "default": environment.database(
        "DATABASE_URL",
        {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA_ROOT / "db.sqlite3")},
    )
}
_database = DATABASES["default"]
_database["CONN_MAX_AGE"] = environment.whole_number("DATABASE_CONN_MAX_AGE", 60)
if _database["ENGINE"] == "django.db.backends.sqlite3":
    environment.made_folder("DATA_ROOT", DATA_ROOT)
    _database["OPTIONS"] = {
        # A transaction that takes its lock at the start can't deadlock on the way to writing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    _database["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [SITE_ROOT / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = USE_TZ = True
WAGTAIL_I18N_ENABLED = True

# --- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_ROOT / "static"
STATICFILES_DIRS = [SITE_ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_ROOT / "media"
PRIVATE_ROOT = DATA_ROOT / "private"


def _file_storage(bucket_prefix: str, location: Path, address: str | None, signed_for: int | None) -> dict:
    """Local folders by default; S3 (django-storages, boto3) as soon as S3_BUCKET is set."""
    bucket = environment.text("S3_BUCKET", "")
    if not bucket:
        options: dict = {"location": str(location), "base_url": address}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    options = {
        "bucket_name": bucket,
        "location": bucket_prefix,
        "endpoint_url": environment.text("S3_ENDPOINT_URL", "") or None,
        "region_name": environment.text("S3_REGION", "eu-central-1"),
        "access_key": environment.text("S3_ACCESS_KEY", expected="the key of the S3 account"),
        "secret_key": environment.text("S3_SECRET_KEY", expected="the secret of the S3 account"),
        "addressing_style": environment.text("S3_ADDRESSING_STYLE", "path"),
        "signature_version": "s3v4",
        "default_acl": None,
        "file_overwrite": False,
        "querystring_auth": signed_for is not None,
        "querystring_expire": signed_for or 0,
    }
    public_domain = environment.text("S3_PUBLIC_DOMAIN", "")
    if signed_for is None and public_domain:
        options["custom_domain"] = public_domain
    return {"BACKEND": "config.s3_storage.S3Storage", "OPTIONS": options}


STORAGES = {
    "default": _file_storage("public", MEDIA_ROOT, MEDIA_URL, signed_for=None),
    # Nothing below this storage has a public address: it is read through a view that checks who asks.
    "private": _file_storage("private", PRIVATE_ROOT, None, signed_for=60),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    # Stops keeping a resident's file as soon as it is too big, so that no upload fills the disk.
    "fund_applications.intake.upload_limits.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_MAX_BYTES = environment.whole_number("UPLOAD_MAX_MB", 10) * 1024 * 1024
UPLOAD_MAX_FILES = environment.whole_number("UPLOAD_MAX_FILES", 10)
CLAMAV_ADDRESS = environment.text("CLAMAV_ADDRESS", "")

# --- Tasks, cache, mail -------------------------------------------------------------------------
TASKS = {
    "default": {
        "BACKEND": environment.choice(
            "TASKS_BACKEND",
            {
                "immediate": "django_tasks.backends.immediate.ImmediateBackend",
                "database": "django_tasks_db.DatabaseBackend",
            },
            default="immediate",
        )
    }
}
CACHE_URL = environment.text("CACHE_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
EMAIL_HOST = environment.text("EMAIL_HOST", "")
EMAIL_PORT = environment.whole_number("EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.yes_or_no("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "Burgerinnovatiefonds <fonds@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_ROOT / "mail")

# --- Search -------------------------------------------------------------------------------------
_search = "search.sqlite" if _database["ENGINE"] == "django.db.backends.sqlite3" else "wagtail.search.backends.database"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": _search, "SEARCH_CONFIG": "dutch", "AUTO_UPDATE": True}}

# --- Wagtail ------------------------------------------------------------------------------------
SITE_ADDRESS = environment.web_address("SITE_ADDRESS", "http://localhost:8000")
WAGTAIL_SITE_NAME = "Burgerinnovatiefonds"
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_IMAGE_MODEL = "wagtailimages.Image"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "csv", "vtt", "txt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS = []  # type: ignore[var-annotated]
TAGGIT_CASE_INSENSITIVE = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]

# --- Safety -------------------------------------------------------------------------------------
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows previews in a frame of its own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # wants DENY, see the line above
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
_media_origins = [o for o in [environment.text("S3_MEDIA_ORIGIN", "")] if o]
# Sites whose films may play inside a page, after a click of the visitor. Films of other sites are a link.
FILM_HOSTS = environment.names("FILM_HOSTS", ["www.youtube-nocookie.com", "player.vimeo.com"])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_media_origins],
        "media-src": [SELF, *_media_origins],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF, *(f"https://{host}" for host in FILM_HOSTS)],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
# Wagtail's own admin builds inline styles and date pickers: its policy is apart, the public one stays strict.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:", *_media_origins],
    "media-src": [SELF, "blob:", *_media_origins],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "object-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [SELF],
    "worker-src": [SELF, "blob:"],
}

# --- The fund -----------------------------------------------------------------------------------
DRAFT_DAYS = environment.whole_number("DRAFT_DAYS", 60)
MAGIC_LINK_HOURS = environment.whole_number("MAGIC_LINK_HOURS", 24)
PRIVACY_REQUEST_YEARS = environment.whole_number("PRIVACY_REQUEST_YEARS", 1)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL", "INFO")},
    # They write a line for every start, page and task: the log of the site is about the site.
    "loggers": {name: {"level": "WARNING"} for name in ("django_tasks", "wagtail", "pikepdf")},
}
