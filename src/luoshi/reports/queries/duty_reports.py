"""What a unit's report on its duties is drafted from, and who has handed one in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.db.models import Count

from luoshi.meetings.models import Meeting
from luoshi.meetings.models.meeting import OVER
from luoshi.organisation.models import Unit
from luoshi.papers.printable import in_words
from luoshi.reports.models import DutyReport, Span
from luoshi.reports.queries.filing import NOTHING_LATE, Records, by_when, records_of
from luoshi.schedule.months import month_end
from luoshi.work.models import Answer, Task

NAMES = {Span.HALF: "{unit}{year}年上半年履职报告", Span.YEAR: "{unit}{year}年度履职自评报告"}
PARTS = {"did": "履职情况", "lags": "存在问题", "ahead": "下一步工作"}
MOST_TASKS, OFFERED = 400, 50


class Line(TypedDict):
    """One sentence, in which part it stands, and the keys of the tasks that it tells of."""

    part: str
    text: str
    tasks: list[str]


def days_of(year: int, span: Span) -> tuple[date, date]:
    """The first and the last day that a report is about."""
    return date(year, 1, 1), month_end(year, 6 if span == Span.HALF else 12)


def drafted(unit: Unit, year: int, span: Span, today: date) -> list[Line]:
    """As the records alone tell it, one sentence for each commitment or order; two queries."""
    first, last = days_of(year, span)
    found = records_of(Answer.objects.all(), unit.pk, first, last, today)
    return [_sum(found, unit), *_did(found), *_lags(found, today), *_ahead(found)]


def _sum(found: Records, unit: Unit) -> Line:
    figures = found.figures
    text = (
        f"{in_words(found.first)}至{in_words(found.last)}，{unit}应办{figures.owed}项，已办结{figures.done}项，"
        f"逾期未办结{figures.late}项。"
    )
    return _line("did", text, [*found.done, *found.late])


def _did(found: Records) -> Iterator[Line]:
    for title, rows in _grouped(found.done):
        days = [row.closed_on for row in rows if row.closed_on]
        last = f"，最近于{in_words(max(days))}办结" if days else ""
        yield _line("did", f"{title}：办结{len(rows)}次{last}。", rows)


def _lags(found: Records, today: date) -> Iterator[Line]:
    for title, rows in _grouped(found.late):
        first = min(row.due_on for row in rows)
        yield _line(
            "lags",
            f"{title}：{len(rows)}次逾期未办结，最早应于{in_words(first)}前完成，已逾期{(today - first).days}天。",
            rows,
        )
    if not found.late:
        yield _line("lags", NOTHING_LATE, [])


def _ahead(found: Records) -> Iterator[Line]:
    for title, rows in _grouped(found.ahead):
        yield _line("ahead", f"{title}（{by_when([row.due_on for row in rows])}）。", rows)


def _grouped(rows: Iterable[Answer]) -> list[tuple[str, list[Answer]]]:
    """By title, in the order in which each came first: what comes again and again is one sentence."""
    found: dict[str, list[Answer]] = {}
    for row in rows:
        found.setdefault(row.task.title, []).append(row)
    return list(found.items())


def _line(part: str, text: str, rows: Sequence[Answer]) -> Line:
    return Line(part=part, text=text, tasks=[str(row.task_id) for row in rows[:MOST_TASKS]])


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its records; `index` is its place among the report's lines."""

    index: int
    text: str
    tasks: Sequence[Task]


def told(report: DutyReport) -> list[tuple[str, list[Told]]]:
    """Part by part, under its Chinese heading; one query."""
    keys = {UUID(key) for line in report.lines for key in line["tasks"]}
    tasks = Task.objects.only("title", "due_on", "state").in_bulk(keys)
    parts: dict[str, list[Told]] = {name: [] for name in PARTS}
    for index, line in enumerate(report.lines):
        here = [tasks[key] for key in map(UUID, line["tasks"]) if key in tasks]
        parts[line["part"]].append(Told(index, line["text"], here))
    return [(PARTS[name], found) for name, found in parts.items()]


@dataclass(frozen=True, slots=True)
class UnitReports:
    """A unit with its two reports of a year, None where one has not been begun."""

    unit: Unit
    half: DutyReport | None
    year: DutyReport | None


def reports_of(year: int) -> list[UnitReports]:
    """Of every open unit but the leadership; two queries."""
    rows = DutyReport.objects.filter(year=year).defer("lines", "own").annotate(marked=Count("marks"))
    found = {(row.unit_id, row.span): row for row in rows.select_related("meeting")}
    units = Unit.objects.filter(closed_on=None, parent__isnull=False)
    return [
        UnitReports(unit, found.get((unit.pk, Span.HALF)), found.get((unit.pk, Span.YEAR))) for unit in units
    ]


def meetings_to_present_at(report: DutyReport) -> Iterable[Meeting]:
    """Those held since the report's time began, the last first."""
    rows = Meeting.objects.filter(state__in=OVER, day__gte=date(report.year, 1, 1)).defer("minutes")
    return rows.order_by("-day", "-begins")[:OFFERED]
