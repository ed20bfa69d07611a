"""Films on another site: nothing is loaded from there before a visitor clicks, and only sites that are allowed may play."""

import pytest
from django.test import Client
from pytest_django import Settings

from home.blocks.films import frame_address
from home.models import HomePage, StandardPage
from tests.home.reading import html

TRANSCRIPT = "<p>Iemand belt het fonds.</p>"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.com/watch?v=abc_DEF-123&t=4", "https://www.youtube-nocookie.com/embed/abc_DEF-123"),
        ("https://youtu.be/abc_DEF-123", "https://www.youtube-nocookie.com/embed/abc_DEF-123"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
        ("https://www.youtube.com/", ""),
        ("https://youtube.com/watch?v=%22%3E%3Cscript", ""),
        ("https://film.example.org/aanvragen", ""),
        ("http://films.meierijstad.example/1", ""),
        ("https://www.youtube.com.evil.example/watch?v=abc_DEF-123", ""),
        ("", ""),
    ],
)
def test_only_allowed_sites_get_a_frame(address: str, expected: str) -> None:
    assert frame_address(address) == expected


def test_a_municipality_may_allow_a_site_of_its_own(settings: Settings) -> None:
    settings.FILM_HOSTS = ["film.example.org"]
    assert frame_address("https://film.example.org/aanvragen") == "https://film.example.org/aanvragen"
    assert frame_address("http://film.example.org/aanvragen") == ""
    assert frame_address("https://youtu.be/abc_DEF-123") == ""


def film(address: str) -> tuple[str, dict]:
    return ("video", {"title": "Zo werkt het", "duration": "", "external_url": address, "transcript": TRANSCRIPT})


def test_a_film_is_a_link_with_its_words_and_the_page_asks_nothing_of_the_other_site(
    home: HomePage, client: Client
) -> None:
    page = StandardPage.objects.get(slug="contact")
    page.body = [film("https://youtu.be/abc_DEF-123"), film("https://film.example.org/1")]
    page.save_revision().publish()
    main = html(client, "/contact/").main
    frames = main.select(".bif-video__frame")
    assert [frame.get("data-video") for frame in frames] == [
        "https://www.youtube-nocookie.com/embed/abc_DEF-123",
        None,
    ]
    assert [link["href"] for link in main.select(".bif-video__ask a")] == [
        "https://youtu.be/abc_DEF-123",
        "https://film.example.org/1",
    ]
    assert "Iemand belt het fonds." in main.get_text()
    assert main.select("iframe") == []
    loaded = [tag.get("src") or "" for tag in main.select("img, script, video, source")]
    assert [address for address in loaded if address.startswith("http")] == []
    assert (
        "frame-src 'self' https://www.youtube-nocookie.com"
        in client.get("/contact/").headers["Content-Security-Policy"]
    )
