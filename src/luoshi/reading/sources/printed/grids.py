"""Ruled lines to grids: where the columns and rows of a table lie, and which of their borders are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from luoshi.reading.sources.printed.page import Page, Piece, Rule

# Lines nearer than this share of the page's width are one.
NEAR = 0.005
FEWEST_EDGES = 3
# What has more is a drawing.
MOST_CELLS, MOST_STEPS = 20_000, 2_000_000


class Grid(NamedTuple):
    """`xs` and `ys` are the edges of columns and rows; `right` and `top` hold the cells with such a border.

    The row below the last one is a row in `top` alone: where it is not there, the table goes on.
    """

    xs: list[float]
    ys: list[float]
    right: set[tuple[int, int]]
    top: set[tuple[int, int]]

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point of the grid."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return min(max(row, 0), len(self.ys) - 2), min(max(column, 0), len(self.xs) - 2)

    def owner(self, row: int, column: int) -> tuple[int, int]:
        """The first cell of those that are merged with this one."""
        while row > 0 and (row, column) not in self.top:
            row -= 1
        while column > 0 and (row, column - 1) not in self.right:
            column -= 1
        return row, column

    @property
    def is_closed(self) -> bool:
        """Whether a line is drawn below the table."""
        return any((len(self.ys) - 1, column) in self.top for column in range(len(self.xs) - 1))

    def holds(self, piece: Piece) -> bool:
        middle = (piece.top + piece.bottom) / 2
        return self.ys[0] < middle < self.ys[-1] and self.xs[0] < (piece.left + piece.right) / 2 < self.xs[-1]


def grids_of(page: Page) -> Iterator[Grid]:
    """The tables of a page from top to bottom; what stands side by side is one grid."""
    near = NEAR * page.width
    down = [rule for rule in page.rules if rule.right - rule.left <= near < rule.bottom - rule.top]
    across = [rule for rule in page.rules if rule.bottom - rule.top <= near < rule.right - rule.left]
    for top, bottom in _bands(down, near):
        grid = _grid(
            [rule for rule in across if top - near <= rule.top <= bottom + near],
            [rule for rule in down if top - near <= rule.top <= bottom],
            near,
        )
        if grid is not None:
            yield grid


def _bands(down: list[Rule], near: float) -> list[tuple[float, float]]:
    """Stretches of the page's height through which lines are drawn down it."""
    bands: list[tuple[float, float]] = []
    for rule in sorted(down, key=lambda rule: rule.top):
        if bands and rule.top <= bands[-1][1] + near:
            bands[-1] = (bands[-1][0], max(bands[-1][1], rule.bottom))
        else:
            bands.append((rule.top, rule.bottom))
    return bands


def _grid(across: list[Rule], down: list[Rule], near: float) -> Grid | None:
    """None where there are fewer than two rows or two columns."""
    if len(across) < FEWEST_EDGES:
        return None
    ends = (min(rule.left for rule in across), max(rule.right for rule in across))
    xs = _edges([*((rule.left + rule.right) / 2 for rule in down), *ends], near)
    reach = (min(rule.top for rule in down), max(rule.bottom for rule in down))
    ys = _edges([*((rule.top + rule.bottom) / 2 for rule in across), *reach], near)
    steps = len(down) * len(ys) + len(across) * len(xs)
    if min(len(xs), len(ys)) < FEWEST_EDGES or len(xs) * len(ys) > MOST_CELLS or steps > MOST_STEPS:
        return None
    right: set[tuple[int, int]] = set()
    for rule in down:
        column = bisect_right(xs, rule.left + near) - 2
        right.update((row, column) for row in _covered(ys, rule.top, rule.bottom))
    top: set[tuple[int, int]] = set()
    for rule in across:
        row = bisect_right(ys, rule.top + near) - 1
        top.update((row, column) for column in _covered(xs, rule.left, rule.right))
    return Grid(xs, ys, right, top)


def _edges(places: Iterable[float], near: float) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > 2 * near:
            edges.append(place)
    return edges


def _covered(edges: list[float], begin: float, end: float) -> Iterator[int]:
    """The stretches between edges whose middle lies in [begin, end]."""
    for index in range(len(edges) - 1):
        if begin <= (edges[index] + edges[index + 1]) / 2 <= end:
            yield index
