"""Numbers and matrices of OFD (GB/T 33190-2016, 8)."""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple


class Matrix(NamedTuple):
    """A CTM (8.3): x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def numbers(said: str) -> tuple[float, ...]:
    """Numbers in a row; () where one is none."""
    try:
        numbers = tuple(map(float, said.split()))
    except ValueError:
        return ()
    return numbers if all(map(isfinite, numbers)) else ()
