"""`read`: a file to a Reading. The stages stand below in their order; each is pure, doubts are appended."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from luoshi.reading.document import Document
from luoshi.reading.doubts import doubt
from luoshi.reading.duties.collect import sentences_and_duties
from luoshi.reading.duties.tables import TaskRow, task_rows
from luoshi.reading.errors import NoProse
from luoshi.reading.flags import flags
from luoshi.reading.folding import fold
from luoshi.reading.folding.unfold import unfold
from luoshi.reading.items import REMEMBERED, read_items
from luoshi.reading.labels import label
from luoshi.reading.lines import lines
from luoshi.reading.outline.block import Block, Role
from luoshi.reading.outline.contents import find_contents
from luoshi.reading.outline.ending import torn_end
from luoshi.reading.outline.marks import mark
from luoshi.reading.outline.plans import PlanText, plan_texts
from luoshi.reading.outline.tree import outline
from luoshi.reading.result import Doubt, Duty, Flag, Item, Label, Plan, Reading, Sentence
from luoshi.reading.sentences import Unjudged
from luoshi.reading.sources import document_of
from luoshi.reading.span import Span
from luoshi.reading.unplaced import unplaced

PROSE = re.compile("[\u4e00-\u9fff]{2}")


def read(source: str | Path | bytes, name: str | None = None) -> Reading:
    """The plans in a file, given by its path or its bytes.

    `name` is the file's name: it words errors and serves as the title of a plan that prints none.
    Raises a subclass of `luoshi.reading.errors.Unreadable`; a text that can be read always gives a Reading.
    """
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    if name is None:
        name = "" if isinstance(source, bytes) else Path(source).name
    document = document_of(data, name)
    with uncollected():
        return read_document(document, Path(name).stem)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: records make none, and looking for them costs a tenth of a reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_document(document: Document, title: str = "") -> Reading:
    """The plans in a document; `title` serves a plan that prints none."""
    folded = fold(document)
    if folded is None:
        return _read_folded(document, title)
    return unfold(_read_folded(folded.document, title), folded, document.text)


def _read_folded(document: Document, title: str) -> Reading:
    text = document.text
    if not PROSE.search(text):
        raise NoProse
    blocks = [Block(line, mark(line.text)) for line in lines(text)]
    rows, headers = task_rows(document)
    _place_cells(blocks, rows, headers)
    doubts, torn_parts = find_contents(blocks)
    plans: list[Plan] = []
    for plan_text in plan_texts(blocks, title):
        torn = any(block.line.start in torn_parts for block in plan_text.blocks)
        plan, seen = _read_plan(text, plan_text, rows, torn)
        plans.append(plan)
        doubts += seen
    return Reading(text, tuple(plans), tuple(sorted(doubts, key=lambda seen: (seen.start, seen.end))))


def _place_cells(blocks: list[Block], rows: dict[int, TaskRow], headers: list[Span]) -> None:
    """Lines inside task tables are cells, whatever they begin with."""
    spans = sorted([*(row.span for row in rows.values()), *headers])
    index = 0
    for block in blocks:
        while index < len(spans) and spans[index].end <= block.line.start:
            index += 1
        if index < len(spans) and spans[index].start <= block.line.start:
            block.role, block.mark = Role.CELL, None


def _read_plan(text: str, plan: PlanText, rows: dict[int, TaskRow], torn: bool) -> tuple[Plan, list[Doubt]]:
    """One plan with its doubts; `torn` where its table of contents has more than its text."""
    start = plan.blocks[0].line.start
    tree = outline(text, plan.blocks, rows)
    told, duties, unnamed = sentences_and_duties(text, Span(start, plan.blocks[-1].line.end), tree)
    placed: list[Span] = []
    items = _outside(read_items(text, told, told=placed), duties)
    sentences = _judged(text, told, items)
    ending = torn_end(text, plan.blocks, sentences)
    doubts = [*tree.doubts, *unnamed, *ending, *unplaced(text, sentences, placed)]
    if plan.year is None:
        doubts.append(doubt("year-not-said", start, start))
    read_plan = Plan(
        title=plan.title,
        organisation=plan.organisation,
        year=plan.year,
        complete=not (torn or ending),
        sections=tuple(tree.sections),
        measures=tuple(tree.measures),
        sentences=tuple(sentences),
        items=tuple(items),
        duties=tuple(duties),
    )
    return read_plan, doubts


def _outside(items: list[Item], duties: list[Duty]) -> list[Item]:
    """Items but those inside a duty: its date and its numbers are the duty's."""
    if not duties:
        return items
    starts = [duty.start for duty in duties]
    return [
        item
        for item in items
        if (place := bisect_right(starts, item.start)) == 0 or item.end > duties[place - 1].end
    ]


def _judged(text: str, sentences: list[Unjudged], items: list[Item]) -> list[Sentence]:
    """The sentences with their labels and flags."""
    starts = [item.start for item in items]
    judged: list[Sentence] = []
    for measure, start, end in sentences:
        place = bisect_left(starts, start)
        has_items = place < len(starts) and starts[place] < end
        judged.append(Sentence(measure, start, end, *_judgement(text[start:end], has_items)))
    return judged


@lru_cache(maxsize=REMEMBERED)
def _judgement(sentence: str, has_items: bool) -> tuple[Label, tuple[Flag, ...]]:
    says = label(sentence, has_items)
    return says, flags(sentence, says)
