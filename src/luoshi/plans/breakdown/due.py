"""When, in the sheet: a day, or the plan's own words (6月底前), behind the day from which a promise holds."""

from __future__ import annotations

import re
from datetime import date

from luoshi.papers.sheet.dates import DateNeedsYear, NotADate, parse_date
from luoshi.papers.words import Language, Words

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})", re.IGNORECASE)


STARTS = Words("自{day}起", "from {day}")
BETWEEN = Words("，", ", ")
STARTING = (
    re.compile(r"[自从]?(?P<day>[^，,；;]+?)起(?:[，,；;]\s*(?P<rest>.*))?", re.DOTALL),
    re.compile(r"from\s+(?P<day>[^,;]+)(?:[,;]\s*(?P<rest>.*))?", re.IGNORECASE | re.DOTALL),
)


def word_due(due: date | str | None, language: Language = "zh", starts_on: date | None = None) -> str:
    """2026年6月30日, 自2026年4月1日起，每月15日前, 30 June 2026; words stay as the plan has them."""
    worded = _word_day(due, language) if isinstance(due, date) else due or ""
    if starts_on is None:
        return worded
    start = STARTS.filled(day=_word_day(starts_on, language)).in_language(language)
    return BETWEEN.in_language(language).join(filter(None, (start, worded)))


def parse_start(text: str) -> tuple[date | None, str]:
    """The day from which it holds, where the cell names one with its year, and the rest of the cell."""
    for form in STARTING:
        match = form.fullmatch(text.strip())
        day = parse_due(match["day"]) if match else None
        if match and isinstance(day, date):
            return day, match["rest"] or ""
    return None, text


def _word_day(due: date, language: Language) -> str:
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
