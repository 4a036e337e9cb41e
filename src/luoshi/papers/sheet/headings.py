"""The headings of a sheet that nobody declared, so that a person can say what each of them means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from luoshi.papers.errors import HeadingsNotFound
from luoshi.papers.sheet.cells import Stored, as_text
from luoshi.papers.sheet.columns import plain_heading
from luoshi.papers.sheet.grid import LIMITS, Limits, grids
from luoshi.papers.sheet.header import SEARCHED
from luoshi.papers.words import Words

SAMPLE = 60
A_HEADING = Words("至少两列有表头的表格", "a table whose columns have headings")


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A column's heading, and the first thing that stands below it, cut short."""

    text: str
    sample: str


def headings_of(
    data: bytes, known: Collection[str] = (), *, limits: Limits = LIMITS
) -> tuple[FoundHeading, ...]:
    """Of the row that looks most like headings among the first 30 of each visible sheet, each once.

    known: headings as `plain_heading` gives them; the row with most of them wins, then that with most texts.

    Raises a PaperError; HeadingsNotFound where no row holds two texts.
    """
    wanted = frozenset(known)
    best: tuple[tuple[int, int, int], Sequence[Sequence[Stored]], int] | None = None
    for grid in grids(data, limits):
        for at, row in enumerate(grid.rows[:SEARCHED]):
            texts = {plain_heading(text) for text in _texts(row)}
            worth = (len(texts & wanted), len(texts), -at)
            if len(texts) > 1 and (best is None or worth > best[0]):
                best = worth, grid.rows, at
    if best is None:
        raise HeadingsNotFound(missing=A_HEADING.zh)
    return tuple(_columns(best[1], best[2]))


def _texts(row: Sequence[Stored]) -> Iterator[str]:
    """What could be a heading: numbers and days are none."""
    yield from (stored for stored in row if isinstance(stored, str) and plain_heading(stored))


def _columns(rows: Sequence[Sequence[Stored]], at: int) -> Iterator[FoundHeading]:
    seen: set[str] = set()
    for place, stored in enumerate(rows[at]):
        text = " ".join(as_text(stored).split())
        if plain_heading(text) and plain_heading(text) not in seen:
            seen.add(plain_heading(text))
            below = (as_text(row[place]).strip() for row in rows[at + 1 :])
            yield FoundHeading(text, next(filter(None, below), "")[:SAMPLE])
