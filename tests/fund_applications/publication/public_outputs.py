"""Everything that a stranger can get to see, and every place where a copy of it stays: found by walking, not from a list.

`walk` follows every link from the home page on. `kept_outside_the_case` reads each table that is none of the case's own, the
caches, and the files with a public address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client

STARTS = (
    "/",
    "/en/",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/healthz",
    "/zoeken/",
    "/en/zoeken/",
    "/register/",
    "/en/register/",
    "/register/subsidies.csv",
    "/register/360giving.json",
    "/register/dcat.jsonld",
    "/register/atom.xml",
    "/register/agenda.ics",
    "/feeds/nieuws.xml",
    "/feeds/projecten.xml",
    "/insluiten/geldmeter/",
    "/aanvragen/",
    "/mijn-aanvraag/",
    "/beheer/login/",
)
_ADDRESS = re.compile(
    r"""(?:href|src|content|action)=["']([^"']+)["']|<(?:loc|id|link)>([^<]+)</|https?://[^\s"'<>\\,]+"""
)
_MOST_OF_ONE_KIND = 4
"""So many addresses that differ only in their query, or only in the number of a page that is drawn, are enough."""
_DRAWN = re.compile(r"^((?:/en)?/(?:delen|poster|flyer)/)\d+")
_NO_PAGES = ("/static/", "/taal/", "/beheer/")
MOST = 600
CASE_TABLES = ("fund_applications_", "fund_case_")
"""The rows of the case, and the words by which the office (and nobody else) finds it."""
PUBLIC_CASE_TABLES = ("registerentry", "registerentry_villages", "registerentry_themes", "projectpublication")


def walk(client: Client, starts: Iterable[str] = STARTS, *, follow: bool = True) -> dict[str, str]:
    """The text of each address that can be reached, also of those that answer with an error."""
    found: dict[str, str] = {}
    waiting, kinds = list(starts), dict[str, int]()
    while waiting and len(found) < MOST:
        address = waiting.pop(0)
        if address in found:
            continue
        found[address] = text = fetch(client, address)
        if not follow:
            continue
        for other in links_in(text, address):
            kind = _DRAWN.sub(r"\1", urlsplit(other).path) + ",".join(
                sorted(name for name, _value in parse_qsl(urlsplit(other).query))
            )
            if other not in found and kinds.get(kind, 0) < _MOST_OF_ONE_KIND:
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(other)
    assert len(found) < MOST, "the walk did not come to an end"
    return found


def fetch(client: Client, address: str) -> str:
    """Status, headers and body, whatever the answer is; bytes that are no text count as they are."""
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    heads = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{response.status_code}\n{heads}\n\n{unescape(body.decode('utf-8', 'replace'))}"


def links_in(text: str, base: str) -> Iterator[str]:
    """The addresses of this site that a text names."""
    for match in _ADDRESS.finditer(text):
        whole = urljoin(f"{settings.SITE_ADDRESS}{base}", next(filter(None, match.groups()), match[0]))
        parts = urlsplit(urldefrag(whole).url)
        own = parts.netloc in {urlsplit(settings.SITE_ADDRESS).netloc, "testserver", "localhost"}
        if own and not parts.path.startswith(_NO_PAGES):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"


def kept_outside_the_case() -> dict[str, str]:
    """Rows, cached values and public files, each under its place."""
    return {**_tables(), **_cached(), **_public_files()}


def _tables() -> dict[str, str]:
    """All that is not the case's own: pages, revisions, logs, the search index, the reference index, sessions, tasks."""
    public = {f"fund_applications_{name}" for name in PUBLIC_CASE_TABLES}
    names = [
        name
        for name in connection.introspection.table_names()
        if (not name.startswith(CASE_TABLES) or name in public) and not name.startswith("auth_user")
    ]
    texts = {}
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 - names of our own tables
            texts[f"table {name}"] = "\n".join(map(str, cursor.fetchall()))
    assert "table wagtailsearch_indexentry" in texts
    assert "table wagtailcore_referenceindex" in texts
    return texts


def _cached() -> dict[str, str]:
    """What the caches hold; of the one in memory everything, as it is stored."""
    texts = {}
    for name in settings.CACHES:
        inside = getattr(caches[name], "_cache", {})
        for key in list(inside):
            raw = inside[key]
            texts[f"cache {name} {key}"] = f"{key} {raw.decode('utf-8', 'replace') if isinstance(raw, bytes) else raw}"
    return texts


def _public_files() -> dict[str, str]:
    root = Path(settings.MEDIA_ROOT)
    files = [path for path in root.rglob("*") if path.is_file()] if root.exists() else []
    return {f"file {path.relative_to(root)}": path.read_bytes().decode("utf-8", "replace") for path in files}


def traces(texts: dict[str, str], words: Iterable[str]) -> list[str]:
    """`word in place`, for each that stands somewhere."""
    folded = [word.casefold() for word in words]
    return [f"{word} in {place}" for place, text in texts.items() for word in folded if word in text.casefold()]


def own_tables() -> set[str]:
    """The tables of the case, to be sure that none is forgotten under another name."""
    return {model._meta.db_table for model in apps.get_app_config("fund_applications").get_models()}
