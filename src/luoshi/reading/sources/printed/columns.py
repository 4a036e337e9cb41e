"""A page to blocks in reading order: one block, or bands of two columns between rows across the page."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from luoshi.reading.sources.printed.page import Page, Piece
from luoshi.reading.sources.printed.rows import rows_of

ACROSS, LEFT, RIGHT = range(3)
# Columns of prose have at least so many rows of so many characters, and fill most of their width.
FEWEST_ROWS = 5
FEWEST_CHARACTERS = 8
FILLED = 0.7
MOST_ACROSS = 0.4
# Where the gutter may lie, in parts of the text's width.
MIDDLE = (0.42, 0.46, 0.5, 0.54, 0.58)


class Block(NamedTuple):
    """Rows of one column, top to bottom; `column` is ACROSS, LEFT or RIGHT."""

    column: int
    rows: list[Piece]
    page_width: float

    @property
    def kind(self) -> tuple[int, float]:
        """What the rows of all blocks like this one have in common."""
        return self.column, round(self.page_width)


def blocks_of(page: Page) -> list[Block]:
    gutter = _gutter(page.pieces)
    if gutter is None:
        return [Block(ACROSS, rows_of(page.pieces), page.width)]
    blocks: list[tuple[int, list[Piece]]] = []
    band: list[Piece] = []
    for piece in sorted(page.pieces, key=lambda piece: piece.top):
        if _column(piece, gutter) == ACROSS:
            blocks += _columns(band, gutter)
            band = []
            if blocks and blocks[-1][0] == ACROSS:
                blocks[-1][1].append(piece)
            else:
                blocks.append((ACROSS, [piece]))
        else:
            band.append(piece)
    blocks += _columns(band, gutter)
    return [Block(column, rows_of(pieces), page.width) for column, pieces in blocks]


def _column(piece: Piece, gutter: float) -> int:
    if piece.right <= gutter:
        return LEFT
    return RIGHT if piece.left >= gutter else ACROSS


def _columns(band: list[Piece], gutter: float) -> Iterable[tuple[int, list[Piece]]]:
    for column in (LEFT, RIGHT):
        held = [piece for piece in band if _column(piece, gutter) == column]
        if held:
            yield column, held


def _gutter(pieces: tuple[Piece, ...]) -> float | None:
    """Where the page is parted into two columns of prose; None where it is not."""
    if len(pieces) < 2 * FEWEST_ROWS:
        return None
    left = min(piece.left for piece in pieces)
    width = max(piece.right for piece in pieces) - left
    gutter = min(
        (left + part * width for part in MIDDLE),
        key=lambda x: sum(piece.left < x < piece.right for piece in pieces),
    )
    sides: dict[int, list[Piece]] = {ACROSS: [], LEFT: [], RIGHT: []}
    for piece in pieces:
        sides[_column(piece, gutter)].append(piece)
    if len(sides[ACROSS]) > MOST_ACROSS * len(pieces):
        return None
    return gutter if all(_is_prose(sides[side]) for side in (LEFT, RIGHT)) else None


def _is_prose(pieces: list[Piece]) -> bool:
    if len(pieces) < FEWEST_ROWS or median(len(piece.text) for piece in pieces) < FEWEST_CHARACTERS:
        return False
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    return median(piece.right - piece.left for piece in pieces) >= FILLED * width
