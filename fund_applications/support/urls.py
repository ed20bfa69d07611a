"""Addresses of support: below a draft and a case for the applicant, short ones for the neighbours."""

from django.urls import path

from fund_applications.support.views import neighbour, owner

app_name = "support"
_DRAFT = "aanvragen/c/<uuid:draft_id>/buren/"
_CASE = "mijn-aanvraag/aanvraag/<uuid:public_id>/buren/"

urlpatterns = [
    path(_DRAFT, owner.of_draft, name="of_draft"),
    path(f"{_DRAFT}kaart/", owner.card_of_draft, name="card_of_draft"),
    path(_CASE, owner.of_case, name="of_case"),
    path(f"{_CASE}kaart/", owner.card_of_case, name="card_of_case"),
    path("buren/reactie/<str:token>/", neighbour.answer, name="answer"),
    path("buren/reactie/<str:token>/wijzigen/", neighbour.change_answer, name="change"),
    path("buren/<str:code>/", neighbour.page, name="page"),
    path("buren/<str:code>/verstuurd/", neighbour.sent, name="sent"),
]
