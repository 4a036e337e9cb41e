"""Commitments as the stretches of text that are compared."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import Any
from uuid import UUID

from luoshi.plans.alignment import Stretch
from luoshi.plans.ingest.outline import Rows
from luoshi.plans.models import Commitment, CommitmentState, FlagState, Measure, Section, Sentence


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document with what was read of one plan, which stands in it from `start` to `end`."""

    text: str
    start: int
    end: int
    sections: list[Section]
    measures: list[Measure]
    sentences: list[Sentence]

    @classmethod
    def of(cls, text: str, rows: Rows) -> Text:
        parts: Any = (sorted(part, key=_start) for part in (rows.sections, rows.measures, rows.sentences))
        return cls(text, rows.plan.start, rows.plan.end, *parts)

    def stretch(self, row: Commitment, key: object) -> Stretch:
        """The words of a commitment; where it has no place, the words that it was made from."""
        place, part = self.title(row.measure_id), self._part(row)
        if row.start is None or row.end is None:
            return Stretch(key, row.quote, place, part)
        around = self._around(row.start, row.end)
        read = json.dumps(row.as_read, sort_keys=True)
        is_flagged = bool(row.flags) or row.flag_state != FlagState.NONE
        meaning = (read, around) if is_flagged else (read, "")
        return Stretch(key, self.text[row.start : row.end], place, part, around, meaning)

    def title(self, measure: object) -> str:
        """The title of the measure with that key."""
        return next((one.title for one in self.measures if one.pk == measure), "")

    def measure_at(self, start: int) -> Measure | None:
        """The measure in which a place stands."""
        before = [one for one in self.measures if one.start <= start]
        return before[-1] if before else None

    def _part(self, row: Commitment) -> str:
        """The title of its section: the one that begins last before its measure, or before itself."""
        measure = next((one for one in self.measures if one.pk == row.measure_id), None)
        start = measure.start if measure else row.position
        before = [one for one in self.sections if one.start <= start]
        return before[-1].title if before else ""

    def _around(self, start: int, end: int) -> str:
        """The whole sentences that share a character with it."""
        behind = dropwhile(lambda one: one.end <= start, self.sentences)
        over = list(takewhile(lambda one: one.start < end, behind))
        return self.text[over[0].start : over[-1].end] if over else self.text[start:end]


def _start(placed: Any) -> int:
    start: int = placed.start
    return start


@dataclass(frozen=True, slots=True)
class Words:
    """Whose words a stretch is: `rows` stand there, `heirs` are the commitments that they count for.

    The words of one that was merged count for the one that took it in; parts of one that was split share theirs.
    """

    rows: tuple[Commitment, ...]
    heirs: tuple[Commitment, ...]


def stretches(rows: Iterable[Commitment], text: Text) -> list[Stretch]:
    """In the order of the text, each with `Words` as its key; what has no words of the plan has no stretch."""
    known = {row.pk: row for row in rows}
    shared: dict[object, list[Commitment]] = defaultdict(list)
    ordered = sorted(known.values(), key=lambda row: row.by_hand)
    for row in ordered:
        if has_words(row):
            shared[_place(row, ordered)].append(row)
    words = [Words(tuple(rows), tuple(_heirs(rows, known))) for rows in shared.values()]
    words.sort(key=lambda one: one.rows[0].position)
    return [text.stretch(one.rows[0], one) for one in words if one.heirs]


def has_words(row: Commitment) -> bool:
    """Whether it stands for words of the plan; a row that a sheet added has words of its own at most."""
    return bool(row.quote) and not (row.by_hand and row.start is None)


def _place(row: Commitment, ordered: Iterable[Commitment]) -> object:
    """What rows have in common that share their words: a part made by hand has the place of its whole."""
    if row.by_hand and row.as_read:
        for other in ordered:
            if not other.by_hand and (other.start, other.end, other.quote) == (row.start, row.end, row.quote):
                return other.pk
    return row.pk


def _heirs(rows: Iterable[Commitment], known: dict[UUID, Commitment]) -> Iterator[Commitment]:
    for row in rows:
        heir: Commitment | None = row
        while heir and heir.state == CommitmentState.WITHDRAWN:
            heir = known.get(heir.merged_into_id) if heir.merged_into_id else None
        if heir:
            yield heir
