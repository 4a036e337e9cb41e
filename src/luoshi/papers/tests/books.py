"""Spreadsheets as people make them, without any declared sheet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

WORKSHEET = "xl/worksheets/sheet1.xml"


def book(*rows: Sequence[object], hidden: Sequence[Sequence[object]] = ()) -> bytes:
    """An xlsx of `rows`, behind a hidden sheet if one is given; text that begins with = is a formula."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as made:
        if hidden:
            behind = made.add_worksheet()
            fill(behind, hidden)
            behind.hide()
        page = made.add_worksheet()
        fill(page, rows)
        page.activate()
        page.set_first_sheet()
    return out.getvalue()


def fill(page: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                page.write_datetime(at, place, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001
            elif cell is not None:
                page.write(at, place, cell)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same archive after `change` to its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same archive with `old` replaced in one part, where it must be found."""

    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return repacked(data, change)
