"""Addresses of "Mijn aanvraag". Every view but the first three asks who is signed in (`access`)."""

from django.urls import path

from fund_applications.applicant.views import (
    case,
    changes,
    downloads,
    entry,
    following,
    grant,
    messages,
    news,
    supplement,
)

app_name = "applicant"
_CASE = "aanvraag/<uuid:public_id>/"

urlpatterns = [
    path("", entry.home, name="home"),
    path("link/", entry.ask_link, name="ask_link"),
    path("link/<str:token>/", entry.link, name="link"),
    path("uitloggen/", entry.log_out, name="log_out"),
    path("concept/<uuid:draft_id>/", entry.open_draft, name="open_draft"),
    path("volgen/<uuid:public_id>/", following.follow, name="follow"),
    path(_CASE, case.case, name="case"),
    path(f"{_CASE}gegevens-van-de-aanvraag/", case.answers, name="answers"),
    path(f"{_CASE}brief/<int:letter_id>/", downloads.letter, name="letter"),
    path(f"{_CASE}bestand/<uuid:attachment_id>/", downloads.attachment, name="attachment"),
    path(f"{_CASE}kopie.pdf", downloads.copy_pdf, name="copy_pdf"),
    path(f"{_CASE}kopie.html", downloads.copy_html, name="copy_html"),
    path(f"{_CASE}kopie.json", downloads.copy_json, name="copy_json"),
    path(f"{_CASE}agenda.ics", downloads.calendar, name="calendar"),
    path(f"{_CASE}mijn-gegevens.json", downloads.own_data, name="own_data"),
    path(f"{_CASE}mijn-gegevens.pdf", downloads.own_data_as_pdf, name="own_data_pdf"),
    path(f"{_CASE}aanvullen/", supplement.supplement, name="supplement"),
    path(f"{_CASE}berichten/", messages.messages, name="messages"),
    path(f"{_CASE}intrekken/", changes.withdraw, name="withdraw"),
    path(f"{_CASE}doorverwijzen/", changes.referral, name="referral"),
    path(f"{_CASE}contact/", changes.contact, name="contact"),
    path(f"{_CASE}meekijken/", following.followers, name="followers"),
    path(f"{_CASE}mening/", changes.feedback, name="feedback"),
    path(f"{_CASE}mails/", changes.mails, name="mails"),
    path(f"{_CASE}e-mailadres/", changes.email, name="email"),
    path(f"{_CASE}bezwaar/", changes.objection, name="objection"),
    path(f"{_CASE}rekening/", grant.bank_account, name="bank_account"),
    path(f"{_CASE}nieuws/", news.news, name="news"),
    path(f"{_CASE}nieuws/<uuid:news_id>/terug/", news.take_news_back, name="take_news_back"),
    path(f"{_CASE}verslag/", grant.report, name="report"),
]
