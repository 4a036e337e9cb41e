"""The text in the cells of a grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from luoshi.reading.outline.marks import mark
from luoshi.reading.sources.printed.grids import Grid
from luoshi.reading.sources.printed.page import Piece
from luoshi.reading.sources.printed.rows import rows_of

# The margins to both borders together, at most, and how uneven rows of justified text are, in ems.
MARGINS, UNEVEN = 1.1, 0.1
STOPS = frozenset("。；！？;!?")


def cells_of(grid: Grid, pieces: Iterable[Piece]) -> list[list[str | None]]:
    """The texts row by row; None where a cell is merged with one to the left or above."""
    held: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        for part in _parted(grid, piece):
            place = grid.cell((part.left + part.right) / 2, (part.top + part.bottom) / 2)
            held[grid.owner(*place)].append(part)
    columns, rows = range(len(grid.xs) - 1), range(len(grid.ys) - 1)
    texts = {place: _text(rows_of(inside), *_borders(grid, *place)) for place, inside in held.items()}
    return [[texts.get((row, column)) for column in columns] for row in rows]


def _parted(grid: Grid, piece: Piece) -> Iterator[Piece]:
    """A piece cut where a border is drawn through it: the gap between two cells may be narrow."""
    row, _ = grid.cell(piece.left, (piece.top + piece.bottom) / 2)
    cuts = [
        x
        for column, x in enumerate(grid.xs[1:-1])
        if piece.left + piece.em / 3 < x < piece.right - piece.em / 3 and (row, column) in grid.right
    ]
    if not cuts:
        yield piece
        return
    widths = [0.5 if char.isascii() else 1.0 for char in piece.text]
    unit = (piece.right - piece.left) / sum(widths)
    begin, left, x = 0, piece.left, piece.left
    for index, width in enumerate(widths):
        middle = x + width * unit / 2
        if cuts and middle > cuts[0]:
            yield from _part(piece, begin, index, left, x)
            begin, left = index, x
            while cuts and middle > cuts[0]:
                cuts.pop(0)
        x += width * unit
    yield from _part(piece, begin, len(widths), left, piece.right)


def _part(piece: Piece, begin: int, end: int, left: float, right: float) -> Iterator[Piece]:
    words = piece.text[begin:end].strip()
    if words:
        yield piece._replace(left=left, right=right, text=words)


def _borders(grid: Grid, row: int, column: int) -> tuple[float, float]:
    """Where a cell begins and ends from left to right, with all that is merged with it."""
    last = column
    while last < len(grid.xs) - 2 and (row, last) not in grid.right:
        last += 1
    return grid.xs[column], grid.xs[last + 1]


def _text(rows: list[Piece], left: float, right: float) -> str:
    """The rows of a cell, joined where one is full and the next goes on."""
    margin = 2 * max(0, min(min(row.left - left, right - row.right) for row in rows))
    out = rows[0].text
    for above, row in pairwise(rows):
        head = 0.5 if row.text[0].isascii() else 1
        slack = right - left - (above.right - above.left) - min(margin, MARGINS * above.em)
        begins = mark(row.text) is not None and above.text[-1] in STOPS
        out += row.text if slack < (head + UNEVEN) * above.em and not begins else "\n" + row.text
    return out
