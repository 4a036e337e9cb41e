"""How far a reading agrees with what people marked by hand in the same plan (`tests/plans/*.gold.json`).

Gold is one plan in the shape that `luoshi read --to json` prints, with three differences: sections and
measures have no offsets; every span repeats its text as `quote`, so that a person can check it; and an item
may say under `or` which other readings are as right (an answering time is a threshold or a deadline). An item
is read exactly when one of the same kind lies over at least half of it and says the same; actors are apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import reduce
from typing import Any, NamedTuple

from luoshi.reading.result import Plan

Record = dict[str, Any]


class Count(NamedTuple):
    """How many of the marks were hit, how many there are, and how many were read; counts of plans add up."""

    hits: int = 0
    gold: int = 0
    read: int = 0

    def plus(self, other: Count) -> Count:
        return Count(self.hits + other.hits, self.gold + other.gold, self.read + other.read)

    @property
    def precision(self) -> float:
        return self.hits / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where there was nothing to find and nothing was found."""
        return 2 * self.hits / (self.gold + self.read) if self.gold + self.read else 1.0


def total(counts: Iterable[Count]) -> Count:
    """The counts of several plans as one."""
    return reduce(Count.plus, counts, Count())


@dataclass(frozen=True)
class Agreement:
    """What was hit of each kind of mark; `differences` says what was not."""

    measures: Count
    items: Count
    actors: Count
    labels: Count
    flags: Count
    duties: Count
    differences: tuple[str, ...]


def compare(gold: Record, plan: Plan) -> Agreement:
    """The agreement of one plan read with its gold."""
    read: Record = asdict(plan)
    pairs = paired(gold["items"], read["items"])
    exact = [pair for pair in pairs if says_the_same(*pair)]
    return Agreement(
        measures=overlap(map(heading, gold["measures"]), map(heading, read["measures"])),
        items=Count(len(exact), len(gold["items"]), len(read["items"])),
        actors=actors_named(gold["items"], read["items"], pairs),
        labels=labels_right(gold["sentences"], read["sentences"]),
        flags=overlap(flagged(gold["sentences"]), flagged(read["sentences"])),
        duties=duties_told(gold["duties"], read["duties"]),
        differences=(
            *item_differences(gold["items"], read["items"], pairs),
            *sentence_differences(gold["sentences"], read["sentences"]),
            *duty_differences(gold["duties"], read["duties"]),
        ),
    )


def overlap(gold: Iterable[Any], read: Iterable[Any]) -> Count:
    gold, read = set(gold), set(read)
    return Count(len(gold & read), len(gold), len(read))


def paired(gold: list[Record], read: list[Record]) -> list[tuple[Record, Record]]:
    """Each item at most once, with the one read in its place; those that say the same go first."""
    options = sorted(
        (
            (says_the_same(g, r), shared(g, r), i, j)
            for i, g in enumerate(gold)
            for j, r in enumerate(read)
            if r["kind"] in {reading["kind"] for reading in readings(g)} and shared(g, r) >= 0.5
        ),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    pairs = []
    for _, _, i, j in options:
        if i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            pairs.append((gold[i], read[j]))
    return pairs


def shared(a: Record, b: Record) -> float:
    """The characters that two spans share, as a part of the shorter one."""
    both = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return float(both / max(1, min(a["end"] - a["start"], b["end"] - b["start"])))


def readings(item: Record) -> list[Record]:
    """The item as marked, then the other readings that are as right."""
    return [item, *({**item, **other} for other in item.get("or", ()))]


def says_the_same(gold: Record, read: Record) -> bool:
    return value(read) in [value(reading) for reading in readings(gold)]


def value(item: Record) -> tuple[Any, ...]:
    """What an item says, without where and by whom; a field counts only in the kinds that it belongs to."""
    kind, every, times = item["kind"], item["every"], item["times"]
    return (
        kind,
        (every["n"], every["unit"]) if every else None,
        (times["op"], float(times["value"]), times["max"]) if times else None,
        item["due"] if kind in ("recurring", "deadline") else None,
        item["title"] if kind == "deliverable" else None,
    )


def actors_named(gold: list[Record], read: list[Record], pairs: list[tuple[Record, Record]]) -> Count:
    """Over all kinds but thresholds, which bind an act and not a doer; of several right readings, the one read."""
    agreed = {id(g): r for g, r in pairs if r["actor"] in {mark["actor"] for mark in readings(g)}}
    marks = [agreed.get(id(g), g) for g in gold]
    return Count(sum(map(named, agreed.values())), sum(map(named, marks)), sum(map(named, read)))


def named(item: Record) -> bool:
    return bool(item["actor"]) and item["kind"] != "threshold"


def labels_right(gold: list[Record], read: list[Record]) -> Count:
    """Marked sentences that were parted at the same places and labelled alike, of all that were marked."""
    labels = {span(sentence): sentence["label"] for sentence in read}
    return Count(sum(labels.get(span(g)) == g["label"] for g in gold), len(gold), len(gold))


def flagged(sentences: list[Record]) -> set[tuple[int, int, str]]:
    return {(*span(sentence), flag) for sentence in sentences for flag in sentence["flags"]}


def span(record: Record) -> tuple[int, int]:
    return record["start"], record["end"]


def heading(measure: Record) -> tuple[int, str, int]:
    return measure["number"], measure["title"], measure["section"]


def duties_told(gold: list[Record], read: list[Record]) -> Count:
    return Count(sum(is_among(g, read) for g in gold), len(gold), len(read))


def is_among(duty: Record, read: list[Record]) -> bool:
    """Whether its place is read as the same units in the same parts, due at the same time."""
    return any(shared(duty, r) > 0 and parts(duty) == parts(r) for r in read)


def parts(duty: Record) -> tuple[set[str], set[str], str | None]:
    return set(duty["lead"]), set(duty["support"]), duty["due"]


def item_differences(gold: list[Record], read: list[Record], pairs: list[tuple[Record, Record]]) -> list[str]:
    left, right = {id(g) for g, _ in pairs}, {id(r) for _, r in pairs}
    return [
        *(f"missed   {g['quote']} {value(g)}" for g in gold if id(g) not in left),
        *(f"invented {r['quote']} {value(r)}" for r in read if id(r) not in right),
        *(f"wrong    {g['quote']} {value(r)} for {value(g)}" for g, r in pairs if not says_the_same(g, r)),
        *(
            f"actor    {g['quote']} {r['actor']} for {g['actor']}"
            for g, r in pairs
            if g["actor"] != r["actor"] and "threshold" not in (g["kind"], r["kind"])
        ),
    ]


def sentence_differences(gold: list[Record], read: list[Record]) -> list[str]:
    found = {span(sentence): sentence for sentence in read}
    differences = []
    for g in gold:
        r = found.get(span(g))
        if r is None:
            differences.append(f"unparted {g['quote']}")
        elif (r["label"], set(r["flags"])) != (g["label"], set(g["flags"])):
            differences.append(
                f"sentence {g['quote']} {r['label']} {r['flags']} for {g['label']} {g['flags']}"
            )
    return differences


def duty_differences(gold: list[Record], read: list[Record]) -> list[str]:
    return [
        f"duty     {g['quote']} {[parts(r) for r in read if shared(g, r) > 0]} for {parts(g)}"
        for g in gold
        if not is_among(g, read)
    ]
