"""The lines drawn on an OFD page: path objects (GB/T 33190-2016, 9.1), as far as they are straight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from luoshi.reading.sources.ofd.placing import Matrix, numbers
from luoshi.reading.sources.printed.page import Rule
from luoshi.reading.sources.xml import child, local, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# How many numbers follow each operator of a path.
OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
MOST_PATHS, LONGEST_PATH = 20_000, 10_000

Point = tuple[float, float]


def rules_of(content: Element) -> Iterator[Rule]:
    for count, found in enumerate(path for path in content.iter() if local(path) == "PathObject"):
        boundary = numbers(value(found, "Boundary"))
        data = child(found, "AbbreviatedData")
        said = (data.text if data is not None else None) or ""
        if count > MOST_PATHS:
            return
        if len(boundary) == 4 and len(said) <= LONGEST_PATH and value(found, "Visible") != "false":
            ctm = numbers(value(found, "CTM"))
            matrix = Matrix(*ctm) if len(ctm) == 6 else Matrix()
            for line in _lines(said):
                (x, y), (to_x, to_y) = (matrix.place(*point) for point in line)
                yield Rule(
                    boundary[0] + min(x, to_x),
                    boundary[1] + min(y, to_y),
                    boundary[0] + max(x, to_x),
                    boundary[1] + max(y, to_y),
                )


def _lines(said: str) -> Iterator[tuple[Point, Point]]:
    """M 0 0 L 10 0 L 10 5 C: the straight lines of a path, the one that closes it included."""
    words = said.split()
    begin = at = (0.0, 0.0)
    index = 0
    while index < len(words):
        operator = words[index]
        count = OPERANDS.get(operator)
        operands = numbers(" ".join(words[index + 1 : index + 1 + (count or 0)]))
        if count is None or len(operands) != count:
            return
        point = (operands[-2], operands[-1]) if count else begin
        if operator in "LC":
            yield at, point
        begin = point if operator in "SM" else begin
        at = point
        index += 1 + count
