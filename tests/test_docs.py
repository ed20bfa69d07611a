"""What the documentation names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.load.__main__ import benchmark_names

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SETTINGS = ROOT / "site" / "config" / "settings"
ONLY_FOR_DEVELOPMENT = {"DEBUG"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_and_picture_of_a_page_exists(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s#]+)[^)]*\)", page.read_text())
    own = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in own if not (page.parent / target).exists()] == []


def test_every_page_is_linked_from_the_readme_or_from_a_page_that_is() -> None:
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            links = re.findall(r"\]\(([^)\s#]+\.md)", page.read_text())
            waiting += [found for link in links if (found := (page.parent / link).resolve()).is_file()]
    assert [str(page.relative_to(ROOT)) for page in PAGES if page not in seen] == []


def test_operators_find_every_environment_variable() -> None:
    source = "".join(path.read_text() for path in SETTINGS.glob("*.py"))
    read = set(re.findall(r"environment\.\w+\(\s*\"([A-Z0-9_]+)\"", source)) - ONLY_FOR_DEVELOPMENT
    assert {"SECRET_KEY", "S3_BUCKET", "CLAMAV_ADDRESS"} <= read
    table = (ROOT / "docs" / "operators.md").read_text()
    assert sorted(name for name in read if f"`{name}`" not in table) == []


def test_the_commands_that_pages_name_exist() -> None:
    named = {name for page in PAGES for name in re.findall(r"manage\.py (\w+)", page.read_text())}
    assert named - set(get_commands()) == set()


def test_developers_find_every_benchmark() -> None:
    page = (ROOT / "docs" / "development.md").read_text()
    assert [name for name in benchmark_names() if f"`{name}`" not in page] == []
