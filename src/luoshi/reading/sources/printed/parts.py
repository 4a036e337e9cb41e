"""A page to its parts in reading order: blocks of rows, and the tables between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.sources.printed.cells import cells_of
from luoshi.reading.sources.printed.columns import Block, blocks_of
from luoshi.reading.sources.printed.grids import NEAR, grids_of
from luoshi.reading.sources.printed.page import Page, Piece

Cells = list[list[str | None]]
FEWEST_FILLED = 2


class Ruled(NamedTuple):
    """A table with the places of its columns; it may go on over pages, and a row of it too."""

    xs: list[float]
    rows: Cells
    near: float
    ends_open: bool

    def takes(self, other: Ruled) -> bool:
        """Whether a table at the head of the next page goes on with this one."""
        return len(self.xs) == len(other.xs) and all(
            abs(one - two) <= 2 * self.near for one, two in zip(self.xs, other.xs, strict=True)
        )


def parts_of(pages: list[Page]) -> list[Block | Ruled]:
    parts: list[Block | Ruled] = []
    for page in pages:
        for index, part in enumerate(_of_page(page)):
            before = parts[-1] if parts and index == 0 else None
            if isinstance(part, Ruled) and isinstance(before, Ruled) and before.takes(part):
                parts[-1] = _joined(before, part)
            else:
                parts.append(part)
    return parts


def _joined(table: Ruled, more: Ruled) -> Ruled:
    """Both as one: headings that come again are left out, and a row torn by the end of the page is mended."""
    rows = more.rows[1:] if more.rows[0] == table.rows[0] else more.rows
    if table.ends_open and rows:
        rows = [*table.rows[:-1], _mended(table.rows[-1], rows[0]), *rows[1:]]
    else:
        rows = [*table.rows, *rows]
    return table._replace(rows=rows, ends_open=more.ends_open)


def _mended(above: list[str | None], below: list[str | None]) -> list[str | None]:
    return [(one or "") + (two or "") for one, two in zip(above, below, strict=True)]


def _of_page(page: Page) -> Iterator[Block | Ruled]:
    left = list(page.pieces)
    for grid in grids_of(page):
        inside = [piece for piece in left if grid.holds(piece)]
        rows = cells_of(grid, inside)
        if sum(sum(cell is not None for cell in row) > 1 for row in rows) < FEWEST_FILLED:
            continue
        left = [piece for piece in left if not grid.holds(piece)]
        above = [piece for piece in left if piece.top < grid.ys[0]]
        left = [piece for piece in left if piece.top >= grid.ys[0]]
        yield from _blocks(page, above)
        yield Ruled(grid.xs, rows, NEAR * page.width, not grid.is_closed)
    yield from _blocks(page, left)


def _blocks(page: Page, pieces: list[Piece]) -> Iterator[Block]:
    if pieces:
        whole = Page(page.width, page.height, tuple(pieces))
        yield from (block for block in blocks_of(whole) if block.rows)
