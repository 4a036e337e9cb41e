"""Plans of one or more sentences, as a reader would have given them."""

from __future__ import annotations

from typing import Any

from luoshi.plans.promises import Read, promises_of
from luoshi.reading.result import Duty, Every, Item, Kind, Label, Plan, Sentence, Times, Unit


def item(kind: Kind, quote: str, **fields: Any) -> Item:
    """An item whose place is found when it is put in a sentence."""
    return Item(kind, 1, 0, 0, quote, **fields)


def every(unit: Unit, n: int = 1) -> Every:
    return Every(n, unit)


def times(value: float, unit: str = "次", op: Any = "=", most: float | None = None) -> Times:
    return Times(op, value, most, unit)


def read_sentence(text: str, *items: Item, label: Label = "action", **fields: Any) -> list[Read]:
    """What one sentence promises; `flags` and `duties` as fields."""
    placed = tuple(_placed(one, text) for one in items)
    sentence = Sentence(1, 0, len(text), label, fields.get("flags", ()))
    duties: tuple[Duty, ...] = fields.get("duties", ())
    return promises_of(Plan("计划", None, 2026, True, (), (), (sentence,), placed, duties), text)


def _placed(one: Item, text: str) -> Item:
    start = text.index(one.quote)
    names = ("every", "times", "due", "actor", "title", "rule", "confidence")
    kept = {name: getattr(one, name) for name in names}
    return Item(one.kind, 1, start, start + len(one.quote), one.quote, **kept)
