"""Which numbered lines of a plan are sections, which are measures, and which stay in their measure's text.

A measure is the lowest level of numbered headings: 1. under （一） or 一、; （一） where nothing is numbered
below it; 一、 where there is no other level. （1） counts only where no 1. stands above it and it has a title
of its own; ① never.
"""

from __future__ import annotations

from luoshi.reading.outline.block import Block, Role
from luoshi.reading.outline.marks import CIRCLE, GROUP, PART, POINT, SECTION, SUBPOINT
from luoshi.reading.sentences import STOP_CHARS


def mark_headings(blocks: list[Block]) -> None:
    """Give every numbered line that is a heading its role."""
    open_point = False
    for block in blocks:
        if block.mark is None or block.role is not Role.BODY or not block.words:
            continue
        level = block.mark.level
        if level == CIRCLE or (level == SUBPOINT and (open_point or _is_listed(block.words))):
            continue
        block.role = Role.HEADING
        open_point = level == POINT


def _is_listed(words: str) -> bool:
    """Whether （1）… is one entry of a list rather than a heading: a single sentence with its stop."""
    return words[-1] in STOP_CHARS and "。" not in words[:-1]


def measures_among(headings: list[Block], has_rows: bool) -> set[int]:
    """Ids of the headings that are measures; `has_rows` where the rows of a task table are measures too."""
    levels = {block.mark.level for block in headings if block.mark}
    single = len(levels) == 1 and not has_rows
    found: set[int] = set()
    below = -1
    for block in reversed(headings):
        level = block.mark.level if block.mark else SECTION
        lowest = level in (POINT, SUBPOINT) or (level == GROUP and below <= GROUP) or single
        # Under parts 一、 is the lowest level, whatever table is added behind.
        is_lowest = levels <= {SECTION, PART} and (not has_rows or PART in levels)
        if lowest or (level == SECTION and is_lowest):
            found.add(id(block))
        below = level
    return found


def section_level(headings: list[Block], measures: set[int]) -> int | None:
    """The highest level that has no measures; None where measures stand alone."""
    above = {block.mark.level for block in headings if block.mark and id(block) not in measures}
    return min(above) if above else None
