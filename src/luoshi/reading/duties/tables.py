"""Task tables: which column is what, and each row as a measure with its duty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from luoshi.reading.document import Document, Row
from luoshi.reading.duties.roles import ANSWERS, HELPS, LEADS, Said, bare_time, clause
from luoshi.reading.outline.marks import GROUP, mark
from luoshi.reading.sentences import STOP_CHARS
from luoshi.reading.span import Span

NUMBER, TASK, PROSE, LEAD, ANSWER, HELP, DUE, OTHER = range(8)
COLUMNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (NUMBER, re.compile(r"序号|编号|号$")),
    (
        DUE,
        re.compile(
            r"(?:完成|办理|办结|整改|推进)?(?:时限|期限)|完成时间|时间节点|时间要求|时间安排|^时间$|完成日期|^进度$"
        ),
    ),
    (LEAD, re.compile(r"牵头|主办|主责")),
    (HELP, re.compile(r"配合|协办|协同|协助|参与|参加")),
    (
        ANSWER,
        re.compile(
            r"责任(?:单位|部门|科室|处室|领导|人|主体)|负责(?:人|单位|部门)|承办|实施(?:单位|主体)|落实(?:单位|部门)|包联"
        ),
    ),
    (
        TASK,
        re.compile(
            r"任务(?!分解|措施|目标)|事项|项目|工作要点|重点工作|工作名称|工作内容|主要工作|工作(?:目标)?$|名称|举措"
        ),
    ),
    (PROSE, re.compile(r"内容|措施|目标|要求|分解|标准|成果|要点|做法|说明|进度|安排|步骤|指标|计划")),
)
RANKS = {LEAD: LEADS, ANSWER: ANSWERS, HELP: HELPS}
LONGEST_HEADER = 16
# A merged line with the table's own title may stand above the headings.
MOST_HEADER_ROWS = 3
FEWEST_COLUMNS = 2


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
            columns = _columns(document.text, header)
            if columns is None:
                continue
            headers += [above.span for above in table.rows[: index + 1]]
            for row in table.rows[index + 1 :]:
                rows[row.span.start] = _task_row(document.text, row, columns)
            break
    return rows, headers


def _columns(text: str, header: Row) -> list[int] | None:
    """What each column holds, by the words of the header; None where these are no headings of tasks."""
    headings = ["".join(cell.of(text).split()) if cell else "" for cell in header.cells]
    if any(len(words) > LONGEST_HEADER for words in headings):
        return None
    kinds = [_kind(words) for words in headings]
    if len(kinds) - kinds.count(OTHER) < FEWEST_COLUMNS:
        return None
    if TASK not in kinds:
        if PROSE not in kinds or not {LEAD, ANSWER, DUE} & set(kinds):
            return None
        kinds[kinds.index(PROSE)] = TASK
    first = kinds.index(TASK)
    return [PROSE if kind == TASK and index != first else kind for index, kind in enumerate(kinds)]


def _kind(words: str) -> int:
    return next((kind for kind, shape in COLUMNS if shape.search(words)), OTHER) if words else OTHER


def _task_row(text: str, row: Row, columns: list[int]) -> TaskRow:
    across = _across(text, row, columns)
    if across is not None and _is_heading(across.of(text)):
        return TaskRow(row.span, None, (), (), across)
    if across is not None:
        return TaskRow(row.span, None, tuple(_lines_of(text, [across])), ())
    cells = [(kind, cell) for kind, cell in zip(columns, row.cells, strict=False) if cell is not None]
    title = next((cell for kind, cell in cells if kind == TASK), None)
    prose = [cell for kind, cell in cells if kind in (PROSE, OTHER)]
    # Where a task has no column of its own for what is to be done, its name says it.
    if title is not None and PROSE not in columns:
        prose.insert(0, title)
    said: list[Said] = []
    for kind, cell in cells:
        if kind == DUE:
            said.append(Said(0, (), bare_time(cell.of(text))))
        elif kind in RANKS:
            said += clause(cell.of(text).replace("\n", "、"), RANKS[kind])
    return TaskRow(row.span, title, tuple(_lines_of(text, prose)), tuple(said))


def _across(text: str, row: Row, columns: list[int]) -> Span | None:
    """The one cell of a row that is no task: merged over all columns, or numbered or worded as a heading."""
    cell = row.cells[0]
    if cell is None or any(row.cells[1:]):
        return None
    numbered = mark(cell.of(text))
    is_above = numbered is not None and numbered.level <= GROUP
    is_worded = columns[0] == NUMBER and WORDS.search(cell.of(text)) is not None
    return cell if row.is_across or is_above or is_worded else None


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
