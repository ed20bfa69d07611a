"""Where the screens of maker news are tied to the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from fund_applications.models import MakerNews
from fund_applications.publication.maker_news.placing import may_see
from fund_applications.publication.maker_news.screens import NewsIndex, NewsPhoto, NewsScreen


class MakerNewsItem(MenuItem):
    """Only for who writes project pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        """With how many messages wait. The item is one object for all requests, so its label stays as it is."""
        component = super().render_component(request)
        waiting = MakerNews.objects.filter(state=MakerNews.State.WAITING).count()
        if waiting:
            component.label = _("Nieuws van makers (%(n)d)") % {"n": waiting}
        return component


def register_hooks() -> None:
    """Called once, when Wagtail looks for hooks."""
    hooks.register("register_admin_urls", maker_news_urls)
    hooks.register("register_admin_menu_item", maker_news_item)


def maker_news_urls() -> list[URLPattern]:
    """The screens."""
    return [
        path("nieuws-van-makers/", NewsIndex.as_view(), name="maker_news"),
        path("nieuws-van-makers/<uuid:news_id>/", NewsScreen.as_view(), name="maker_news_screen"),
        path("nieuws-van-makers/<uuid:news_id>/<uuid:attachment_id>/", NewsPhoto.as_view(), name="maker_news_photo"),
    ]


def maker_news_item() -> MenuItem:
    """ "Nieuws van makers" beside the pages."""
    return MakerNewsItem(_("Nieuws van makers"), reverse("maker_news"), icon_name="site", order=158)
