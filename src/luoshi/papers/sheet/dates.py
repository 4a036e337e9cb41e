"""Dates as people type them into a cell."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

FORMS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]"),
    re.compile(r"(?P<m>\d{1,2})[/.](?P<d>\d{1,2})"),
)
_SPACES = re.compile(r"(?<=[年月])\s+|\s+(?=[年月日号])")


class DateNeedsYear(ValueError):
    """A month and a day, and no year to put them in."""


class NotADate(ValueError):
    """No date in any known form, or a day that the calendar does not have."""


def parse_date(text: str, year: int | None = None) -> date:
    """Reads 2026-06-30, 2026/6/30, 2026.6.30, 20260630, 2026年6月30日, and 6月30日 or 6/30 with `year`.

    Raises NotADate or DateNeedsYear.
    """
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", text).strip())
    for form in FORMS:
        if found := form.fullmatch(plain):
            parts = found.groupdict()
            stated = parts.get("y")
            if stated is None and year is None:
                raise DateNeedsYear(text)
            try:
                return date(int(stated) if stated else year or 0, int(parts["m"]), int(parts["d"]))
            except ValueError as error:
                raise NotADate(text) from error
    raise NotADate(text)
