"""Where correspondence is tied to the Wagtail admin: addresses and menu items."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from fund_applications.correspondence.admin.digest_choice import MailChoicePanel
from fund_applications.correspondence.admin.letter_preview import LetterPreview
from fund_applications.correspondence.admin.mail_texts import MailTextEdit, MailTextIndex, may_edit
from fund_applications.correspondence.admin.post_queue import PostQueue, PostQueuePdf, may_post


class PostItem(MenuItem):
    """Only for who posts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_post(request.user)


class MailTextsItem(MenuItem):
    """Only for who may change texts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_edit(request.user)


def register_hooks() -> None:
    """Called once, when Wagtail looks for hooks."""
    hooks.register("register_admin_urls", correspondence_urls)
    hooks.register("register_admin_menu_item", post_item)
    hooks.register("register_settings_menu_item", mail_texts_item)
    hooks.register("register_account_settings_panel", MailChoicePanel)


def correspondence_urls() -> list[URLPattern]:
    """The pages of correspondence."""
    return [
        path("post/", PostQueue.as_view(), name="correspondence_post"),
        path("post/alles.pdf", PostQueuePdf.as_view(), name="correspondence_post_pdf"),
        path("mailteksten/", MailTextIndex.as_view(), name="correspondence_mail_texts"),
        path("mailteksten/<slug:code>/<slug:language>/", MailTextEdit.as_view(), name="correspondence_mail_text"),
        path(
            "aanvragen/<uuid:public_id>/voorbeeldbrief/", LetterPreview.as_view(), name="correspondence_letter_preview"
        ),
    ]


def post_item() -> MenuItem:
    """ "Post" beside "Aanvragen"."""
    return PostItem(_("Post"), reverse("correspondence_post"), icon_name="doc-full", order=155)


def mail_texts_item() -> MenuItem:
    """ "Mailteksten" among the settings."""
    return MailTextsItem(_("Mailteksten"), reverse("correspondence_mail_texts"), icon_name="mail", order=900)
