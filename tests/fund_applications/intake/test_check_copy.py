"""Anybody with a copy can check that it is what we received, and learns nothing else."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fund_applications.intake.copies import Verdict, check_file, check_numbers, remember
from fund_applications.intake.receipt import receipt_html, receipt_json, receipt_pdf
from fund_applications.intake.views.check_copy import TRIES_AN_HOUR
from fund_applications.models import ApplicationVersion, FormVersion
from fund_applications.questions.definition import FormDefinition, Question, Step
from tests.case_story import CaseStory

pytestmark = pytest.mark.django_db
FORM = FormDefinition(
    steps=(
        Step(id="idea", title="Je idee", questions=(Question(id="about", type="long_text", label="Wat ga je doen?"),)),
    )
)
ADDRESS = "/aanvragen/kopie-nakijken/"


@pytest.fixture
def version() -> ApplicationVersion:
    cache.clear()
    form = FormVersion.objects.create(digest=FORM.checksum, definition=FORM.to_json())
    story = CaseStory(form_version_id=form.pk, answers={"about": "GEHEIM: een tuin é 🌱"})
    return story.application.versions.get()


@pytest.fixture
def ask(client: Client) -> Callable[..., tuple[int, str]]:
    def post(**fields: Any) -> tuple[int, str]:
        response = client.post(ADDRESS, fields)
        return response.status_code, response.content.decode()

    return post


def test_number_and_checksum_are_recognised_however_they_are_typed(version: ApplicationVersion, ask: Any) -> None:
    typed = " ".join(version.digest.upper()[i : i + 8] for i in range(0, 64, 8))
    status, page = ask(nummer=f" {version.application.reference.lower()} ", getal=typed)
    assert status == 200
    assert "Ja, dit nummer en dit getal zijn van ons" in page
    assert "dinsdag 10 maart 2026 om 10:00 uur" in page
    assert "GEHEIM" not in page
    assert version.application.title not in page


def test_an_unknown_number_and_a_wrong_checksum_get_the_same_answer(version: ApplicationVersion, ask: Any) -> None:
    def answer(number: str, checksum: str) -> str:
        page = ask(nummer=number, getal=checksum)[1]
        token_free = "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
        return token_free.replace(number, "NUMBER").replace(checksum, "SUM")

    wrong = answer(version.application.reference, "0" * 64)
    assert wrong == answer("BIF-1999-0001", version.digest)
    assert "Nee, dit kennen wij niet" in wrong


@pytest.mark.parametrize("make", [receipt_pdf, receipt_html, receipt_json])
def test_a_file_that_we_gave_out_is_right_to_the_last_byte(version: ApplicationVersion, make: Any) -> None:
    made = make(version)
    content = made if isinstance(made, bytes) else made.encode()
    remember(version, content)
    assert check_file(content) == check_file(remember(version, content))
    assert check_file(content).verdict is Verdict.YES
    assert check_file(content + b" ").verdict is (Verdict.YES if make is receipt_json else Verdict.NO)


def test_a_json_copy_that_another_program_saved_again_is_still_right(version: ApplicationVersion, ask: Any) -> None:
    other = json.dumps(json.loads(receipt_json(version)), indent=None).encode()
    status, page = ask(file=SimpleUploadedFile("kopie.json", other))
    assert status == 200
    assert "Ja, dit is wat wij ontvingen" in page


def test_words_that_were_changed_beside_a_right_receipt_are_found_out(version: ApplicationVersion, ask: Any) -> None:
    copy = json.loads(receipt_json(version))
    copy["in_words"][0]["answers"][0]["answer"] = "Iets heel anders"
    assert "Dit bestand is veranderd" in ask(file=SimpleUploadedFile("kopie.json", json.dumps(copy).encode()))[1]


def test_a_changed_answer_is_a_no(version: ApplicationVersion) -> None:
    copy = json.loads(receipt_json(version))
    copy["receipt"]["answers"]["about"] = "Iets heel anders"
    copy["checksum"]["value"] = version.digest
    assert check_file(json.dumps(copy).encode()).verdict is Verdict.NO


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"[]",
        b"null",
        b"1" * 5000,
        b'{"receipt": {"reference": "\\ud800"}}',
        b'{"receipt": {"reference": "BIF-2026-0001", "a": "\\u0000\\udfff"}}',
        b'{"receipt": {"reference": "BIF-2026-0001\\u0000"}}',
        b'{"receipt": ' * 3000,
        b'{"receipt": {"reference": "x", "n": NaN}}',
        b"[" * 100_000,
        b"%PDF-1.7 broken",
    ],
    ids=range(12),
)
def test_a_strange_file_is_answered_kindly(version: ApplicationVersion, ask: Any, content: bytes) -> None:
    status, page = ask(file=SimpleUploadedFile("kopie.json", content))
    assert status in (200, 422)
    assert "Ja, " not in page


@pytest.mark.parametrize(
    "text", ["", "a", "\x00", "\ud800", "‮‏", "é" * 64, "x" * 100_000, "=HYPERLINK(1)", "🌱" * 64], ids=range(9)
)
def test_strange_text_is_answered_with_what_to_do(version: ApplicationVersion, ask: Any, text: str) -> None:
    typed = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for fields in ({"nummer": typed, "getal": version.digest}, {"nummer": "BIF-2026-0001", "getal": typed}):
        status, page = ask(**fields)
        assert status in (200, 422)
        assert "Ja, " not in page


def test_the_link_on_the_copy_fills_in_both(version: ApplicationVersion, client: Client) -> None:
    address = json.loads(receipt_json(version))["checksum"]["check_at"]
    path = "/" + address.split("//", 1)[1].split("/", 1)[1]
    page = client.get(path)
    words = page.content.decode()
    assert version.digest in words
    assert version.application.reference in words
    assert "Ja, dit" not in words


def test_the_pdf_names_the_page_in_words_and_as_a_link(version: ApplicationVersion) -> None:
    with pikepdf.open(io.BytesIO(receipt_pdf(version))) as pdf:
        links = [str(a.A.URI) for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a and "/URI" in a.A]
    assert any(ADDRESS in link and version.digest in link for link in links)


def test_too_many_tries_for_one_number_wait_and_another_number_does_not(version: ApplicationVersion, ask: Any) -> None:
    for _each in range(TRIES_AN_HOUR):
        ask(nummer="BIF-2026-0999", getal="0" * 64)
    assert ask(nummer="BIF-2026-0999", getal="0" * 64)[0] == 429
    assert ask(nummer=version.application.reference, getal=version.digest)[0] == 200


def test_a_supplement_has_its_own_checksum_and_the_old_copy_stays_right(version: ApplicationVersion) -> None:
    story = CaseStory(form_version_id=version.form_version_id, answers={"about": "Eerst."})
    story.supplement_requested().perform("supply", story.applicant, story.supply_data(answers={"about": "Later."}))
    first, second = story.application.versions.order_by("number")
    for each in (first, second):
        assert check_numbers(story.application.reference, each.digest).version == each
    assert first.digest != second.digest
