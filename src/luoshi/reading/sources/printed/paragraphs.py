"""Printed rows to paragraphs: a row goes on with the one above when that is full and it is not set in."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.outline.marks import mark
from luoshi.reading.sources.printed.columns import ACROSS, blocks_of
from luoshi.reading.sources.printed.margins import without_margins
from luoshi.reading.sources.printed.measure import Measure, measures
from luoshi.reading.sources.printed.page import Page, Piece

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


def text_of(pages: list[Page]) -> str:
    """The running text of the pages, one line a paragraph."""
    blocks = [block for page in without_margins(pages) for block in blocks_of(page) if block.rows]
    measured = measures(blocks)
    paragraphs: list[str] = []
    above: Placed | None = None
    for block in blocks:
        for index, row in enumerate(block.rows):
            placed = Placed(row, block.column, measured[block.kind], begins=index == 0)
            if above is not None and _goes_on(above, placed):
                paragraphs[-1] = _joined(paragraphs[-1], row.text)
            else:
                paragraphs.append(row.text)
            above = placed
    return "".join(paragraph + "\n" for paragraph in paragraphs)


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
