"""The addresses of the site and the style guide, which the settings of the tests leave out."""

from django.urls import path

from config.styleguide import styleguide
from config.urls import urlpatterns as site_urlpatterns

urlpatterns = [path("styleguide/", styleguide), *site_urlpatterns]
