"""What a unit's report of a time is drafted from, and which reports are owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from luoshi.papers.printable import in_words
from luoshi.plans.asks import Ask
from luoshi.reports.queries.report import Figures
from luoshi.schedule.months import month_end
from luoshi.work.models import Answer, TaskState
from luoshi.work.queries.tasks import DONE, OWED, RESTING

AHEAD = timedelta(days=31)
SHOWN = 60
NOTHING_LATE = "本期没有逾期未办结的事项。"


@dataclass(frozen=True, slots=True)
class Records:
    """The unit's own work of the time that a report is about, and what comes after it."""

    first: date
    last: date
    done: Sequence[Answer]
    late: Sequence[Answer]
    ahead: Sequence[Answer]
    figures: Figures


def whole_answer() -> QuerySet[Answer]:
    """With all that a report and its page need of it."""
    linked = (
        "unit",
        "task__commitment",
        "task__order",
        "task__plan",
        "task__occurrence",
        "filing__use__evidence",
    )
    return Answer.objects.select_related(*linked)


def records_for(answer: Answer, today: date) -> Records:
    """Of the task's period; two queries."""
    others = Answer.objects.exclude(pk=answer.pk)
    return records_of(others, answer.unit_id, answer.task.period_start, answer.task.period_end, today)


def records_of(rows: QuerySet[Answer], unit: UUID | None, first: date, last: date, today: date) -> Records:
    """Of the rows what the unit led or answered for itself from `first` to `last`; two queries."""
    own = rows.filter(OWED, unit=unit).exclude(state__in=RESTING)
    due = list(own.filter(due_on__range=(first, last)).select_related("task").order_by("due_on", "task"))
    done = [one for one in due if one.state in DONE]
    late = [one for one in due if one.to_do_on and one.to_do_on < today]
    after = own.filter(to_do_on__range=(last + timedelta(days=1), last + AHEAD)).select_related("task")
    waived = sum(one.state == TaskState.WAIVED for one in done)
    return Records(
        first,
        last,
        [one for one in done if one.state == TaskState.ACCEPTED],
        late,
        list(after.order_by("to_do_on", "task")[:SHOWN]),
        Figures(len(due), len(done), waived, len(late)),
    )


def drafted(answer: Answer, records: Records, today: date) -> dict[str, str]:
    """The report as the records alone tell it, in the words of a Chinese paper, for people to complete."""
    happened = answer.task.occurrence
    event = [f"{in_words(happened.happened_on)}，{happened.note}。"] if happened else []
    done = [f"{one.task.title}，已于{in_words(one.closed_on)}办结。" for one in records.done if one.closed_on]
    late = [
        f"{one.task.title}，应于{in_words(one.due_on)}前完成，已逾期{(today - one.due_on).days}天。"
        for one in records.late
    ]
    coming: dict[str, list[date]] = {}
    for one in records.ahead:
        coming.setdefault(one.task.title, []).append(one.due_on)
    ahead = [f"{title}（{by_when(days)}）。" for title, days in coming.items()]
    unit = answer.unit.name if answer.unit else ""
    return {
        "title": f"{unit}关于{answer.task.title}的报告"[:120],
        "did": "\n".join([*event, *_numbered(done)]),
        "lags": "\n".join(_numbered(late)) or NOTHING_LATE,
        "ahead": "\n".join(_numbered(ahead)),
    }


def by_when(days: list[date]) -> str:
    """What comes again and again is one line."""
    return f"{in_words(days[0])}前" if len(days) == 1 else f"{in_words(days[0])}起，共{len(days)}次"


def _numbered(lines: list[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def owed_in(year: int, month: int) -> list[Answer]:
    """The reports that units owe in a month, by due date, each with what was filed; one query."""
    span = date(year, month, 1), month_end(year, month)
    rows = whole_answer().filter(OWED, ask=Ask.REPORT, due_on__range=span).exclude(state__in=RESTING)
    return list(rows.order_by("due_on", "unit__position", "pk"))


def filed_in(year: int, month: int) -> list[tuple[str, UUID]]:
    """Names of the files handed in for the reports of a month, with the keys of their evidence."""
    return [
        (f"{answer.unit}-{answer.filing.title}.docx", answer.filing.use.evidence_id)
        for answer in owed_in(year, month)
        if hasattr(answer, "filing") and answer.filing.use
    ]
