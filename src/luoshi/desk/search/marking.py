"""The stretch of a text in which the words stand, and where they stand in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.desk.search.tokens import RUN, folded

AROUND, LENGTH = 24, 120


class Piece(NamedTuple):
    """A piece of an excerpt; the words that were looked for are marked."""

    text: str
    is_marked: bool


def pattern(words: str) -> re.Pattern[str] | None:
    """Matches each run of the words, or two of its characters where it does not stand whole."""
    runs = [run[0] for run in RUN.finditer(folded(words))]
    pairs = [run[at : at + 2] for run in runs if RUN.match(run)["han"] for at in range(len(run) - 1)]  # type: ignore[index]
    wanted = sorted({*runs, *pairs}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE) if wanted else None


def marked(text: str, wanted: re.Pattern[str] | None) -> list[Piece]:
    """The whole text in pieces."""
    pieces, at = [], 0
    for match in wanted.finditer(text) if wanted else ():
        pieces += [Piece(text[at : match.start()], False), Piece(match[0], True)]
        at = match.end()
    return [piece for piece in (*pieces, Piece(text[at:], False)) if piece.text]


def excerpt(text: str, wanted: re.Pattern[str] | None) -> list[Piece]:
    """The stretch around the first of the words, none where the text holds none of them."""
    first = wanted.search(text) if wanted else None
    if first is None:
        return []
    start = max(0, first.start() - AROUND)
    end = min(len(text), start + LENGTH)
    shown = " ".join(text[start:end].split())
    return marked(f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}", wanted)
