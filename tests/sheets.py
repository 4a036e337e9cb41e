"""What someone does to a breakdown sheet in their own program: open it, change cells, save it."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from python_calamine import load_workbook

Rows = list[list[Any]]


def opened(data: bytes) -> Rows:
    """The cells of the first sheet, titles and headings included."""
    return load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def saved(rows: Rows) -> bytes:
    """As a plain xlsx."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def place_of(rows: Rows, heading: str) -> tuple[int, int]:
    """The row of the headings and the column of one of them, from 0."""
    return next((at, row.index(heading)) for at, row in enumerate(rows) if heading in row)
