"""Files as residents send them, good and bad, made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pikepdf
from PIL import Image

WORD_TYPES = (
    b'<Types><Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
EXCEL_TYPES = (
    b'<Types><Override PartName="/xl/workbook.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def pdf(*, password: str = "", script: bool = False, attachment: bool = False) -> bytes:
    """A PDF of one page."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    if script:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        document.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))
    if attachment:
        document.attachments["kwaad.exe"] = b"MZ"
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else None
    document.save(out, encryption=lock, deterministic_id=lock is None)
    return out.getvalue()


def photo(kind: str = "JPEG", *, gps: bool = True, size: tuple[int, int] = (40, 30)) -> bytes:
    """A photo with the place where it was taken."""
    image = Image.new("RGB", size, "teal")
    exif = Image.Exif()
    exif[0x010E] = "geheime plek"
    exif[0x0112] = 6  # the telephone was held upright
    if gps:
        exif.get_ifd(0x8825)[2] = (51.0, 33.0, 0.0)
    out = io.BytesIO()
    image.save(out, kind, exif=exif.tobytes())
    return out.getvalue()


def package(parts: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(*, compression: int = zipfile.ZIP_DEFLATED, **more: bytes) -> bytes:
    """A docx."""
    parts = {"[Content_Types].xml": WORD_TYPES, "word/document.xml": b"<w/>", **more}
    return package(parts, compression=compression)


def excel() -> bytes:
    """An xlsx."""
    return package({"[Content_Types].xml": EXCEL_TYPES, "xl/workbook.xml": b"<x/>"})


def open_document(kind: str = "text", *, locked: bool = False, macros: bool = False) -> bytes:
    """An odt (`text`) or ods (`spreadsheet`)."""
    manifest = b"<manifest:encryption-data/>" if locked else b"<manifest/>"
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "content.xml": b"<c/>",
        "META-INF/manifest.xml": manifest,
    }
    return package({**parts, "Basic/Standard/Module1.xml": b"<m/>"} if macros else parts)


def bomb() -> bytes:
    """A docx of some 200 kB that unpacks to 200 MB."""
    return word(**{"word/media/image1.bin": b"\x00" * (200 * 1024 * 1024)})
