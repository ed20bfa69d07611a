"""What a visitor asked, and the public pages that answer it. Never a draft, a private page or a case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from search.highlight import excerpt, mark_words, search_words
from search.suggestions import suggestion

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.utils.safestring import SafeString

    from wagtail.query import PageQuerySet

    from home.models import BasePage

PER_PAGE = 10
LONGEST_QUERY = 200
#: More hits than this are of no use to a visitor, and would make the counts by kind expensive.
MOST_RESULTS = 200


@dataclass(frozen=True)
class Question:
    """One search: the words, the kind of page, and which page of results."""

    words: str = ""
    kind: str = ""
    page: str = "1"

    @classmethod
    def from_query(cls, query: QueryDict) -> Question:
        """Read `?q=...&soort=...&page=2`; anything may be missing or nonsense."""
        text = {key: query.get(key, "").replace("\x00", "").strip() for key in ("q", "soort", "page")}
        return cls(" ".join(text["q"][:LONGEST_QUERY].split()), text["soort"][:40], text["page"][:10] or "1")

    @property
    def is_new(self) -> bool:
        """Whether somebody just typed it, and is not turning pages or narrowing down."""
        return not self.kind and self.page == "1"

    @property
    def can_be_answered(self) -> bool:
        """Whether there is a word in it."""
        return any(character.isalnum() for character in self.words)


@dataclass(frozen=True)
class Found:
    """One result, ready to show."""

    title: SafeString
    url: str
    kind: str
    text: SafeString
    is_example: bool


class Answer:
    """The results of a question below one root page."""

    def __init__(self, question: Question, root: Page) -> None:
        self.question = question
        self._root = root

    def _public_pages(self) -> PageQuerySet:
        return Page.objects.descendant_of(self._root, inclusive=True).live().public()

    @cached_property
    def _hits(self) -> list[Page]:
        """The pages found, best first: whole words, else the beginnings of words in titles."""
        if not self.question.can_be_answered:
            return []
        pages = self._public_pages()
        hits = list(pages.search(self.question.words, operator="and")[:MOST_RESULTS])
        return hits or list(pages.autocomplete(self.question.words)[:MOST_RESULTS])

    @cached_property
    def _kinds(self) -> dict[int, str]:
        return {page.pk: str(page.specific_class.search_kind) for page in self._hits if page.specific_class}

    @property
    def kinds(self) -> list[dict]:
        """Links to one kind of result with its number, in the shape of `components/tag_links.html`."""
        counts = Counter(self._kinds.values())
        if len(counts) < 2 and not self.question.kind:
            return []
        links = [self._kind_link("", _("Alles"), len(self._kinds))]
        return links + [self._kind_link(kind, kind, counts[kind]) for kind in sorted(counts)]

    def _kind_link(self, kind: str, label: str, count: int) -> dict:
        query = {"q": self.question.words} | ({"soort": kind} if kind else {})
        return {"label": label, "url": f"?{urlencode(query)}", "count": count, "current": kind == self.question.kind}

    @cached_property
    def page(self) -> PaginatorPage:
        """The asked page of results; a number that doesn't exist gives the nearest page that does."""
        wanted = self.question.kind
        hits = [page for page in self._hits if not wanted or self._kinds.get(page.pk) == wanted]
        return Paginator(hits, PER_PAGE).get_page(self.question.page)

    @property
    def total(self) -> int:
        """The number of results of the asked kind."""
        return self.page.paginator.count

    @cached_property
    def results(self) -> list[Found]:
        """The results of this page, with the words that were searched for marked."""
        words = search_words(self.question.words)
        order = [page.pk for page in self.page]
        specific = {page.pk: page for page in Page.objects.filter(pk__in=order).specific()}
        return [self._shown(specific[pk], words) for pk in order if pk in specific]

    @staticmethod
    def _shown(page: BasePage, words: list[str]) -> Found:
        return Found(
            title=mark_words(page.title, words),
            url=page.url or "",
            kind=str(page.search_kind),
            text=excerpt([page.summary, *page.searchable_texts()], words),
            is_example=page.is_example,
        )

    @cached_property
    def promoted(self) -> list[dict]:
        """What editors put on top for exactly these words: `title`, `url`, `text`; only public pages and other sites."""
        if not self.question.can_be_answered:
            return []
        asked = normalise_query_string(self.question.words)
        picks = SearchPromotion.objects.filter(query__query_string=asked).select_related("page").order_by("sort_order")
        shown = [
            {
                "title": pick.page.title if pick.page else pick.external_link_text,
                "url": pick.page.url if pick.page else pick.external_link_url,
                "text": pick.description,
            }
            for pick in picks
            if pick.page is None or pick.page.live
        ]
        return [pick for pick in shown if pick["url"]]

    @cached_property
    def better_spelling(self) -> str:
        """Words that do find something, when these find nothing."""
        if self.total or not self.question.can_be_answered:
            return ""
        words = suggestion(self.question.words)
        return words if words and Answer(Question(words), self._root).total else ""

    @property
    def query(self) -> str:
        """The question as a query string, without the page number."""
        return urlencode({"q": self.question.words} | ({"soort": self.question.kind} if self.question.kind else {}))
