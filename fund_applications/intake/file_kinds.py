"""What a file really is: judged by its content, parsed to the end, and made harmless where that can be done.

A name says nothing, and a first few bytes say little: each kind is opened with a parser, because only then a damaged,
locked or booby-trapped file shows. Every refusal is a message that says what to do (Awb 2:15).
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import filetype
import pikepdf
import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

#: What may be uploaded, as `accept` of the input.
ACCEPT = ".pdf,.docx,.xlsx,.odt,.ods,.jpg,.jpeg,.png,.heic,.heif"

_MOST_PIXELS = 80_000_000
_MOST_UNPACKED_BYTES = 150 * 1024 * 1024
_MOST_PARTS = 3_000
_JPEG_QUALITY = 90
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODT = "application/vnd.oasis.opendocument.text"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
#: The keys under which a PDF does something by itself.
_ACTIVE_ROOT_KEYS = ("/OpenAction", "/AA", "/AF", "/Collection")
_ACTIVE_NAMES = ("/JavaScript", "/EmbeddedFiles")
_PDF_HEAD, _PDF_TAIL = 1024, 4096


class FileRefusedError(Exception):
    """This file can't be taken; the message is for the person who sent it. `code` is for tests and logs."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """A file that may be stored: its bytes (images are drawn anew), media type and extension with a dot."""

    content: bytes
    content_type: str
    extension: str


def judge(content: bytes, name: str) -> JudgedFile:
    """What this file is. Raises FileRefusedError when it is empty, damaged, locked, active or of another kind."""
    if not content:
        raise FileRefusedError("empty", _("Dit bestand is leeg. Controleer het bestand en kies het opnieuw."))
    opener = _opener_for(content)
    if opener is None:
        raise _refusal_of_kind(content, name)
    return opener(content)


def _opener_for(content: bytes) -> Callable[[bytes], JudgedFile] | None:
    if b"%PDF-" in content[:_PDF_HEAD]:
        return _open_pdf
    if content.startswith(b"PK\x03\x04"):
        return _open_package
    guess = filetype.guess(content[:8192])
    mime = guess.mime if guess else ""
    return _open_image if mime in ("image/jpeg", "image/png", "image/heic", "image/heif") else None


def _refusal_of_kind(content: bytes, name: str) -> FileRefusedError:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return _locked()
        return FileRefusedError(
            "old_office",
            _("Dit is een oud soort Word- of Excel-bestand. Bewaar het als docx, xlsx of pdf en kies het opnieuw."),
        )
    if content.startswith((b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe")):
        return FileRefusedError("program", _("Dit is een programma. Stuur een pdf, document of foto."))
    guess = filetype.guess(content[:8192])
    if guess and guess.mime.startswith("video/"):
        return FileRefusedError(
            "video", _("Een filmpje past hier niet. Zet het online en plak de link in je aanvraag.")
        )
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension in ("pdf", "docx", "xlsx", "odt", "ods", "jpg", "jpeg", "png", "heic", "heif"):
        message = _(
            "Dit bestand heet .%(extension)s, maar dat is het niet. Open het, bewaar het opnieuw en probeer het nog eens."
        )
        return FileRefusedError("mislabelled", message % {"extension": extension})
    return FileRefusedError(
        "kind", _("Dit soort bestand kunnen we niet openen. Stuur een pdf, docx, xlsx, odt, ods, jpg, png of heic.")
    )


def _locked() -> FileRefusedError:
    return FileRefusedError(
        "locked", _("Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en kies het bestand opnieuw.")
    )


def _damaged() -> FileRefusedError:
    return FileRefusedError(
        "damaged",
        _("Dit bestand is niet compleet of beschadigd. Open het, bewaar het opnieuw en probeer het nog eens."),
    )


def _too_complex() -> FileRefusedError:
    return FileRefusedError(
        "bomb", _("Dit bestand wordt bij het openen heel erg groot. Maak het kleiner en kies het opnieuw.")
    )


# --- PDF ----------------------------------------------------------------------------------------


def _open_pdf(content: bytes) -> JudgedFile:
    if b"%%EOF" not in content[-_PDF_TAIL:]:
        raise _damaged()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) == 0:
                raise _damaged()
            if _take_out_actions(pdf):
                out = io.BytesIO()
                pdf.save(out)
                content = out.getvalue()
    except pikepdf.PasswordError as error:
        raise _locked() from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, RuntimeError) as error:
        raise _damaged() from error
    return JudgedFile(content, "application/pdf", ".pdf")


def _take_out_actions(pdf: pikepdf.Pdf) -> bool:
    """Remove scripts, things that start by themselves, and files inside the file. True when there were any."""
    found = False
    for key in _ACTIVE_ROOT_KEYS:
        if key in pdf.Root:
            target = pdf.Root[key]
            # An OpenAction may be a plain place to begin reading, and is then an array.
            if key == "/OpenAction" and not isinstance(target, pikepdf.Dictionary):
                continue
            del pdf.Root[key]
            found = True
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key in _ACTIVE_NAMES:
            if key in names:
                del names[key]
                found = True
    for page in pdf.pages:
        found = _take_out_page_actions(page.obj) or found
    return found


def _take_out_page_actions(page: pikepdf.Object) -> bool:
    found = False
    if "/AA" in page:
        del page["/AA"]
        found = True
    annotations = page.get("/Annots")
    for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        action = annotation.get("/A")
        kind = action.get("/S") if isinstance(action, pikepdf.Dictionary) else None
        if kind is not None and str(kind) not in ("/URI", "/GoTo"):
            del annotation["/A"]
            found = True
        if "/AA" in annotation:
            del annotation["/AA"]
            found = True
        if str(annotation.get("/Subtype", "")) in ("/FileAttachment", "/RichMedia"):
            annotation["/Subtype"] = pikepdf.Name("/Text")
            if "/FS" in annotation:
                del annotation["/FS"]
            found = True
    return found


# --- Documents and sheets -----------------------------------------------------------------------


def _open_package(content: bytes) -> JudgedFile:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _read_to_the_end(package)
            return JudgedFile(content, *_package_kind(package))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError) as error:
        raise _damaged() from error


def _read_to_the_end(package: zipfile.ZipFile) -> None:
    """Unpack every part and forget it: what it claims about its size is no proof."""
    parts = package.infolist()
    if len(parts) > _MOST_PARTS:
        raise _too_complex()
    if any(part.flag_bits & 0x1 for part in parts):
        raise _locked()
    unpacked = 0
    for part in parts:
        with package.open(part) as stream:
            while chunk := stream.read(64 * 1024):
                unpacked += len(chunk)
                if unpacked > _MOST_UNPACKED_BYTES:
                    raise _too_complex()


def _package_kind(package: zipfile.ZipFile) -> tuple[str, str]:
    names = set(package.namelist())
    if "[Content_Types].xml" in names:
        types = package.read("[Content_Types].xml")
        if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
            raise FileRefusedError(
                "macros",
                _("In dit bestand zitten macro's. Bewaar het zonder macro's, of als pdf, en kies het opnieuw."),
            )
        if b"wordprocessingml.document.main" in types and "word/document.xml" in names:
            return _DOCX, ".docx"
        if b"spreadsheetml.sheet.main" in types and "xl/workbook.xml" in names:
            return _XLSX, ".xlsx"
    if "mimetype" in names and "content.xml" in names:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise _locked()
        if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
            raise FileRefusedError(
                "macros",
                _("In dit bestand zitten macro's. Bewaar het zonder macro's, of als pdf, en kies het opnieuw."),
            )
        match package.read("mimetype").strip():
            case b"application/vnd.oasis.opendocument.text":
                return _ODT, ".odt"
            case b"application/vnd.oasis.opendocument.spreadsheet":
                return _ODS, ".ods"
    raise FileRefusedError(
        "archive",
        _("Dit is een ingepakt bestand (zip) of een ander soort document. Stuur de bestanden los, als pdf of foto."),
    )


# --- Images -------------------------------------------------------------------------------------


def _open_image(content: bytes) -> JudgedFile:
    """Draw the image anew: EXIF, GPS and anything glued to the file stay behind. HEIC becomes JPEG."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of odd EXIF, which is thrown away, and of size, which is judged here.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                return _draw_anew(image)
    except Image.DecompressionBombError as error:
        raise _too_complex() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, RuntimeError, zlib.error) as error:
        raise _damaged() from error


def _draw_anew(image: Image.Image) -> JudgedFile:
    if image.width * image.height > _MOST_PIXELS:
        raise _too_complex()
    image.load()
    upright = ImageOps.exif_transpose(image)
    if image.format == "PNG":
        return JudgedFile(_png(upright), "image/png", ".png")
    return JudgedFile(_jpeg(upright), "image/jpeg", ".jpg")


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    clean = image.copy()
    clean.info = {key: value for key, value in image.info.items() if key in ("transparency", "gamma")}
    clean.save(out, "PNG", optimize=False)
    return out.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    profile = image.info.get("icc_profile")
    clean = image.convert("RGB")
    clean.info = {}
    clean.save(out, "JPEG", quality=_JPEG_QUALITY, **({"icc_profile": profile} if profile else {}))
    return out.getvalue()


def safe_file_name(name: str, extension: str) -> str:
    """The name for a download: what the person called it, with the extension of what it is."""
    stem = re.sub(r"\.(pdf|docx|xlsx|odt|ods|jpe?g|png|hei[cf])$", "", name, flags=re.IGNORECASE)
    return f"{stem or 'bestand'}{extension}"
