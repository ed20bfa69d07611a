"""Addresses of the applicant and of public proof; the form page itself is a page in Wagtail's tree."""

from django.urls import URLPattern, URLResolver, include, path

from fund_applications.publication import outages

urlpatterns: list[URLPattern | URLResolver] = [
    path("aanvragen/", include("fund_applications.intake.urls")),
    path("mijn-aanvraag/", include("fund_applications.applicant.urls")),
    path("register/", include("fund_applications.publication.urls")),
    path("storingen/", outages.page, name="outages"),
    path("", include("fund_applications.support.urls")),
]
