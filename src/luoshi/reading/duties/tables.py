"""Task tables: which column is what, and each row as a measure with its duty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from luoshi.reading.document import Document, Row
from luoshi.reading.duties.brackets import roles_said
from luoshi.reading.duties.columns import (
    ANSWER,
    DUE,
    HELP,
    LEAD,
    NOTE,
    NUMBER,
    OTHER,
    PROSE,
    TASK,
    columns,
    words_of,
)
from luoshi.reading.duties.roles import ANSWERS, HELPS, LEADS, Said, bare_time
from luoshi.reading.outline.marks import GROUP, mark
from luoshi.reading.sentences import STOP_CHARS
from luoshi.reading.span import Span

RANKS = {LEAD: LEADS, ANSWER: ANSWERS, HELP: HELPS}
# A merged line with the table's own title may stand above the headings.
MOST_HEADER_ROWS = 3

# What one cell says under a table or between its parts, and is no part of the plan by itself.
REMARK = re.compile(r"\s*(?:合计|总计|小计|注[：:\d]|备注|说明|填表)")
WORDS = re.compile("[\u4e00-\u9fff]{2}")
LONGEST_HEADING = 40


class TaskRow(NamedTuple):
    """One row of a task table; `title` is None where the row goes on with the task of the row above.

    `heading` is the title of a row that one cell takes whole: the tasks below it are that section's.
    """

    span: Span
    title: Span | None
    prose: tuple[Span, ...]
    said: tuple[Said, ...]
    heading: Span | None = None


def task_rows(document: Document) -> tuple[dict[int, TaskRow], list[Span]]:
    """Rows of all task tables by their offset, and the header rows that belong to no measure."""
    rows: dict[int, TaskRow] = {}
    headers: list[Span] = []
    for table in document.tables:
        for index, header in enumerate(table.rows[:MOST_HEADER_ROWS]):
            found = columns(document.text, header, next(iter(table.rows[index + 1 : index + 2]), None))
            if found is None:
                continue
            kinds, has_parts = found
            first = index + (2 if has_parts else 1)
            headers += [above.span for above in table.rows[:first]]
            words = words_of(document.text, header)
            for row in table.rows[first:]:
                # The headings come again at the top of each page.
                if words_of(document.text, row) == words:
                    headers.append(row.span)
                else:
                    rows[row.span.start] = _task_row(document.text, row, kinds)
            break
    return rows, headers


def _task_row(text: str, row: Row, kinds: list[int]) -> TaskRow:
    across = _across(text, row, kinds)
    if across is not None and _is_heading(across.of(text)):
        return TaskRow(row.span, None, (), (), across)
    if across is not None:
        return TaskRow(row.span, None, tuple(_lines_of(text, [across])), ())
    cells = [(kind, cell) for kind, cell in zip(kinds, row.cells, strict=False) if cell is not None]
    title = next((cell for kind, cell in cells if kind == TASK), None)
    prose = [
        cell for kind, cell in cells if kind in (PROSE, OTHER) or (kind == NOTE and _is_prose(cell.of(text)))
    ]
    # Where a task has no column of its own for what is to be done, its name says it.
    if title is not None and PROSE not in kinds:
        prose.insert(0, title)
    said: list[Said] = []
    for kind, cell in cells:
        if kind == DUE:
            said.append(Said(0, (), bare_time(cell.of(text))))
        elif kind in RANKS:
            said += roles_said(cell.of(text), RANKS[kind])
    return TaskRow(row.span, title, tuple(_lines_of(text, prose)), tuple(said))


def _across(text: str, row: Row, kinds: list[int]) -> Span | None:
    """The one cell of a row that is no task: merged over all columns, or numbered or worded as a heading."""
    cell = row.cells[0]
    if cell is None or any(row.cells[1:]):
        return None
    numbered = mark(cell.of(text))
    is_above = numbered is not None and numbered.level <= GROUP
    is_worded = kinds[0] == NUMBER and WORDS.search(cell.of(text)) is not None
    return cell if row.is_across or is_above or is_worded else None


def _is_prose(words: str) -> bool:
    return not STOP_CHARS.isdisjoint(words)


def _is_heading(words: str) -> bool:
    is_line = len(words) <= LONGEST_HEADING and "\n" not in words and STOP_CHARS.isdisjoint(words)
    return is_line and REMARK.match(words) is None


def _lines_of(text: str, cells: Iterable[Span]) -> Iterable[Span]:
    """A cell of several lines is several passages."""
    for cell in cells:
        begin = cell.start
        while (end := text.find("\n", begin, cell.end)) >= 0:
            yield Span(begin, end)
            begin = end + 1
        yield Span(begin, cell.end)
