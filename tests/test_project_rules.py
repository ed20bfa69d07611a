"""The rules of this project that no linter knows."""

import ast
import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import wagtail

ROOT = Path(__file__).resolve().parents[1]
SOURCE_FOLDERS = ["home", "search", "fund_applications", "site/config", "tests"]
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "stuff"}
LONGEST_MODULE = 400
# Mail programs know no stylesheets, and no Content-Security-Policy either.
MAILS = {ROOT / "templates" / "fund_applications" / "correspondence" / "mail.html"}


def _python_files() -> list[Path]:
    files = [path for folder in SOURCE_FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return [path for path in files if "migrations" not in path.parts]


def _templates() -> list[Path]:
    return [path for path in (ROOT / "templates").rglob("*.html") if path not in MAILS]


def _names(paths: list[Path]) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in paths)


def test_wagtail_is_the_version_that_everything_was_tried_on() -> None:
    assert wagtail.__version__ == "8.0.1"


def test_site_is_a_source_root_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    outcome = subprocess.run(
        [sys.executable, "-c", "import site; print(site.getsitepackages())"], cwd=ROOT, capture_output=True, check=False
    )
    assert outcome.returncode == 0


def test_the_folder_site_is_not_ignored_by_git() -> None:
    lines = (ROOT / ".gitignore").read_text().splitlines()
    assert not {"site", "/site", "site/", "/site/"} & set(lines)


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.*")), ids=lambda path: path.name)
def test_requirements_name_no_registry_and_no_folder(path: Path) -> None:
    text = path.read_text()
    assert not re.search(
        r"https?://|file://|--index-url|--extra-index-url|--find-links|--trusted-host|/(?:home|root)/", text
    )


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"])
def test_every_requirement_has_an_exact_version_and_hashes(name: str) -> None:
    text = (ROOT / name).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_what_the_card_asks_for_is_pinned() -> None:
    pinned = {line.partition("==")[0].lower() for line in (ROOT / "requirements.in").read_text().splitlines()}
    assert pinned >= {"django", "wagtail", "wagtail-modeladmin", "psycopg2-binary", "django-storages", "boto3"}


def test_the_lock_file_of_the_front_end_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    too_long = [path for path in _python_files() if len(path.read_text().splitlines()) > LONGEST_MODULE]
    assert _names(too_long) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [path for path in _python_files() if {path.stem, path.parent.name} & VAGUE_NAMES]
    assert _names(vague) == []


def test_templates_hold_no_style_and_no_script() -> None:
    inline = re.compile(
        r"""\sstyle\s*=\s*["']|<style\b|\son[a-z]+\s*=\s*["']|javascript:|<script\b(?![^>]*\b(?:src=|type="application/(?:ld\+)?json"))""",
        re.IGNORECASE,
    )
    comments = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
    guilty = [path for path in _templates() if inline.search(comments.sub("", path.read_text()))]
    assert _names(guilty) == []


def test_models_send_no_mail() -> None:
    guilty = [
        path
        for path in [*(ROOT / "fund_applications" / "models").rglob("*.py"), *(ROOT / "home" / "models").rglob("*.py")]
        if re.search(r"django\.core\.mail|send_mail|EmailMessage", path.read_text())
    ]
    assert _names(guilty) == []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported_packages(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    ("folders", "requirements"),
    [
        (["home", "search", "fund_applications", "site/config"], ["requirements.txt"]),
        (["tests"], ["requirements.txt", "requirements-dev.txt"]),
    ],
    ids=["site", "tests"],
)
def test_what_is_imported_is_in_the_requirements(folders: list[str], requirements: list[str]) -> None:
    lines = [line for name in requirements for line in (ROOT / name).read_text().splitlines()]
    pinned = {_normal(line.partition("==")[0]) for line in lines if re.match(r"[\w.-]+==", line)}
    distributions = packages_distributions()
    imported = {
        name for folder in folders for path in (ROOT / folder).rglob("*.py") for name in _imported_packages(path)
    }
    foreign = {name: {_normal(owner) for owner in distributions.get(name, [])} for name in imported}
    assert {name for name, owners in foreign.items() if owners and not owners & pinned} == set()
