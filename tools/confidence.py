"""Counts, on all that people have marked, how often each rule of the reader was right: `python -m tools.confidence`.

Writes `src/luoshi/reading/lexicon/confidence.txt`. An item made by two rules (each+quota) counts for both.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.agreement import Record, paired, says_the_same
from tests.marked import plan_of
from tests.test_plans import FILES, PLANS

import luoshi.reading.lexicon
from luoshi.reading import confidence, read
from luoshi.reading.tests.item_corpus import cases, written
from luoshi.reading.tests.item_corpus import read as read_sentence

TARGET = Path(luoshi.reading.lexicon.__file__).with_name(confidence.FILE)
HEADING = (
    "# rule, right, applied: made by `python -m tools.confidence` from the corpus and the marked plans.\n"
)


def judged() -> Iterator[tuple[str, bool]]:
    """The rule of every item read on the corpus, and whether it agrees with what was marked."""
    for case in cases():
        left = Counter(case.items)
        for item in read_sentence(case.sentence):
            left[written(item)] -= 1
            yield item.rule, left[written(item)] >= 0
    for name, path in FILES.items():
        gold = json.loads((PLANS / f"{name}.gold.json").read_text(encoding="utf-8"))
        yield from judged_plan(path.read_bytes(), gold)
    for path in sorted((PLANS / "marked").glob("*.txt")):
        text, gold = plan_of(path)
        yield from judged_plan(text.encode(), gold)


def judged_plan(text: bytes, gold: Record) -> Iterator[tuple[str, bool]]:
    items: list[Record] = [asdict(item) for item in read(text).plans[0].items]
    right = {id(r) for g, r in paired(gold["items"], items) if says_the_same(g, r)}
    return ((item["rule"], id(item) in right) for item in items)


def counted(judgements: Iterable[tuple[str, bool]]) -> str:
    """The file's text."""
    right, applied = Counter[str](), Counter[str]()
    for rules, agrees in judgements:
        for rule in rules.split("+"):
            applied[rule] += 1
            right[rule] += agrees
    return HEADING + "".join(f"{rule} {right[rule]} {applied[rule]}\n" for rule in sorted(applied))


def main() -> None:
    """Count anew, write the file, and print it with the shares."""
    TARGET.write_text(counted(judged()), encoding="utf-8")
    confidence.measured.cache_clear()
    confidence.least_sure.cache_clear()
    for rule, one in confidence.measured().items():
        print(f"{rule:18} {one.share:.3f}  ({one.right} of {one.applied})")


if __name__ == "__main__":
    main()
