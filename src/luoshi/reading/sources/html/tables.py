"""Tables of a page: which hold data, and what stands in which column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# An lxml element; the library has no types.
Node = Any

WIDEST = 64


def is_data_table(node: Node) -> bool:
    """A table of rows and columns, and not one that lays out the page."""
    if node.tag != "table" or next(node.iterdescendants("table"), None) is not None:
        return False
    return sum(len(_cells(row)) > 1 for row in node.iter("tr")) > 1


def columns(table: Node) -> Iterator[list[Node | None]]:
    """The cells of each row by column; None where a cell reaches over from the left or from above."""
    below: dict[int, int] = {}
    for row in table.iter("tr"):
        out: list[Node | None] = []
        for cell in _cells(row):
            _reach_down(out, below)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            below.update(dict.fromkeys(range(len(out), len(out) + width), height - 1))
            out += [cell, *[None] * (width - 1)]
        _reach_down(out, below)
        yield out[:WIDEST]


def _reach_down(out: list[Node | None], below: dict[int, int]) -> None:
    """Leave out the columns that cells of rows above still take."""
    while below.get(len(out), 0) > 0:
        below[len(out)] -= 1
        out.append(None)


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: Node, name: str) -> int:
    said = cell.get(name, "").strip()
    return max(1, min(int(said), WIDEST)) if said.isdecimal() and len(said) < 6 else 1
