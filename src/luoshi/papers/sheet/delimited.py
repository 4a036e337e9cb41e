"""A table kept as text: csv, or Excel's Unicode text, in whatever encoding Chinese offices save it."""

from __future__ import annotations

import codecs
import csv
import io
import re

MARKS = (",", "\t", ";")
# Where the first lines tell which mark parts the cells; a title above the headings has none.
SNIFFED = 30
UNUSUAL = re.compile("[\0-\x08\x0e-\x1f\ufffe\uffff]")


def table(data: bytes) -> list[list[str]] | None:
    """The rows, each as long as the longest; None for bytes that are no text, or a text without cells.

    Raises csv.Error for a cell longer than any office writes.
    """
    text = _text(data)
    if text is None:
        return None
    mark = max(MARKS, key="\n".join(text.splitlines()[:SNIFFED]).count)
    return _even(list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))) if mark in text else None


def _text(data: bytes) -> str | None:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not UNUSUAL.search(text):
            return text
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    """GB18030 has GBK and GB2312 inside it; the marks and digits of UTF-16 tell its byte order."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in data:
        return ("utf-16-le",) if data[1::2].count(0) > data[::2].count(0) else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
