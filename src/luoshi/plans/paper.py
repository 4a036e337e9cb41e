"""The issued text as it is drawn: headings, paragraphs, and the runs that a commitment or a doubt underlines.

Offsets are code points of the document's text, so that words marked in the browser find their place again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from luoshi.plans.models import Commitment, Doubt, Measure, Section, Sentence


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one sentence under at most one commitment; `others` counts further ones on the same words."""

    text: str
    start: int
    commitment: Commitment | None = None
    others: int = 0
    is_framing: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (h2 a section's, h3 a measure's) or a paragraph. `measure` is the one it belongs to."""

    tag: Literal["h2", "h3", "p"]
    runs: tuple[Run, ...]
    measure: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    tag: Literal["h2", "h3", "p"]
    measure: UUID | None = None
    is_framing: bool = False


@dataclass(slots=True)
class Paper:
    """What is drawn of one plan."""

    text: str
    sections: Sequence[Section]
    measures: Sequence[Measure]
    sentences: Sequence[Sentence]
    commitments: Sequence[Commitment]
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
            *(_Piece(measure.start, measure.end, "h3", measure.pk) for measure in self.measures),
            *(_Piece(s.start, s.end, "p", s.measure_id, s.label == "framing") for s in self.sentences),
        ]
        covered = {(piece.start, piece.end) for piece in pieces}
        pieces += [
            _Piece(doubt.start, doubt.end, "p") for doubt in self._loose(covered) if doubt.end > doubt.start
        ]
        return sorted(pieces, key=lambda piece: (piece.start, piece.end))

    def _loose(self, covered: Iterable[tuple[int, int]]) -> Iterator[Doubt]:
        """Doubts about words that stand in no sentence and no heading: they are drawn for themselves."""
        spans = sorted(covered)
        for doubt in self.doubts:
            if not any(start < doubt.end and doubt.start < end for start, end in spans):
                yield doubt

    def _block(self, pieces: Sequence[_Piece]) -> Block:
        runs = tuple(run for piece in pieces for run in self._runs(piece))
        return Block(pieces[0].tag, runs, pieces[0].measure)

    def _runs(self, piece: _Piece) -> Iterator[Run]:
        here = [c for c in self.commitments if _overlaps(c, piece)]
        doubts = [d for d in self.doubts if _overlaps(d, piece)]
        for start, end in _cuts(piece, [*here, *doubts]):
            over = [c for c in here if c.start <= start and end <= c.end]
            over.sort(key=lambda c: c.end - c.start)
            unread = next((d for d in doubts if d.start <= start and end <= d.end), None)
            yield Run(
                self.text[start:end],
                start,
                over[0] if over else None,
                len(over[1:]),
                piece.is_framing and not over,
                unread,
            )


def _overlaps(placed: Commitment | Doubt, piece: _Piece) -> bool:
    return placed.start is not None and placed.start < piece.end and piece.start < placed.end


def _cuts(piece: _Piece, placed: Iterable[Commitment | Doubt]) -> Iterator[tuple[int, int]]:
    edges = {piece.start, piece.end}
    for one in placed:
        edges |= {edge for edge in (one.start, one.end) if piece.start < edge < piece.end}
    ordered = sorted(edges)
    yield from zip(ordered, ordered[1:], strict=False)
