"""Spreadsheets as people make them, without any declared sheet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from xlsxwriter import Workbook


def book(*rows: Sequence[object], hidden: Sequence[Sequence[object]] = ()) -> bytes:
    """An xlsx with one sheet of `rows`, after a hidden sheet if one is given; strings that begin with = are formulas."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as made:
        made.add_format({"num_format": "yyyy-mm-dd"})
        made.formats[-1].set_num_format("yyyy-mm-dd")
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for content, is_hidden in ((hidden, True), (rows, False)):
            if content or not is_hidden:
                page = made.add_worksheet()
                for at, row in enumerate(content):
                    for place, cell in enumerate(row):
                        if hasattr(cell, "year"):
                            page.write_datetime(at, place, cell, day)
                        elif cell is not None:
                            page.write(at, place, cell)
                if is_hidden:
                    page.hide()
                else:
                    page.activate()
                    page.set_first_sheet()
    return out.getvalue()


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same archive after `change` to its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
