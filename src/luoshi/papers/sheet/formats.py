"""The looks of a written sheet: one place for every cell format."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from luoshi.papers.sheet.columns import Kind
from luoshi.papers.typefaces import (
    BODY,
    BODY_POINTS,
    HEAD,
    HEAD_POINTS,
    NOTE,
    NOTE_POINTS,
    TITLE,
    TITLE_POINTS,
)

# 134 tells a program without the face to choose one that has simplified Chinese.
CHINESE = {"font_charset": 134, "font_family": 0, "valign": "vcenter", "text_wrap": True}
INK = "#1F2933"
GREY = "#9AA5B1"
PALE = "#F0F2F5"
STORED_AS = {"date": "yyyy-mm-dd", "number": "General", "serial": "0"}


class Formats:
    """Makes each format once; a workbook keeps every one it is given."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[object, ...], Format] = {}
        self.title = self._add(font_name=TITLE, font_size=TITLE_POINTS, align="center")
        self.subtitle = self._add(font_name=NOTE, font_size=NOTE_POINTS, align="right")
        self.heading = self._add(
            font_name=HEAD, font_size=HEAD_POINTS, align="center", border=1, bg_color=PALE, font_color=INK
        )
        self.key_heading = self._add(font_name=HEAD, font_size=8, align="center", font_color=GREY)

    def cell(self, kind: Kind, points: float = BODY_POINTS) -> Format:
        if (kind, points) not in self.made:
            self.made[kind, points] = self._cell(kind, points)
        return self.made[kind, points]

    def _cell(self, kind: Kind, points: float) -> Format:
        if kind == "identifier":
            return self._add(font_size=8, font_color=GREY, text_wrap=False, num_format="@")
        return self._add(
            font_name=BODY,
            font_size=points,
            border=1,
            align="left" if kind == "long" else "center",
            num_format=STORED_AS.get(kind, "@"),
        )

    def _add(self, **looks: Any) -> Format:
        return self.book.add_format({**CHINESE, **looks})
