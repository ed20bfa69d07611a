"""The search page of the public site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wagtail.models import Site

from search.finding import Answer, Question
from search.models import remember_search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`/zoeken/?q=...`: any text is a fair question, also an empty one."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    question = Question.from_query(request.GET)
    answer = Answer(question, site.root_page.localized)
    if request.method == "GET" and question.can_be_answered and question.is_new:
        remember_search(question.words, answer.total)
    return render(request, "search/search.html", {"question": question, "answer": answer})
