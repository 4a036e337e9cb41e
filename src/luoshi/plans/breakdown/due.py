"""The deadline in the sheet: a day, or the plan's own words (6月底前) where the office set none."""

from __future__ import annotations

import re
from datetime import date

from luoshi.papers.sheet.dates import DateNeedsYear, NotADate, parse_date
from luoshi.papers.words import Language

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})", re.IGNORECASE)


def word_due(due: date | str | None, language: Language = "zh") -> str:
    """2026年6月30日 or 30 June 2026; words stay as the plan has them."""
    if not isinstance(due, date):
        return due or ""
    if language == "zh":
        return f"{due.year}年{due.month}月{due.day}日"
    return f"{due.day} {MONTHS[due.month - 1]} {due.year}"


def parse_due(text: str) -> date | str | None:
    """A day where the cell names one with its year, else its words, None where it is blank."""
    plain = text.strip()
    if english := ENGLISH.fullmatch(plain):
        month = [name.casefold() for name in MONTHS].index(english["month"].casefold()) + 1
        plain = f"{english['year']}-{month}-{english['day']}"
    try:
        return parse_date(plain)
    except (NotADate, DateNeedsYear):
        return text.strip() or None
