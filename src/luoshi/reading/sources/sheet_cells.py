"""The cells of a spreadsheet as text. Run apart: see `apart`."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from luoshi.reading.document import Document
from luoshi.reading.errors import Damaged, Encrypted, TooLong
from luoshi.reading.sources.writer import Writer

MOST_CELLS = 1_000_000


def document(data: bytes) -> Document:
    """Raises Damaged, Encrypted, TooLong."""
    writer = Writer()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
                _write(book.get_sheet_by_name(about.name), writer)
    except PasswordError as locked:
        raise Encrypted from locked
    except CalamineError as broken:
        raise Damaged(part="表格") from broken
    return writer.document()


def _write(sheet: CalamineSheet, writer: Writer) -> None:
    if sheet.height * sheet.width > MOST_CELLS:
        raise TooLong
    writer.grid([[printed(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)])


def printed(cell: object) -> str:
    """A cell as a person would write it: 3.0 is 3, a day is 2026年6月30日."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    return str(cell)
