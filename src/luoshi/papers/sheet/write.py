"""Writes a sheet as xlsx: A4 landscape, ready to print, and the same file ready to be edited and read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luoshi.papers.errors import TextTooLong
from luoshi.papers.sheet.cells import Cell, as_text
from luoshi.papers.sheet.columns import Column, Sheet
from luoshi.papers.sheet.formats import Formats
from luoshi.papers.sheet.heights import fitting
from luoshi.papers.typefaces import BODY_POINTS

A4 = 9
KEY_WIDTH = 6
LONGEST_TEXT = 32_767
LONGEST_FOOTER = 200
TITLE_HEIGHT, SUBTITLE_HEIGHT, HEAD_HEIGHT, LEAST_HEIGHT = 42, 22, 30, 24
FORBIDDEN_IN_TAB = re.compile(r"[\[\]:*?/\\']")
NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
VERBATIM = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write(
    sheet: Sheet,
    rows: Iterable[Mapping[str, Cell]],
    *,
    title: str | None = None,
    subtitle: str = "",
    footer: str = "",
) -> bytes:
    """The sheet as an xlsx file.

    rows: a value by column key; a missing key or None is a blank cell. Text stays text whatever it
        begins with; a lone surrogate, which no XML can hold, becomes U+FFFD.
    footer: small print beside the page number, on every page.

    Raises TextTooLong.
    """
    out = io.BytesIO()
    with Workbook(out, VERBATIM) as book:
        page = book.add_worksheet(FORBIDDEN_IN_TAB.sub(" ", sheet.title)[:31].strip() or "Sheet")
        layout = _Layout(sheet, page, Formats(book))
        head = layout.front(title or sheet.title, subtitle)
        count = 0
        for count, row in enumerate(rows, start=1):
            layout.record(head + count, count, row)
        layout.for_printing(head, head + count, footer)
    return out.getvalue()


class _Layout:
    """One worksheet being filled, top to bottom."""

    def __init__(self, sheet: Sheet, page: Worksheet, formats: Formats) -> None:
        self.sheet = sheet
        self.page = page
        self.formats = formats
        self.last_printed = len(sheet.printed) - 1

    def front(self, title: str, subtitle: str) -> int:
        """Title, subtitle and headings; returns the heading row, from 0."""
        self.page.set_row(0, TITLE_HEIGHT)
        self._across(0, title, self.formats.title)
        if subtitle:
            self.page.set_row(1, SUBTITLE_HEIGHT)
            self._across(1, subtitle, self.formats.subtitle)
        head = 2 if subtitle else 1
        self.page.set_row(head, HEAD_HEIGHT)
        for place, column in enumerate(self.sheet.in_order):
            key = column.kind == "identifier"
            self.page.set_column(place, place, KEY_WIDTH if key else column.width)
            looks = self.formats.key_heading if key else self.formats.heading
            self.page.write_string(head, place, column.heading, looks)
        return head

    def _across(self, row: int, text: str, looks: Format) -> None:
        if self.last_printed > 0:
            self.page.merge_range(row, 0, row, self.last_printed, text, looks)
        else:
            self.page.write_string(row, 0, text, looks)

    def record(self, row: int, serial: int, values: Mapping[str, Cell]) -> None:
        cells = [
            (column, serial if column.kind == "serial" else values.get(column.key))
            for column in self.sheet.in_order
        ]
        heights = [float(LEAST_HEIGHT)]
        for place, (column, value) in enumerate(cells):
            if isinstance(value, str) and len(value.encode("utf-16-le", "replace")) // 2 > LONGEST_TEXT:
                raise TextTooLong(row=serial, heading=column.heading)
            points, height = BODY_POINTS, 0.0
            if column.kind != "identifier":
                points, height = fitting("" if value is None else as_text(value), column.width)
            heights.append(height)
            self._cell(row, place, column, value, points)
        self.page.set_row(row, max(heights))

    def _cell(self, row: int, place: int, column: Column, value: Cell, points: float) -> None:
        looks = self.formats.cell(column.kind, points)
        if value is None or value == "":
            self.page.write_blank(row, place, None, looks)
        elif isinstance(value, date):
            self.page.write_datetime(row, place, datetime.combine(value, time.min), looks)
        elif isinstance(value, str):
            self.page.write_string(row, place, NOT_IN_XML.sub("\ufffd", value), looks)
        else:
            self.page.write_number(row, place, value, looks)

    def for_printing(self, head: int, last: int, footer: str) -> None:
        page = self.page
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.55, right=0.55, top=0.6, bottom=0.75)
        page.center_horizontally()
        page.fit_to_pages(1, 0)
        page.repeat_rows(head)
        page.print_area(0, 0, last, self.last_printed)
        page.freeze_panes(head + 1, 0)
        page.autofilter(head, 0, last, len(self.sheet.columns) - 1)
        note = footer.replace("&", "&&")[:LONGEST_FOOTER]
        page.set_footer(f'&L&"宋体"&9 {note}&C&"宋体"&14— &P —')
