"""Everything that is known of a year's work as one workbook, whose sheets are linked to one another."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import xlsxwriter
from django.utils.translation import gettext as _

from luoshi.papers.printable import printable
from luoshi.work.models import Answer, Chased, Task, TaskState, Use

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """`behind` names the sheet that the first column leads to, and the line there for each row."""

    name: str
    headings: Row
    rows: Sequence[Row]
    behind: tuple[str, Sequence[int]] | None = None


def whole_workbook(year: int) -> bytes:
    """Tasks due in the year, each unit's answer, the evidence and the chasers; four queries."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        faces = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "head": book.add_format({"bold": True}),
            "link": book.add_format({"font_color": "#1d4f91", "underline": 1}),
        }
        for sheet in _sheets(year):
            _write(book.add_worksheet(sheet.name), sheet, faces)
    return out.getvalue()


def _sheets(year: int) -> Iterable[_Sheet]:
    tasks = list(_of_year(Task.objects.all(), year).select_related("plan").order_by("due_on", "pk"))
    answers = list(
        _of_year(Answer.objects.all(), year, "task__").select_related("unit", "task").order_by("pk")
    )
    uses = list(_of_year(Use.objects.all(), year, "answer__task__").select_related("evidence"))
    chased = list(_of_year(Chased.objects.all(), year, "answer__task__").select_related("chaser"))
    of_task, of_answer = _lines(tasks), _lines(answers)
    first, second = _("Tasks"), _("Answers")
    yield _Sheet(first, _task_heads(), [_task(row) for row in tasks])
    behind = (first, [of_task[row.task_id] for row in answers])
    yield _Sheet(second, _answer_heads(), [_answer(row) for row in answers], behind)
    behind = (second, [of_answer[row.answer_id] for row in uses])
    yield _Sheet(_("Evidence"), _use_heads(), [_use(row) for row in uses], behind)
    behind = (second, [of_answer[row.answer_id] for row in chased])
    yield _Sheet(_("Chasers"), _chaser_heads(), [_chaser(row) for row in chased], behind)


def _of_year(rows: Any, year: int, path: str = "") -> Any:
    due = {f"{path}due_on__range": (date(year, 1, 1), date(year, 12, 31))}
    return rows.filter(**due).exclude(**{f"{path}state": TaskState.SUPERSEDED})


def _lines(rows: Iterable[Any]) -> dict[UUID, int]:
    """The line on which each row stands, below the headings."""
    return {row.pk: line for line, row in enumerate(rows, start=2)}


def _task(row: Task) -> Row:
    plan = row.plan.title if row.plan else ""
    return (
        row.title,
        plan,
        row.period_start,
        row.period_end,
        row.due_on,
        row.target,
        row.get_state_display(),
    )


def _answer(row: Answer) -> Row:
    unit = row.unit.name if row.unit else ""
    state = row.get_state_display()
    return (row.task.title, unit, row.due_on, state, row.reported, row.reached, row.closed_on, row.word)


def _use(row: Use) -> Row:
    piece = row.evidence
    return (piece.title, piece.get_kind_display(), piece.happened_on, row.quantity, piece.url, piece.sha256)


def _chaser(row: Chased) -> Row:
    chaser = row.chaser
    return (chaser.name, chaser.text, chaser.reply_by, chaser.closed_at.date() if chaser.closed_at else None)


def _task_heads() -> Row:
    return (_("Task"), _("Plan"), _("From"), _("Period ends"), _("Due"), _("Target"), _("State"))


def _answer_heads() -> Row:
    facts = (_("Reported"), _("Counted"), _("Closed on"), _("Last word"))
    return (_("Task"), _("Unit"), _("Due"), _("State"), *facts)


def _use_heads() -> Row:
    return (_("Evidence"), _("Kind"), _("Day"), _("Count"), _("Address"), "SHA-256")


def _chaser_heads() -> Row:
    return (_("Chaser"), _("What is asked"), _("Reply due"), _("Closed on"))


def _write(page: Any, sheet: _Sheet, faces: dict[str, Any]) -> None:
    page.freeze_panes(1, 0)
    page.set_column(0, 0, 36)
    page.set_column(1, len(sheet.headings) - 1, 16)
    page.write_row(0, 0, sheet.headings, faces["head"])
    for line, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if column == 0 and sheet.behind:
                target, lines = sheet.behind
                address = f"internal:'{target}'!A{lines[line - 1]}"
                page.write_url(line, 0, address, faces["link"], printable(str(value)))
            elif isinstance(value, date):
                page.write_datetime(line, column, value, faces["day"])
            elif isinstance(value, str):
                # Whatever it begins with, a text stays a text.
                page.write_string(line, column, printable(value))
            elif value is not None:
                page.write_number(line, column, float(value))
