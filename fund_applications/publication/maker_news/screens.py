"""The screens of the editors: what waits, and one message with its photos."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fund_applications.applicant.maker_news import LONGEST_NEWS
from fund_applications.intake.uploads import serve
from fund_applications.models import Attachment, MakerNews
from fund_applications.publication.maker_news.placing import (
    NotPlacedError,
    Placing,
    decline,
    may_place,
    may_see,
    page_of,
    place,
)
from fund_applications.questions.text import one_line, paragraphs

_MOST_HANDLED = 30


class NewsForm(forms.Form):
    """The message as it will stand there, its photos, and a word to the makers."""

    heading = forms.CharField(label=gettext_lazy("Kop"), max_length=100)
    text = forms.CharField(
        label=gettext_lazy("Bericht"), max_length=LONGEST_NEWS, widget=forms.Textarea(attrs={"rows": 8})
    )
    answer = forms.CharField(
        label=gettext_lazy("Antwoord aan de makers"),
        help_text=gettext_lazy("Nodig als je het niet plaatst: schrijf waarom, en wat ze kunnen doen."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, news: MakerNews, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"heading": news.heading, "text": news.text})
        super().__init__(*args, **kwargs)
        self.photos = [photo for photo in news.photos.all() if photo.is_readable]
        for number, photo in enumerate(self.photos, start=1):
            words = {"number": number}
            self.fields[f"show_{photo.pk}"] = forms.BooleanField(
                label=_("Plaats foto %(number)d") % words, required=False, initial=True
            )
            self.fields[f"alt_{photo.pk}"] = forms.CharField(
                label=_("Wat zie je op foto %(number)d?") % words,
                max_length=150,
                required=False,
                initial=photo.description,
            )

    def clean_heading(self) -> str:
        """On one line."""
        return one_line(self.cleaned_data["heading"])

    def clean_text(self) -> str:
        """Without what can't be seen."""
        return paragraphs(self.cleaned_data["text"])

    def clean_answer(self) -> str:
        """Without what can't be seen."""
        return paragraphs(self.cleaned_data["answer"])

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned = super().clean() or {}
        if "decline" in self.data and not cleaned.get("answer"):
            self.add_error("answer", _("Schrijf aan de makers waarom je dit niet plaatst."))
        return cleaned

    def chosen_photos(self) -> list[tuple[Attachment, str]]:
        """The photos that are placed, with what is on them."""
        values = self.cleaned_data
        return [(p, one_line(values[f"alt_{p.pk}"])) for p in self.photos if values[f"show_{p.pk}"]]

    def photo_rows(self) -> list[tuple[Attachment, forms.BoundField, forms.BoundField]]:
        """Each photo with its two fields."""
        return [(photo, self[f"show_{photo.pk}"], self[f"alt_{photo.pk}"]) for photo in self.photos]


class ForEditors:
    """Turns away who writes no project pages."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class NewsIndex(ForEditors, WagtailAdminTemplateMixin, TemplateView):
    """What waits, the oldest first, and what was handled last."""

    template_name = "fund_applications/publication/maker_news/index.html"
    header_icon = "site"

    def get_page_title(self) -> str:
        return _("Nieuws van makers")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": reverse("wagtailadmin_home"), "label": _("Start")}, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = MakerNews.objects.filter(state=MakerNews.State.WAITING).order_by("sent_at")
        handled = MakerNews.objects.exclude(state=MakerNews.State.WAITING).order_by("-handled_at")[:_MOST_HANDLED]
        return super().get_context_data(waiting=waiting, handled=handled, **kwargs)


class NewsScreen(ForEditors, WagtailAdminTemplateMixin, TemplateView):
    """One message: look, change words, choose photos, place it or not."""

    template_name = "fund_applications/publication/maker_news/screen.html"
    header_icon = "site"
    form: NewsForm | None = None

    def get_page_title(self) -> str:
        return _("Nieuws van makers")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("maker_news"), "label": self.get_page_title()},
            {"url": "", "label": _("Bericht")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        news = self._news()
        return super().get_context_data(
            news=news,
            form=self.form or NewsForm(news),
            project=page_of(news),
            may_place=may_place(self.request.user),
            **kwargs,
        )

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Place it, or not."""
        if not may_place(request.user):
            raise PermissionDenied
        news = self._news()
        self.form = form = NewsForm(news, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        try:
            said = self._handle(news, form)
        except NotPlacedError as refused:
            form.add_error(None, refused.message)
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(request, said)
        return redirect("maker_news")

    def _handle(self, news: MakerNews, form: NewsForm) -> str:
        values, user = form.cleaned_data, self.request.user
        if "decline" in self.request.POST:
            decline(news.pk, user, values["answer"])  # type: ignore[arg-type]
            return _("Niet geplaatst. De makers lezen waarom.")
        placing = Placing(values["heading"], values["text"], form.chosen_photos(), values["answer"])
        page = place(news.pk, user, placing)  # type: ignore[arg-type]
        if page.live:
            return _("Het bericht staat op de projectpagina.")
        return _("Het bericht staat in het concept van de projectpagina. Die staat nog niet online.")

    def _news(self) -> MakerNews:
        return get_object_or_404(MakerNews.objects.prefetch_related("photos"), pk=self.kwargs["news_id"])


class NewsPhoto(ForEditors, View):
    """A photo of a message; not before a configured scanner called it clean."""

    def get(
        self, request: HttpRequest, news_id: uuid.UUID, attachment_id: uuid.UUID
    ) -> HttpResponseBase | HttpResponse:
        """The picture."""
        photo = get_object_or_404(Attachment.objects.filter(news=news_id), pk=attachment_id)
        if not photo.is_readable:
            raise Http404
        return serve(photo)
