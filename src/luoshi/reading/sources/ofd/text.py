"""The text objects of an OFD page (GB/T 33190-2016, 11): pieces at their places."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import TYPE_CHECKING

from luoshi.reading.sources.ofd.placing import Matrix, numbers
from luoshi.reading.sources.printed.page import Piece
from luoshi.reading.sources.xml import children, local, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A step to the next character of more ems parts two columns or cells.
GAP = 2.3
# How much of a character stands above its baseline.
ASCENT = 0.86


def pieces_of(content: Element) -> Iterator[Piece]:
    for found in content.iter():
        if local(found) == "TextObject" and value(found, "Visible") != "false":
            boundary = numbers(value(found, "Boundary"))
            ctm = numbers(value(found, "CTM"))
            size = numbers(value(found, "Size"))
            if len(boundary) == 4 and len(size) == 1:
                matrix = Matrix(*ctm) if len(ctm) == 6 else Matrix()
                yield from _placed(found, boundary, matrix, size[0])


def _placed(found: Element, boundary: tuple[float, ...], matrix: Matrix, size: float) -> Iterator[Piece]:
    """The codes of one object; X and Y stay as they were where a code gives none (11.3)."""
    x = y = 0.0
    for code in children(found, "TextCode"):
        x = next(iter(numbers(value(code, "X"))), x)
        y = next(iter(numbers(value(code, "Y"))), y)
        steps = _steps(value(code, "DeltaX"), len(code.text or ""))
        across_box, down_box = matrix.place(x, y)
        left, base = boundary[0] + across_box, boundary[1] + down_box
        across, high = hypot(matrix.a, matrix.b), size * hypot(matrix.c, matrix.d)
        yield from _parted(code.text or "", left, base, high, [across * step for step in steps])


def _steps(said: str, most: int) -> list[float]:
    """DeltaX, with g n v standing for n times v (11.3)."""
    steps: list[float] = []
    words = iter(said.split())
    for word in words:
        times, step = (next(words, ""), next(words, "")) if word == "g" else ("1", word)
        said_so = numbers(f"{times} {step}")
        if len(said_so) != 2:
            break
        steps += [said_so[1]] * max(0, min(int(said_so[0]), most - len(steps)))
    return steps


def _parted(text: str, left: float, base: float, high: float, steps: list[float]) -> Iterator[Piece]:
    """The characters of a code, parted where the step to the next one is wide."""
    top, begin, x = base - ASCENT * high, 0, left
    steps += [high] * (len(text) - len(steps))
    for index, step in enumerate(steps[: len(text)]):
        x += step
        is_last = index == len(text) - 1
        if is_last or step > GAP * high:
            words = text[begin : index + 1].strip()
            if words:
                yield Piece(left, top, x - step + high, top + high, words)
            begin, left = index + 1, x
