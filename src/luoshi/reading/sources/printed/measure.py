"""Where the rows of a column begin and end, and how far apart they stand: all pages tell it together."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from luoshi.reading.sources.printed.columns import ACROSS, Block
from luoshi.reading.sources.printed.page import Piece

# Rows are full only where the widest use so much of what lies between equal margins.
USED = 0.75
# Stops and commas may hang out over the margin.
HANGING = frozenset("，、。；：！？,;.")


class Measure(NamedTuple):
    left: float
    right: float
    leading: float


def measures(blocks: list[Block]) -> dict[tuple[int, float], Measure]:
    """The measures by column and width of the page."""
    rows: dict[tuple[int, float], list[Piece]] = defaultdict(list)
    steps: dict[tuple[int, float], list[float]] = defaultdict(list)
    for block in blocks:
        rows[block.kind] += block.rows
        steps[block.kind] += [after.top - before.top for before, after in pairwise(block.rows)]
    return {kind: _measure(rows[kind], median(steps[kind] or [0]), *kind) for kind in rows}


def _measure(rows: list[Piece], leading: float, column: int, page_width: float) -> Measure:
    em = median(row.em for row in rows) or 1
    counted = Counter(round(row.left / em) for row in rows)
    fewest = min(2, max(counted.values()))
    left = min(row.left for row in rows if counted[round(row.left / em)] >= fewest)
    right = max((row.right for row in rows if row.text[-1] not in HANGING), default=rows[0].right)
    if column == ACROSS and right - left < USED * (page_width - 2 * left):
        right = page_width - left
    return Measure(left, right, leading)
