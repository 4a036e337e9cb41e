"""A Reading to the object that `--to json` prints, keys in the order of the records."""

from __future__ import annotations

from typing import Any

from luoshi.reading.confidence import least_sure
from luoshi.reading.result import Item, Plan, Reading


def as_json(reading: Reading, *, why: bool = False) -> dict[str, Any]:
    """Offsets count code points of `text`, `end` exclusive. With `why` each item names its rule, how
    sure it is, and on how many `cases` that rests.
    """
    return {
        "text": reading.text,
        "plans": [_plan(plan, why) for plan in reading.plans],
        "warnings": [_record(doubt) for doubt in reading.warnings],
    }


def _plan(plan: Plan, why: bool) -> dict[str, Any]:
    return {
        "title": plan.title,
        "organisation": plan.organisation,
        "year": plan.year,
        "complete": plan.complete,
        "sections": [_record(section) for section in plan.sections],
        "measures": [_record(measure) for measure in plan.measures],
        "sentences": [_record(sentence) for sentence in plan.sentences],
        "items": [_item(item, why) for item in plan.items],
        "duties": [_record(duty) for duty in plan.duties],
    }


def _item(item: Item, why: bool) -> dict[str, Any]:
    said = _record(item)
    said["every"] = item.every and _record(item.every)
    said["times"] = item.times and _record(item.times)
    if why:
        said["cases"] = least_sure(item.rule).applied
    else:
        del said["rule"], said["confidence"]
    return said


def _record(record: Any) -> dict[str, Any]:
    """The fields of a record by their names; `asdict`, which copies what stands in them, takes ten times as long."""
    return {name: getattr(record, name) for name in record.__slots__}
