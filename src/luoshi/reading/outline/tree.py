"""The lines of one plan to sections, measures and passages: stretches of body text with their measure's number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from luoshi.reading.doubts import doubt
from luoshi.reading.duties.tables import TaskRow
from luoshi.reading.outline.block import Block, Role
from luoshi.reading.outline.count import Count, Series
from luoshi.reading.outline.heading import Heading, heading
from luoshi.reading.outline.levels import mark_headings, measures_among, section_level
from luoshi.reading.result import Doubt, Measure, Section
from luoshi.reading.span import Span

LONGEST_STRAY = 15
PUNCTUATION = frozenset("，。；：！？、,;:!?（）()《》“”%")


class Passage(NamedTuple):
    """Body text to be split into sentences; a passage lies within one line."""

    measure: int
    span: Span


@dataclass(slots=True)
class Outline:
    sections: list[Section] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    rows: list[tuple[int, TaskRow]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def outline(text: str, blocks: list[Block], rows: Mapping[int, TaskRow]) -> Outline:
    """The outline of one plan. `rows` are the rows of task tables by the offset of their first line."""
    mark_headings(blocks)
    headings = [block for block in blocks if block.role is Role.HEADING]
    has_rows = any(block.line.start in rows for block in blocks)
    return _Builder(text, blocks, headings, has_rows).build(rows)


class _Builder:
    """Goes through the lines once; what is open (a section, a measure) is closed by the next of its kind."""

    def __init__(self, text: str, blocks: list[Block], headings: list[Block], has_rows: bool) -> None:
        self.text = text
        self.blocks = blocks
        self.measure_ids = measures_among(headings, has_rows)
        self.section_level = section_level(headings, self.measure_ids)
        self.out = Outline()
        self.count = Count()
        self.series = Series()
        self.measure = 0
        self.open_heading: tuple[Block, Heading] | None = None
        self.end = 0

    def build(self, rows: Mapping[int, TaskRow]) -> Outline:
        for index, block in enumerate(self.blocks):
            row = rows.get(block.line.start)
            if row is not None:
                self._row(row)
            elif block.role is Role.HEADING:
                self._heading(block)
            elif block.role is Role.BODY:
                self._body(index, block)
            else:
                continue
            self.end = max(self.end, block.line.end if row is None else row.span.end)
        self._close_heading()
        self._close(self.out.measures)
        self._close(self.out.sections)
        return self.out

    def _heading(self, block: Block) -> None:
        mark = block.mark
        if mark is None:
            return
        self._close_heading(below=mark.level)
        self._close(self.out.measures)
        head = heading(block, self.text)
        title = head.title.of(self.text)
        if self.series.jumps(mark):
            printed = self.text[block.line.start : block.words_start].strip()
            self.out.doubts.append(doubt("numbering-jump", block.line.start, block.line.end, printed))
        start, end = block.line.start, block.line.end
        if id(block) in self.measure_ids:
            self.measure = self.count.number(mark)
            section = self.out.sections[-1].number if self.out.sections else 0
            self.out.measures.append(Measure(self.measure, title, section, start, end))
        else:
            self.measure = 0
            if mark.level == self.section_level:
                self._close(self.out.sections)
                self.out.sections.append(Section(mark.value, title, start, end))
        self.open_heading = (block, head)
        if head.is_sentence:
            self._passage(Span(head.title.start, block.line.end))
        elif head.rest.end > head.rest.start:
            self._passage(head.rest)

    def _body(self, index: int, block: Block) -> None:
        text = block.line.text
        stray = len(text) <= LONGEST_STRAY and PUNCTUATION.isdisjoint(text) and block.mark is None
        if stray:
            block.role = Role.STRAY
            self.out.doubts.append(doubt("line-outside-outline", block.line.start, block.line.end, text))
        else:
            self._passage(Span(block.line.start, block.line.end))

    def _row(self, row: TaskRow) -> None:
        self._close_heading()
        if row.title is not None:
            self._close(self.out.measures)
            self.measure = self.count.next()
            section = self.out.sections[-1].number if self.out.sections else 0
            title = row.title.of(self.text).split("\n")[0].rstrip("。；;")
            self.out.measures.append(Measure(self.measure, title, section, row.span.start, row.span.end))
        for cell in row.prose:
            self._passage(cell)
        self.out.rows.append((self.measure, row))

    def _passage(self, span: Span) -> None:
        self.open_heading = None
        self.out.passages.append(Passage(self.measure, span))

    def _close_heading(self, below: int | None = None) -> None:
        """A measure that is nothing but its title is its own sentence; a section without a body is a doubt."""
        if self.open_heading is None:
            return
        block, head = self.open_heading
        self.open_heading = None
        is_measure = id(block) in self.measure_ids
        if not is_measure and below is not None and block.mark and below > block.mark.level:
            return
        if is_measure:
            self.out.passages.append(Passage(self.measure, Span(head.title.start, block.line.end)))
        if block.line.text[-1] not in "。；！？;!?":
            self.out.doubts.append(
                doubt("title-without-body", block.line.start, block.line.end, head.title.of(self.text))
            )

    def _close(self, opened: list[Measure] | list[Section]) -> None:
        """Let the last measure or section reach to the end of what has been read so far."""
        if opened:
            opened[-1] = replace(opened[-1], end=max(opened[-1].end, self.end))  # type: ignore[call-overload]
