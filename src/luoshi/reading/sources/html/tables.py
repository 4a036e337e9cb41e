"""Tables of a page: which hold data, and what stands in which column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# An lxml element; the library has no types.
Node = Any

WIDEST = 64
RECORD = re.compile(
    r"(?:索引号|主题分类|主题词|发布机构|发文机关|发文字号|文号|成文日期|发文日期|发布日期|公开日期|公开方式|公开范围|有效性|信息名称|名称|标题)[：:]?$"
)
FEWEST_OF_RECORD = 3


def is_data_table(node: Node) -> bool:
    """A table of rows and columns, and not one that lays out the page."""
    if node.tag != "table" or next(node.iterdescendants("table"), None) is not None:
        return False
    return sum(len(_cells(row)) > 1 for row in node.iter("tr")) > 1


def is_record(table: Node) -> bool:
    """Whether a table is what sites print above a document: its number in the index, its subject, its validity."""
    cells = ("".join("".join(cell.itertext()).split()) for cell in table.iter("td", "th"))
    return sum(RECORD.match(words) is not None for words in cells) >= FEWEST_OF_RECORD


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
