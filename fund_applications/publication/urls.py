"""Addresses of the public register and its open data: they stay."""

from django.urls import path
from django.views.decorators.http import condition, require_safe

from fund_applications.publication import views

app_name = "register"
_unchanged = condition(etag_func=views.fingerprint, last_modified_func=views.last_change)

urlpatterns = [
    path("", views.page, name="page"),
    path("subsidies.csv", views.as_csv, name="csv"),
    path("360giving.json", views.as_360giving, name="giving"),
    path("dcat.jsonld", views.as_catalogue, name="catalogue"),
    path("atom.xml", require_safe(_unchanged(views.NewGrants())), name="atom"),
    path("agenda.ics", views.as_agenda, name="agenda"),
]
