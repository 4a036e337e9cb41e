"""The issued text as it is drawn: headings, paragraphs, and the runs that a commitment or a doubt underlines.

Offsets are code points of the document's text, so that words marked in the browser find their place again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from luoshi.plans.models import Commitment, Doubt, Measure, Section, Sentence

Tag = Literal["h2", "h3", "p"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The words of a commitment in the text."""

    start: int
    end: int
    commitment: Commitment


class Marks:
    """The marks of a text in order, found by place without going through them all."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)

    def over(self, start: int, end: int) -> list[Mark]:
        """Those that share a character with [start, end)."""
        first = bisect_left(self._starts, start - self._longest)
        return [mark for mark in self._marks[first : bisect_left(self._starts, end)] if mark.end > start]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one sentence under the same commitments, the one with the fewest words first."""

    text: str
    start: int
    commitments: tuple[Commitment, ...] = ()
    is_framing: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (h2 a section's, h3 a measure's) or a paragraph."""

    tag: Tag
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    tag: Tag
    is_framing: bool = False


@dataclass(slots=True)
class Paper:
    """What is drawn of one plan."""

    text: str
    sections: Sequence[Section]
    measures: Sequence[Measure]
    sentences: Sequence[Sentence]
    marks: Marks
    doubts: Sequence[Doubt] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Headings and paragraphs in order; sentences that share a line share a paragraph."""
        gathered: list[_Piece] = []
        for piece in self._pieces():
            if gathered and (piece.tag != "p" or "\n" in self.text[gathered[-1].end : piece.start]):
                yield self._block(gathered)
                gathered = []
            if piece.tag == "p":
                gathered.append(piece)
            else:
                yield self._block([piece])
        if gathered:
            yield self._block(gathered)

    def _pieces(self) -> list[_Piece]:
        pieces = [
            *(_Piece(section.start, section.end, "h2") for section in self.sections),
            *(_Piece(measure.start, measure.end, "h3") for measure in self.measures),
            *(_Piece(s.start, s.end, "p", s.label == "framing") for s in self.sentences),
        ]
        covered = {(piece.start, piece.end) for piece in pieces}
        pieces += [_Piece(d.start, d.end, "p") for d in self._loose(covered) if d.end > d.start]
        return sorted(pieces, key=lambda piece: (piece.start, piece.end))

    def _loose(self, covered: Iterable[tuple[int, int]]) -> Iterator[Doubt]:
        """Doubts about words that stand in no sentence and no heading: they are drawn for themselves."""
        spans = sorted(covered)
        for doubt in self.doubts:
            if not any(start < doubt.end and doubt.start < end for start, end in spans):
                yield doubt

    def _block(self, pieces: Sequence[_Piece]) -> Block:
        return Block(pieces[0].tag, tuple(run for piece in pieces for run in self._runs(piece)))

    def _runs(self, piece: _Piece) -> Iterator[Run]:
        here = sorted(self.marks.over(piece.start, piece.end), key=lambda mark: mark.end - mark.start)
        doubts = [doubt for doubt in self.doubts if doubt.start < piece.end and piece.start < doubt.end]
        for start, end in _cuts(piece, [*here, *doubts]):
            over = tuple(dict.fromkeys(m.commitment for m in here if m.start <= start and end <= m.end))
            unread = next((d for d in doubts if d.start <= start and end <= d.end), None)
            yield Run(self.text[start:end], start, over, piece.is_framing and not over, unread)


def _cuts(piece: _Piece, placed: Iterable[Mark | Doubt]) -> Iterator[tuple[int, int]]:
    edges = {piece.start, piece.end}
    for one in placed:
        edges |= {edge for edge in (one.start, one.end) if piece.start < edge < piece.end}
    yield from pairwise(sorted(edges))
