"""From what a spreadsheet stores in a cell to what the column means, or to why it cannot be."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta

from luoshi.papers.sheet.columns import Kind
from luoshi.papers.sheet.dates import DateNeedsYear, NotADate, parse_date
from luoshi.papers.sheet.numbers import NotANumber, parse_number, whole
from luoshi.papers.words import Words

Cell = str | int | float | date | None
Stored = str | int | float | bool | date | datetime | time | timedelta

NOT_A_DATE = Words("“{text}”不是日期，请写成 2026-06-30。", "“{text}” is no date; write 2026-06-30.")
NO_YEAR = Words("“{text}”没有年份，请写成 2026-06-30。", "“{text}” has no year; write 2026-06-30.")
NOT_A_NUMBER = Words("“{text}”不是数字，请只填数字。", "“{text}” is no number; write digits only.")
SHOWN = 40


class CellFault(Exception):
    """Why a cell cannot be taken; caught where its row and column are known."""

    def __init__(self, code: str, message: Words) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


def take(stored: Stored, kind: Kind, year: int | None) -> Cell:
    """The cell's value: str for text, None for a blank number or date. Raises CellFault."""
    if kind == "date":
        return _date(stored, year)
    if kind == "number":
        return _number(stored)
    return as_text(stored) if kind != "identifier" else as_text(stored).strip()


def as_text(stored: Stored) -> str:
    """What the cell shows, as far as its format can be known: 2026 for 2026.0, 2026-06-30 for a day."""
    if isinstance(stored, datetime):
        midnight = stored.time() == time.min
        return stored.date().isoformat() if midnight else stored.isoformat(" ", "minutes")
    if isinstance(stored, float):
        return str(whole(stored))
    return stored.isoformat() if isinstance(stored, date) else str(stored)


def _date(stored: Stored, year: int | None) -> date | None:
    if isinstance(stored, datetime):
        return stored.date()
    if isinstance(stored, date):
        return stored
    text = as_text(stored)
    if not text.strip():
        return None
    try:
        return parse_date(text, year)
    except DateNeedsYear as error:
        raise CellFault("date-without-year", NO_YEAR.filled(text=text[:SHOWN])) from error
    except NotADate as error:
        raise CellFault("not-a-date", NOT_A_DATE.filled(text=text[:SHOWN])) from error


def _number(stored: Stored) -> int | float | None:
    if isinstance(stored, float) and math.isfinite(stored):
        return whole(stored)
    text = as_text(stored)
    if not text.strip():
        return None
    try:
        return parse_number(text)
    except NotANumber as error:
        raise CellFault("not-a-number", NOT_A_NUMBER.filled(text=text[:SHOWN])) from error
