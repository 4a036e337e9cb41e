"""The items of a sentence, joined into acts: one act is one commitment, whatever the number of items.

An item joins an act before it when
1. their quotes overlap and are of different kinds (6月底前完成12个书屋 is a deadline and a quota);
2. it is a year's total of what the act does in each period (每月1次，全年不少于12次);
3. it is a date at which the act closes (修订《办法》，6月底前印发).
A limit that is not reached by itself goes to the act before it, else to the one after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from luoshi.plans.promises.events import waits_in_due
from luoshi.plans.promises.lexicon import CLOSING, CLOSING_LENGTH, LIGHT, OCCASIONS
from luoshi.plans.promises.names import bare, is_bare
from luoshi.plans.promises.thresholds import is_reached
from luoshi.reading.result import Item

TOTAL = re.compile(r"全年|累计|年度|合计|总计|总数|年内")


@dataclass(slots=True)
class Act:
    """Items about one thing to be done; `conditions` are limits on how it is done."""

    items: list[Item]
    conditions: list[Item] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(item.start for item in self.items)

    @property
    def end(self) -> int:
        return max(item.end for item in self.items)

    def first(self, kind: str) -> Item | None:
        return next((item for item in self.items if item.kind == kind), None)


def acts_of(items: Sequence[Item]) -> tuple[list[Act], list[Item]]:
    """The acts of one sentence's items in order, and the limits that found no act to limit."""
    ordered = sorted(items, key=lambda item: (item.start, item.end))
    conditions = [item for item in ordered if item.kind == "threshold" and not is_reached(item)]
    acts: list[Act] = []
    for item in ordered:
        if item in conditions:
            continue
        act = next((act for act in reversed(acts) if _same(act, item)), None)
        if act:
            act.items.append(item)
        else:
            acts.append(Act([item]))
    for condition in conditions:
        if acts:
            _nearest(acts, condition).conditions.append(condition)
    return acts, [] if acts else conditions


def _same(act: Act, item: Item) -> bool:
    if act.first(item.kind):
        return False
    return _overlaps(act, item) or _sums_up(act, item) or _closes(act, item)


def _overlaps(act: Act, item: Item) -> bool:
    return any(item.start < other.end and other.start < item.end for other in act.items)


def _sums_up(act: Act, item: Item) -> bool:
    """A year's total: of the same doer, counted in occasions, of nothing else than what recurs."""
    recurring = act.first("recurring")
    if item.kind != "quota" or item.times is None or recurring is None or not TOTAL.search(item.quote):
        return False
    if item.actor and recurring.actor and item.actor != recurring.actor:
        return False
    unit = recurring.times.unit if recurring.times else "次"
    if item.times.unit != unit and not {item.times.unit, unit} <= OCCASIONS:
        return False
    named = bare(item)
    return is_bare(named) or _share_a_name(named, bare(recurring))


def _share_a_name(one: str, other: str) -> bool:
    """Whether two names of acts have two characters running in common, light verbs aside."""
    for verb in LIGHT:
        one, other = one.replace(verb, " "), other.replace(verb, " ")
    pairs = {one[i : i + 2] for i in range(len(one) - 1)}
    return any(pair in other for pair in pairs if " " not in pair)


def _closes(act: Act, item: Item) -> bool:
    """A date at which a document or an amount is issued, accepted, in use."""
    if item.kind != "deadline" or not item.due or waits_in_due(item.due):
        return False
    if act.first("recurring") or act.first("threshold") or any(other.due for other in act.items):
        return False
    named = bare(item)
    return not named or (named.startswith(CLOSING) and len(named) <= CLOSING_LENGTH)


def _nearest(acts: Sequence[Act], condition: Item) -> Act:
    before = [act for act in acts if act.start <= condition.start]
    return before[-1] if before else acts[0]
