"""What time a report is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luoshi.reports.models import ReportKind
from luoshi.schedule.months import month_end

MONTHS = {ReportKind.MONTH: 1, ReportKind.QUARTER: 3, ReportKind.YEAR: 12}
PERIODIC = tuple(MONTHS)
QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The `number`th month or quarter of a year, or (number 1) the year. Raises ValueError where there is none."""

    kind: ReportKind
    year: int
    number: int

    def __post_init__(self) -> None:
        known = self.kind in MONTHS and 2000 <= self.year <= 2100
        if not (known and 1 <= self.number <= 12 // MONTHS[self.kind]):
            raise ValueError(f"no {self.kind} {self.number} in {self.year}")

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS[self.kind] + 1, 1)

    @property
    def last(self) -> date:
        return month_end(self.year, self.number * MONTHS[self.kind])

    @property
    def words(self) -> str:
        """As a Chinese paper names it: 2026年3月, 2026年第一季度, 2026年度."""
        if self.kind == ReportKind.MONTH:
            return f"{self.year}年{self.number}月"
        return (
            f"{self.year}年第{QUARTERS[self.number - 1]}季度"
            if self.kind == ReportKind.QUARTER
            else f"{self.year}年度"
        )

    @property
    def label(self) -> str:
        """In the reader's language, for pages."""
        if self.kind == ReportKind.MONTH:
            return date_format(self.first, "YEAR_MONTH_FORMAT")
        if self.kind == ReportKind.QUARTER:
            return _("quarter %(number)s of %(year)s") % {"number": self.number, "year": self.year}
        return _("the year %(year)s") % {"year": self.year}


def begun(kind: ReportKind, year: int, today: date) -> list[ReportPeriod]:
    """Those of a year that have begun, the first one first."""
    periods = [ReportPeriod(kind, year, number) for number in range(1, 12 // MONTHS[kind] + 1)]
    return [period for period in periods if period.first <= today]
