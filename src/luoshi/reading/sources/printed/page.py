"""What a printed page holds: pieces of text and ruled lines with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Piece(NamedTuple):
    """Text on one baseline without a gap in it. Lengths in the page's own unit, `top` counted downwards."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def em(self) -> float:
        """The height of its characters, which is the width of an ideograph."""
        return self.bottom - self.top


class Rule(NamedTuple):
    """A line drawn across or down the page, as the box that it fills."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
