"""What a revised text makes of each commitment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from luoshi.plans.alignment import KINDS, Kind, Pair, Stretch, compare
from luoshi.plans.alignment.pairs import bare
from luoshi.plans.models import Commitment, CommitmentState, FlagState
from luoshi.plans.revising.stretches import Text, has_words, stretches


@dataclass(frozen=True, slots=True)
class Outcome:
    """`before` is the commitment as it stands, None for a new one; `after` what was read in the new text, unsaved.

    Of one made of several sentences `pairs` has each. One that was written by hand without words has none, and
    stays as it is.
    """

    before: Commitment | None
    after: Commitment | None
    pairs: list[Pair] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        kinds = {pair.kind for pair in self.pairs} or {"same"}
        if kinds > {"dropped"}:
            return "altered"
        return next(kind for kind in KINDS if kind in kinds)

    @property
    def is_elsewhere(self) -> bool:
        return any(pair.is_elsewhere for pair in self.pairs)

    @property
    def quote(self) -> str:
        """Its words in the new text."""
        return "；".join(dict.fromkeys(pair.after.text for pair in self.pairs if pair.after))

    @property
    def is_reviewed_anew(self) -> bool:
        """Whether the legal reviewer has to decide: a decision on other words does not carry over."""
        if self.after is None:
            return False
        if self.before is None:
            return bool(self.after.flags)
        if self.kind == "altered":
            return bool(self.after.flags) or self.before.flag_state != FlagState.NONE
        return not set(self.after.flags) <= set(self.before.flags)


def outcomes(
    rows: Iterable[Commitment], before: Text, read: Iterable[Commitment], after: Text
) -> list[Outcome]:
    """One for each commitment that stands and each that is new: in the order of the new text, then the dropped.

    `rows` are the plan's, those that were merged into others too (`queries.reading.rows_of`).
    """
    rows, read = list(rows), list(read)
    old = stretches(rows, before)
    new = [after.stretch(row, row) for row in read]
    again = list(_found_again(old, new, after))
    known = {id(pair.before) for pair in again}
    pairs = [*compare([one for one in old if id(one) not in known], new), *again]
    pairs.sort(key=_position)
    alone = [row for row in rows if not has_words(row) and row.state != CommitmentState.WITHDRAWN]
    return [*_of_pairs(pairs), *(Outcome(row, None) for row in alone)]


def _of_pairs(pairs: Iterable[Pair]) -> Iterator[Outcome]:
    """Those of one commitment together, where its first stands."""
    found: dict[Any, list[Pair]] = defaultdict(list)
    owners: dict[Any, Commitment | None] = {}
    for pair in pairs:
        standing = pair.before.key.heirs if pair.before else (None,)
        for owner in standing:
            key = owner or _read(pair)
            owners[key] = owner
            found[key].append(pair)
    for key, owner in owners.items():
        after = next((read for pair in found[key] if (read := _read(pair))), None)
        yield Outcome(owner, after, found[key])


def _read(pair: Pair) -> Commitment | None:
    return pair.after.key if pair.after else None


def _position(pair: Pair) -> float:
    read = _read(pair)
    return read.position if read else float("inf")


def _found_again(old: Iterable[Stretch], new: Iterable[Stretch], text: Text) -> Iterator[Pair]:
    """Words that the reader does not take for a promise of their own, and that stand in the new text as they were.

    A person marked them, or another version of the reader read them. What was read of the new text goes before.
    """
    read = {one.words for one in new}
    taken = [(one.key.start, one.key.end) for one in new]
    for one in old:
        start = text.text.find(one.text, text.start, text.end)
        if one.words in read or start < 0:
            continue
        end = start + len(one.text)
        if one.key.rows[0].by_hand or not any(
            start < other_end and other < end for other, other_end in taken
        ):
            row = Commitment(
                start=start, end=end, position=start, quote=one.text, measure=text.measure_at(start)
            )
            yield Pair(one, text.stretch(row, row), bare(one.place) != bare(text.title(row.measure_id)))
