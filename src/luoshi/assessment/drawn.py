"""A scheme as plain data, apart from any year: what is shipped, copied, and brought as a sheet is all in this shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from luoshi.assessment.models import Category, Grade, Indicator, Kind, Scheme

FILE = Path(__file__).parent / "schemes" / "yearly.yaml"
NUMBERS = ("weight", "full", "goal", "floor", "ceiling", "per", "cap")


@dataclass(frozen=True, slots=True)
class DrawnIndicator:
    """The fields of an `Indicator` that do not lead anywhere."""

    name: str
    source: str
    basis: str = ""
    kind: str = Kind.NORMAL
    weight: Decimal = Decimal(0)
    full: Decimal = Decimal(100)
    measure: str = ""
    only: Mapping[str, Any] = field(default_factory=dict)
    goal: Decimal | None = None
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    per: Decimal | None = None
    cap: Decimal | None = None
    trimmed: bool = False
    places: int = 2
    questions: str = ""


@dataclass(frozen=True, slots=True)
class DrawnCategory:
    """A category with its indicators, in order."""

    name: str
    weight: Decimal
    indicators: tuple[DrawnIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """Categories in order; grades as (name, least, most percent or None)."""

    categories: tuple[DrawnCategory, ...] = ()
    grades: tuple[tuple[str, Decimal, Decimal | None], ...] = ()


def shipped(language: str) -> Drawn:
    """The scheme that comes with Luoshi, with its names in one language: "zh" or "en"."""
    data = _plain(_file(), language)
    grades = ((one["name"], Decimal(one["least"]), _number(one.get("most"))) for one in data["grades"])
    categories = (
        DrawnCategory(one["name"], Decimal(one["weight"]), tuple(map(_drawn, one["indicators"])))
        for one in data["categories"]
    )
    return Drawn(tuple(categories), tuple(grades))


@cache
def _file() -> Any:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def _plain(data: Any, language: str) -> Any:
    """Names in two languages become those in one."""
    if isinstance(data, dict):
        if data.keys() == {"zh", "en"}:
            return data[language]
        return {key: _plain(value, language) for key, value in data.items()}
    return [_plain(one, language) for one in data] if isinstance(data, list) else data


def _drawn(data: dict[str, Any]) -> DrawnIndicator:
    return DrawnIndicator(**(data | {name: _number(data[name]) for name in NUMBERS if name in data}))


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def drawn_of(scheme: Scheme) -> Drawn:
    """What another scheme starts from; three queries."""
    names = [one.name for one in fields(DrawnIndicator)]
    categories = (
        DrawnCategory(
            category.name,
            category.weight,
            tuple(
                DrawnIndicator(**{name: getattr(one, name) for name in names})
                for one in category.indicators.all()
            ),
        )
        for category in scheme.categories.prefetch_related("indicators")
    )
    grades = scheme.grades.values_list("name", "least", "most")
    return Drawn(tuple(categories), tuple(grades))


def lay_out(scheme: Scheme, drawn: Drawn) -> None:
    """Write its categories, indicators and grades; three queries, inside the caller's transaction."""
    owner = {"organisation_id": scheme.organisation_id}
    categories = [
        Category(scheme=scheme, position=place, name=one.name, weight=one.weight, **owner)
        for place, one in enumerate(drawn.categories)
    ]
    Category.objects.bulk_create(categories)
    Indicator.objects.bulk_create(_indicators(categories, drawn.categories))
    grades = (
        Grade(scheme=scheme, name=name, least=least, most=most, **owner) for name, least, most in drawn.grades
    )
    Grade.objects.bulk_create(grades)


def _indicators(rows: list[Category], drawn: Iterable[DrawnCategory]) -> list[Indicator]:
    names = [one.name for one in fields(DrawnIndicator)]
    return [
        Indicator(
            organisation_id=row.organisation_id,
            category=row,
            position=place,
            **{name: getattr(indicator, name) for name in names},
        )
        for row, category in zip(rows, drawn, strict=True)
        for place, indicator in enumerate(category.indicators)
    ]
