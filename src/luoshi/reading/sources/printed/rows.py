"""Pieces to printed rows: what stands on one height, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from luoshi.reading.sources.printed.page import Piece

# A gap in a row that is wider than this many ems is kept as a blank.
WIDE = 0.9
IDEOGRAPHIC = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026"
# Typesetting puts a thin space between ideographs and digits; it is no part of the text.
THIN = re.compile(rf"(?<=[{IDEOGRAPHIC}]) (?=\S)|(?<=\S) (?=[{IDEOGRAPHIC}])")


def rows_of(pieces: Iterable[Piece]) -> list[Piece]:
    """The rows from top to bottom, each as one piece."""
    open_rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=_middle):
        if open_rows and _is_beside(open_rows[-1], piece):
            open_rows[-1].append(piece)
        else:
            open_rows.append([piece])
    return [_joined(row) for row in open_rows]


def _middle(piece: Piece) -> float:
    return piece.top + piece.bottom


def _is_beside(row: list[Piece], piece: Piece) -> bool:
    """Whether a piece lower by its middle still stands on the row: it shares half of its height."""
    first = row[0]
    shared = min(first.bottom, piece.bottom) - max(first.top, piece.top)
    return shared > min(first.em, piece.em) / 2


def _joined(row: list[Piece]) -> Piece:
    row.sort()
    words = THIN.sub("", row[0].text)
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        words += (" " if gap > WIDE * min(before.em, piece.em) else "") + THIN.sub("", piece.text)
    tallest = max(row, key=lambda piece: len(piece.text))
    right = max(piece.right for piece in row)
    return Piece(row[0].left, tallest.top, right, tallest.bottom, words.strip())
