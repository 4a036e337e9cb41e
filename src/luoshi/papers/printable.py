"""Text and days for a Word file."""

from __future__ import annotations

import re
from datetime import date

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS = re.compile(r"\r\n?|\x0b|\x85|\u2028|\u2029")


def printable(text: str) -> str:
    """The text without what a Word file cannot hold."""
    return NOT_IN_XML.sub("", LINE_ENDS.sub("\n", text))


def in_words(day: date) -> str:
    """2026年6月3日, as official papers write a day."""
    return f"{day.year}年{day.month}月{day.day}日"
