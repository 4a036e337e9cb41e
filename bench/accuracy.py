"""How right the reader is: on plans that no rule was tuned on, and on gold that lies beside the project.

Every figure is a share; those of a whole folder are counted over all its plans together. An item is right when
its kind, period, number, date and title are; a doer when it is named in the words of the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.agreement import Agreement, Count, Record, compare, total
from tests.marked import unseen

from bench.figure import Figure
from luoshi.reading import read

PROJECT = Path(__file__).parents[1]
BESIDE = PROJECT.parent / "shared" / "reading"


class Marks(NamedTuple):
    """The least that is asked of each figure."""

    items: float
    actors: float
    labels: float
    flags: float


def figures() -> Iterator[Figure]:
    """The plans in the tests that are kept back from tuning; then annotated ones beside the project, if any."""
    yield from _shown("unseen plans", map(_agreement, unseen()), Marks(0.93, 0.80, 0.88, 0.80))
    if BESIDE.is_dir():
        whole, annotated = _beside("plans"), _beside("public")
        yield from _shown("gold plans", map(_agreement, whole), Marks(0.97, 0.90, 0.92, 0.90))
        duties = total(_agreement(plan).duties for plan in annotated)
        yield _figure("annotated texts: duties", duties, 0.97)


def _beside(folder: str) -> Iterator[tuple[str, Record]]:
    for path in sorted((BESIDE / folder).glob("*.gold.json")):
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        gold: Record = {"measures": [], "sentences": [], "items": [], "duties": []}
        gold |= json.loads(path.read_text(encoding="utf-8"))
        for mark in (*gold["sentences"], *gold["items"], *gold["duties"]):
            mark["quote"] = text[mark["start"] : mark["end"]]
        yield text, gold


def _agreement(plan: tuple[str, Record]) -> Agreement:
    text, gold = plan
    return compare(gold, read(text.encode()).plans[0])


def _shown(name: str, plans: Iterable[Agreement], marks: Marks) -> Iterator[Figure]:
    agreements = list(plans)
    yield _figure(f"{name}: items exact", total(one.items for one in agreements), marks.items)
    yield _figure(f"{name}: doers", total(one.actors for one in agreements), marks.actors)
    labels = total(one.labels for one in agreements)
    yield Figure(f"{name}: labels right, of {labels.gold}", labels.recall, marks.labels, "", at_least=True)
    flags = total(one.flags for one in agreements)
    told = f"{name}: flags found, of {flags.gold} (precision {flags.precision:.2f})"
    yield Figure(told, flags.recall, marks.flags, "", at_least=True)


def _figure(name: str, count: Count, mark: float) -> Figure:
    told = f"{name}, of {count.gold} (P {count.precision:.2f} R {count.recall:.2f})"
    return Figure(told, count.f1, mark, "", at_least=True)
