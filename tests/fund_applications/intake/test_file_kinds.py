"""What a file really is, whatever it is called."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fund_applications.intake.file_kinds import FileRefusedError, judge, safe_file_name
from fund_applications.intake.uploads import clean_name
from tests.fund_applications.intake import sample_files as sample


def refusal(content: bytes, name: str = "bestand.pdf") -> str:
    with pytest.raises(FileRefusedError) as refused:
        judge(content, name)
    assert refused.value.message.endswith(".")
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (sample.pdf(), ".pdf"),
        (sample.word(), ".docx"),
        (sample.excel(), ".xlsx"),
        (sample.open_document("text"), ".odt"),
        (sample.open_document("spreadsheet"), ".ods"),
        (sample.photo("JPEG"), ".jpg"),
        (sample.photo("PNG"), ".png"),
        (sample.photo("HEIF"), ".jpg"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_is_known_by_its_content_and_not_by_its_name(content: bytes, extension: str) -> None:
    assert judge(content, "wat-dan-ook.exe").extension == extension


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF"])
def test_a_photo_keeps_no_place_and_no_words_and_stands_upright(kind: str) -> None:
    judged = judge(sample.photo(kind), "IMG_1.heic")
    assert b"geheime plek" not in judged.content
    with Image.open(io.BytesIO(judged.content)) as image:
        assert not image.getexif()
        assert image.size == (30, 40)


def test_what_is_glued_to_a_photo_stays_behind() -> None:
    judged = judge(sample.photo() + sample.package({"kwaad.sh": b"rm"}), "foto.jpg")
    assert b"kwaad.sh" not in judged.content


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "leeg.pdf", "empty"),
        (b"MZ\x90\x00" + b"\x00" * 100, "plan.pdf", "program"),
        (b"\x7fELF" + b"\x00" * 100, "plan.pdf", "program"),
        (b"#!/bin/sh\nrm -rf /", "plan.pdf", "program"),
        (b"gewoon tekst", "plan.pdf", "mislabelled"),
        (b"gewoon tekst", "plan.txt", "kind"),
        (b"<html><script>1</script>", "foto.jpg", "mislabelled"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "oud.doc", "old_office"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "plan.docx", "locked"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isommp42", "film.mp4", "video"),
        (sample.pdf()[:300], "half.pdf", "damaged"),
        (b"%PDF-1.7\nrommel\n%%EOF", "kapot.pdf", "damaged"),
        (sample.pdf(password="geheim"), "slot.pdf", "locked"),
        (sample.word()[:200], "half.docx", "damaged"),
        (sample.photo()[:400], "half.jpg", "damaged"),
        (sample.photo("PNG")[:60], "half.png", "damaged"),
        (sample.open_document(locked=True), "slot.odt", "locked"),
        (sample.open_document(macros=True), "macro.odt", "macros"),
        (sample.word(**{"word/vbaProject.bin": b"x"}), "macro.docx", "macros"),
        (sample.package({"lees.txt": b"hallo"}), "map.zip", "archive"),
        (b"GIF89a" + b"\x00" * 50, "plaatje.gif", "kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_can_not_be_taken_says_why_and_what_to_do(content: bytes, name: str, code: str) -> None:
    assert refusal(content, name) == code


def test_a_bomb_is_not_unpacked_to_the_end() -> None:
    assert refusal(sample.bomb(), "bom.docx") == "bomb"


def test_an_image_of_enormous_size_is_refused() -> None:
    assert refusal(sample.photo("PNG", size=(10_000, 9_000)), "groot.png") == "bomb"


def test_what_a_pdf_does_by_itself_is_taken_out_and_the_rest_stays() -> None:
    judged = judge(sample.pdf(script=True, attachment=True), "plan.pdf")
    with pikepdf.open(io.BytesIO(judged.content)) as document:
        assert "/OpenAction" not in document.Root
        assert "/AA" not in document.pages[0].obj
        assert not document.attachments
        assert len(document.pages) == 1


def test_a_plain_pdf_is_kept_byte_for_byte() -> None:
    content = sample.pdf()
    assert judge(content, "plan.pdf").content == content


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"])
)
def test_any_bytes_are_a_known_kind_or_a_refusal(noise: bytes, start: bytes) -> None:
    try:
        judge(start + noise, "ruis.pdf")
    except FileRefusedError as refused:
        if not refused.message:
            raise


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@given(data=st.data())
def test_a_photo_that_is_damaged_anywhere_is_a_photo_or_a_refusal(kind: str, data: st.DataObject) -> None:
    content = bytearray(sample.photo(kind))
    for _hit in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        judge(bytes(content), "foto.jpg")
    except FileRefusedError as refused:
        if not refused.message:
            raise


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("C:\\Users\\Jan\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("\u202efdp.exe", "fdp.exe"),
        ("plan\x00\r\n.pdf", "plan .pdf"),
        ("begroting 2027 😀.xlsx", "begroting 2027 😀.xlsx"),
        ("", "bestand"),
        (".pdf", "bestand.pdf"),
        ("x" * 400 + ".pdf", "x" * 150 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_deceive(name: str, kept: str) -> None:
    assert clean_name(name) == kept


def test_a_download_has_the_extension_of_what_it_is() -> None:
    assert safe_file_name("IMG_1.HEIC", ".jpg") == "IMG_1.jpg"
    assert safe_file_name("plan.pdf.exe", ".pdf") == "plan.pdf.exe.pdf"
