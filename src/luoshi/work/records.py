"""Records of the rooms above that can prove work: each room names its kinds, and this one imports none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from luoshi.organisation.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Record:
    """One record as evidence names it; `day` is the day of what it shows."""

    kind: str
    key: UUID
    title: str
    day: date
    url: str


@dataclass(frozen=True, slots=True)
class RecordKind:
    """`find` gives a record that is finished and so can prove something, else None; `offer` those of a unit.

    `offer` is asked for records whose title holds the words ("" for any), newest first, a few at most.
    """

    code: str
    label: Any
    find: Callable[[UUID], Record | None]
    offer: Callable[[Unit | None, str], Iterable[Record]]
    may_see: Callable[[Person], bool]


_kinds: dict[str, RecordKind] = {}


def register(kind: RecordKind) -> None:
    """Called once by a room when it is ready."""
    _kinds[kind.code] = kind


def record_of(code: str, key: UUID) -> Record | None:
    """The finished record, None where there is none (any more) or nobody knows its kind."""
    kind = _kinds.get(code)
    return kind.find(key) if kind else None


def offered_records(unit: Unit | None, words: str, person: Person) -> list[tuple[RecordKind, list[Record]]]:
    """What the rooms above have of a unit, kind by kind; kinds that have nothing are left out."""
    found = [(kind, list(kind.offer(unit, words))) for kind in _kinds.values() if kind.may_see(person)]
    return [(kind, records) for kind, records in found if records]
