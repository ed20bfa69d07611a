"""Every address of the site. What an editor makes comes last: Wagtail's page tree."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.views.i18n import set_language

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("taal/", set_language, name="set_language"),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
]

if settings.DEBUG:
    from config.styleguide import styleguide

    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

# What a visitor reads: Dutch without a prefix, English below /en/. The address decides, never the browser's languages:
# half a page in another language helps nobody.
urlpatterns += i18n_patterns(
    path("zoeken/", include("search.urls")),
    path("", include("home.urls")),
    path("", include("fund_applications.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
