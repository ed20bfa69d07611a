"""Addresses of the application form.

They are plain addresses and not sub-addresses of the form page, because a draft and a confirmation must stay reachable
when the page is renamed, moved or taken down. The start page is the page itself.
"""

from django.urls import path

from fund_applications.intake.views import begin, check, check_copy, done, draft, files, resume, steps, together

app_name = "intake"
urlpatterns = [
    path("formulier/<int:page_id>/begin/", begin.begin, name="begin"),
    path("formulier/<int:page_id>/proef/", begin.begin_test, name="begin_test"),
    path("formulier/<int:page_id>/vragen/", begin.all_questions, name="all_questions"),
    path("kopie-nakijken/", check_copy.check_copy, name="check_copy"),
    path("verder/", resume.request_link, name="request_link"),
    path("verder/<str:token>/", resume.resume, name="resume"),
    path("c/<uuid:draft_id>/", draft.overview, name="overview"),
    path("c/<uuid:draft_id>/stap/<int:number>/", steps.step, name="step"),
    path("c/<uuid:draft_id>/stap/<int:number>/bewaren/", steps.autosave, name="autosave"),
    path("c/<uuid:draft_id>/bestand/<str:question_id>/sturen/", files.upload, name="upload"),
    path("c/<uuid:draft_id>/bestand/<uuid:attachment_id>/", files.download, name="file"),
    path("c/<uuid:draft_id>/vergelijken/", draft.compare, name="compare"),
    path("c/<uuid:draft_id>/nieuwe-vragen/", draft.newer_version, name="newer_version"),
    path("c/<uuid:draft_id>/samen/", together.together, name="together"),
    path("c/<uuid:draft_id>/samen/stoppen/", together.leave, name="leave"),
    path("c/<uuid:draft_id>/samen/<int:key>/weg/", together.take_away, name="take_away"),
    path("c/<uuid:draft_id>/link/", draft.send_link, name="send_link"),
    path("c/<uuid:draft_id>/stoppen/", draft.stop, name="stop"),
    path("c/<uuid:draft_id>/verwijderen/", draft.delete, name="delete"),
    path("c/<uuid:draft_id>/controleren/", check.check, name="check"),
    path("c/<uuid:draft_id>/versturen/", check.send_application, name="send"),
    path("c/<uuid:draft_id>/klaar/", done.done, name="done"),
    path("c/<uuid:draft_id>/klaar/mening/", done.feedback, name="feedback"),
    path("c/<uuid:draft_id>/klaar/kopie.pdf", done.copy_pdf, name="copy_pdf"),
    path("c/<uuid:draft_id>/klaar/kopie.html", done.copy_html, name="copy_html"),
    path("c/<uuid:draft_id>/klaar/kopie.json", done.copy_json, name="copy_json"),
]
