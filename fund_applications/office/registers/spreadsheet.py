"""Exports that a spreadsheet can't run: no cell is ever a formula, whatever a resident typed.

Both formats are written row by row, so that an export of everything needs no more memory than one of ten rows.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

FORMULA_LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula, in the full width of East Asian keyboards too."""

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""More characters than this and Excel calls the file broken."""

Cell = str | int | Decimal | date | datetime | None
Row = Sequence[Cell]


def harmless(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would run it."""
    return f"'{text}" if text.startswith(FORMULA_LEADS) else text


def csv_cell(value: Cell) -> str:
    """A cell as Dutch spreadsheets read it: a comma in amounts, 31-12-2027, and nothing that runs."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return harmless(str(value))


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> bytes:
        return text.encode()


def _csv_lines(headings: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"  # without it Excel reads UTF-8 as something else
    writer: Any = csv.writer(_Echo(), delimiter=";")
    yield writer.writerow([harmless(heading) for heading in headings])
    for row in rows:
        yield writer.writerow([csv_cell(value) for value in row])


def csv_response(name: str, headings: Sequence[str], rows: Iterable[Row]) -> StreamingHttpResponse:
    """A CSV file (`;` between cells, as Dutch spreadsheets expect) that is sent while it is made."""
    response = StreamingHttpResponse(_csv_lines(headings, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


class _Sheet(Protocol):
    def append(self, row: Iterable[Any]) -> None: ...


def _xlsx_cell(sheet: _Sheet, value: Cell) -> Any:
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    elif isinstance(value, datetime):
        cell.number_format = "dd-mm-yyyy hh:mm"
    elif isinstance(value, date):
        cell.number_format = "dd-mm-yyyy"
    return cell


def xlsx_response(name: str, headings: Sequence[str], rows: Iterable[Row]) -> FileResponse:
    """An XLSX file in which every text is a text; built on disk, not in memory."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title="Register")
    sheet.freeze_panes = "A2"
    top = []
    for heading in headings:
        cell = _xlsx_cell(sheet, heading)
        cell.font = Font(bold=True)
        top.append(cell)
    sheet.append(top)
    for row in rows:
        sheet.append([_xlsx_cell(sheet, value) for value in row])
    output = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    workbook.save(output)
    output.seek(0)
    return FileResponse(output, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)


def spreadsheet_response(
    kind: str, name: str, headings: Sequence[str], rows: Iterable[Row]
) -> FileResponse | StreamingHttpResponse:
    """The export as `csv` or `xlsx`."""
    return csv_response(name, headings, rows) if kind == "csv" else xlsx_response(name, headings, rows)
