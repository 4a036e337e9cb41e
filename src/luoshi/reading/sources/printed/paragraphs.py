"""Printed rows to paragraphs: a row goes on with the one above when that is full and it is not set in."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.document import Document
from luoshi.reading.outline.marks import mark
from luoshi.reading.sources.printed.columns import ACROSS, Block
from luoshi.reading.sources.printed.margins import without_margins
from luoshi.reading.sources.printed.measure import Measure, measures
from luoshi.reading.sources.printed.page import Page, Piece
from luoshi.reading.sources.printed.parts import Ruled, parts_of
from luoshi.reading.sources.writer import Writer

INDENT = 1.2
# What a row may lack beyond the width of what did not fit into it.
SLACK = 0.5
LONGEST_WORD = 12
LOOSE = 1.6
SAME_SIZE = 1.2
STOPS = frozenset("。；！？：;!?:”）)")
# What stays together at the head of a row: a word or an ideograph, with the marks that may not part from it.
UNBROKEN = re.compile(r"[《〈（“‘(\[]*(?:[A-Za-z0-9.%/-]+|.)[，。、；：！？》〉）”’…,.;:!?%)\]]*")
LATIN_END = re.compile(r"[A-Za-z,;.]$")
LATIN_START = re.compile(r"[A-Za-z(]")
HYPHENS = "-\u00ad\u2010\u0002\ufffe"
HYPHENATED = re.compile(rf"(?<=[A-Za-z])[{HYPHENS}]$")


class Placed(NamedTuple):
    """A row in its column; `begins` at the top of a block."""

    row: Piece
    column: int
    measure: Measure
    begins: bool


def document_of(pages: list[Page]) -> Document:
    """The running text of the pages, one line a paragraph, with its ruled tables."""
    parts = parts_of(without_margins(pages))
    measured = measures([part for part in parts if isinstance(part, Block)])
    writer = Writer()
    paragraph, above = "", None
    for part in parts:
        if isinstance(part, Ruled):
            writer.line(paragraph)
            paragraph, above = "", None
            writer.grid(part.rows)
            continue
        for index, row in enumerate(part.rows):
            placed = Placed(row, part.column, measured[part.kind], begins=index == 0)
            if above is not None and _goes_on(above, placed):
                paragraph = _joined(paragraph, row.text)
            else:
                writer.line(paragraph)
                paragraph = row.text
            above = placed
    writer.line(paragraph)
    return writer.document()


def _goes_on(above: Placed, placed: Placed) -> bool:
    """Whether a row goes on with the paragraph of the row above it."""
    over, row = above.row, placed.row
    if not over.em / SAME_SIZE <= row.em <= over.em * SAME_SIZE:
        return False
    if (above.column == ACROSS) != (placed.column == ACROSS):
        return False
    if not placed.begins and row.top - over.top > LOOSE * max(placed.measure.leading, row.em):
        return False
    if over.right < above.measure.right - (SLACK + _width_of_head(row.text)) * over.em:
        return False
    ends, is_numbered = over.text[-1] in STOPS, mark(row.text) is not None
    if row.left < placed.measure.left + INDENT * row.em:
        return not (ends and is_numbered)
    # A row set in begins a paragraph; but hanging under a sentence that is not at its end, it goes on.
    return not (ends or is_numbered)


def _width_of_head(text: str) -> float:
    """The width, in ems, of what could not be parted to fill the row above."""
    found = UNBROKEN.match(text)
    head = found[0] if found else ""
    return min(LONGEST_WORD, sum(0.55 if char.isascii() else 1 for char in head))


def _joined(paragraph: str, text: str) -> str:
    """Two rows as one line: no blank between ideographs, one between words, a hyphen undone."""
    cut = HYPHENATED.search(paragraph)
    if cut and text[0].islower():
        return paragraph[: cut.start()] + text
    if LATIN_END.search(paragraph) and LATIN_START.match(text):
        return f"{paragraph} {text}"
    return paragraph + text
