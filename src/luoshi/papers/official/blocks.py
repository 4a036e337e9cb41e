"""What an official paper consists of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is numbered 一、, 2 （一）, 3 1.; the number is written by the paper."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, its first line set in by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a row of headings, rows of as many texts, and the widths of the columns in proportion."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]


Block = Heading | Text | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper from its issuer's name at the top to its date; what is "" or None is left out.

    issuer: stands in red at the head with the number below it; addressee: ends in a colon by itself.
    """

    title: str
    blocks: Sequence[Block]
    issuer: str = ""
    number: str = ""
    addressee: str = ""
    signer: str = ""
    signed_on: date | None = None
