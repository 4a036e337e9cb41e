"""The arithmetic of a result as JSON, which says all of it without anything else: numbers are kept as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from luoshi.assessment.arithmetic import Category, Line

NUMBERS = ("weight", "full", "marks", "worth", "points")


@dataclass(frozen=True, slots=True)
class Sum:
    """All that a total comes of."""

    categories: Sequence[Category]
    lines: Sequence[Line]
    spread: str
    places: int

    def line(self, key: str) -> Line | None:
        """That of an indicator."""
        return next((line for line in self.lines if line.key == key), None)


def as_json(found: Sum) -> dict[str, Any]:
    """For the row of a result."""
    return {
        "categories": [asdict(one) | {"weight": str(one.weight)} for one in found.categories],
        "lines": [_line_as_json(line) for line in found.lines],
        "spread": found.spread,
        "places": found.places,
    }


def _line_as_json(line: Line) -> dict[str, Any]:
    numbers = {name: getattr(line, name) for name in NUMBERS}
    return asdict(line) | {name: None if one is None else str(one) for name, one in numbers.items()}


def from_json(data: dict[str, Any]) -> Sum:
    """What `as_json` kept."""
    categories = [Category(one["key"], one["name"], Decimal(one["weight"])) for one in data["categories"]]
    return Sum(categories, [_line(one) for one in data["lines"]], data["spread"], data["places"])


def _line(data: dict[str, Any]) -> Line:
    numbers = {name: None if data[name] is None else Decimal(data[name]) for name in NUMBERS}
    return Line(**(data | numbers))
