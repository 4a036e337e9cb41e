"""The lines of one plan to sections, measures and passages of body text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from luoshi.reading.doubts import doubt
from luoshi.reading.duties.lines import is_duty_line
from luoshi.reading.duties.tables import TaskRow
from luoshi.reading.outline.block import Block, Role
from luoshi.reading.outline.count import Count, Series
from luoshi.reading.outline.heading import Heading, heading
from luoshi.reading.outline.levels import mark_headings, measures_among, section_level
from luoshi.reading.outline.marks import SECTION, mark
from luoshi.reading.result import Doubt, Measure, Section
from luoshi.reading.sentences import STOP_CHARS
from luoshi.reading.span import Span

LONGEST_STRAY = 15
PUNCTUATION = frozenset("，。；：！？、,;:!?（）()《》“”%")


class Passage(NamedTuple):
    """Body text to be split into sentences; a passage lies within one line."""

    measure: int
    span: Span


class Open(NamedTuple):
    """A heading under which nothing has come yet; `has_duty` where a duty stands under it all the same."""

    block: Block
    head: Heading
    has_duty: bool


class Begun(NamedTuple):
    """A measure whose end is not reached yet; `span` is its first line, or its row."""

    number: int
    title: str
    section: int
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
    builder = _Builder(text, headings, has_rows)
    for block in blocks:
        builder.take(block, rows.get(block.line.start))
    return builder.finish()


class _Builder:
    """Takes the lines in order; what is open (a section, a measure) is closed by the next of its kind."""

    def __init__(self, text: str, headings: list[Block], has_rows: bool) -> None:
        self.text = text
        self.measure_ids = measures_among(headings, has_rows)
        self.section_level = section_level(headings, self.measure_ids)
        self.out = Outline()
        self.count = Count()
        self.series = Series()
        self.measure = 0
        self.begun: Begun | None = None
        self.open: Open | None = None
        self.bare: list[Open] = []
        self.row_level: int | None = None
        self.end = 0

    def take(self, block: Block, row: TaskRow | None) -> None:
        if row is not None:
            self._row(row)
            self.end = row.span.end
        elif block.role is Role.HEADING:
            self._heading(block)
            self.end = block.line.end
        elif block.role is Role.BODY:
            self._body(block)
            self.end = block.line.end

    def finish(self) -> Outline:
        self._close_heading()
        self._end_measure()
        _reach(self.out.sections, self.end)
        # Where most measures are but a line, a line is what a measure of this plan looks like.
        if 2 * len(self.bare) < len(self.out.measures):
            self.out.doubts += [self._without_body(bare) for bare in self.bare if not bare.has_duty]
        self.out.passages.sort(key=lambda passage: passage.span.start)
        return self.out

    def _heading(self, block: Block) -> None:
        assert block.mark is not None  # noqa: S101 (only numbered lines are headings)
        self._close_heading(below=block.mark.level)
        self._end_measure()
        head = heading(block, self.text)
        if self.series.jumps(block.mark):
            printed = self.text[block.line.start : block.words_start].strip()
            self.out.doubts.append(doubt("numbering-jump", block.line.start, block.line.end, printed))
        if id(block) in self.measure_ids:
            self._measure(self.count.number(block.mark), head.title.of(self.text), Span(*block.line[:2]))
        else:
            self.measure = 0
            if block.mark.level == self.section_level:
                self._section(block, head)
        self.open = Open(block, head, head.duty is not None)
        if head.is_sentence:
            self._passage(Span(head.title.start, block.line.end))
            return
        if head.duty:
            self.out.passages.append(Passage(self.measure, head.duty))
        if head.rest.end > head.rest.start:
            self._passage(head.rest)

    def _section(self, block: Block, head: Heading) -> None:
        assert block.mark is not None  # noqa: S101 (only numbered lines are headings)
        _reach(self.out.sections, self.end)
        title = head.title.of(self.text)
        self.out.sections.append(Section(block.mark.value, title, block.line.start, block.line.end))

    def _measure(self, number: int, title: str, span: Span) -> None:
        self.measure = number
        section = self.out.sections[-1].number if self.out.sections else 0
        self.begun = Begun(number, title, section, span)

    def _end_measure(self) -> None:
        """A measure reaches to the end of what was read before the next, or before a heading above it."""
        if self.begun is not None:
            number, title, section, span = self.begun
            end = max(span.end, self.end)
            self.out.measures.append(Measure(number, title, section, span.start, end))
            self.begun = None

    def _body(self, block: Block) -> None:
        line = block.line
        if self.open and is_duty_line(line.text):
            self.open = self.open._replace(has_duty=True)
            self.out.passages.append(Passage(self.measure, Span(line.start, line.end)))
        elif not block.words or _is_stray(block):
            block.role = Role.STRAY
            self.out.doubts.append(doubt("line-outside-outline", line.start, line.end, line.text))
        else:
            self._passage(Span(line.start, line.end))

    def _row(self, row: TaskRow) -> None:
        self._close_heading()
        if row.heading is not None:
            self._row_section(row.heading)
        if row.title is not None:
            self._end_measure()
            title = row.title.of(self.text).split("\n")[0].rstrip("。；;")
            numbered = mark(title)
            self._measure(self.count.next(), title[numbered.end :] if numbered else title, row.span)
        for cell in row.prose:
            self._passage(cell)
        self.out.rows.append((self.measure, row))

    def _row_section(self, heading: Span) -> None:
        """A heading across a table opens a section; one of a lower level than the first is a line of its own."""
        title = heading.of(self.text)
        numbered = mark(title)
        level = numbered.level if numbered else SECTION
        self.row_level = level if self.row_level is None else self.row_level
        if level > self.row_level:
            self._passage(heading)
            return
        self._end_measure()
        _reach(self.out.sections, self.end)
        self.measure = 0
        after = self.out.sections[-1].number + 1 if self.out.sections else 1
        number = max(numbered.value, after) if numbered else after
        words = title[numbered.end :] if numbered else title
        self.out.sections.append(Section(number, words, heading.start, heading.end))

    def _passage(self, span: Span) -> None:
        self.open = None
        self.out.passages.append(Passage(self.measure, span))

    def _close_heading(self, below: int | None = None) -> None:
        """A measure that is but its title is its own sentence; a section without a body is a doubt."""
        if self.open is None:
            return
        bare, self.open = self.open, None
        block, head = bare.block, bare.head
        if id(block) in self.measure_ids:
            end = head.duty.start if head.duty else block.line.end
            self.out.passages.append(Passage(self.measure, Span(head.title.start, end)))
            if block.line.text[-1] not in STOP_CHARS:
                self.bare.append(bare)
        elif below is None or (block.mark and below <= block.mark.level):
            self.out.doubts.append(self._without_body(bare))

    def _without_body(self, bare: Open) -> Doubt:
        line = bare.block.line
        return doubt("title-without-body", line.start, line.end, bare.head.title.of(self.text))


def _is_stray(block: Block) -> bool:
    text = block.line.text
    return len(text) <= LONGEST_STRAY and PUNCTUATION.isdisjoint(text) and block.mark is None


def _reach(opened: list[Section], end: int) -> None:
    """Let the last section reach to the end of what has been read so far."""
    if opened and opened[-1].end < end:
        opened[-1] = replace(opened[-1], end=end)
