"""What serves a commitment, in this room and in those above: each room registers what of its own does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, Model, QuerySet, Window

from luoshi.plans.models import Commitment

MOST = 24
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Serving:
    """One record. `look` names how its state looks (`foundation.looks`) and `state` says it; `note` is whose it is."""

    title: str
    url: str
    note: str = ""
    day: date | None = None
    look: str = ""
    state: Any = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The records of one kind, at most `MOST`; `count` is how many there are, `all_url` where they all stand."""

    label: Any
    icon: str
    records: Sequence[Serving]
    count: int
    all_url: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.records)


# Called in the organisation's scope, with the day. All sources together may take seven queries, so that the page
# stays within its twelve: one for each kind of record.
Source = Callable[[Commitment, date], Iterable[Part]]
_sources: list[Source] = []


def register(*sources: Source) -> None:
    """Called once by a room when it is ready."""
    _sources.extend(sources)


def parts_of(commitment: Commitment, today: date) -> list[Part]:
    """In the order of the rooms; kinds of which there is nothing are left out."""
    found = [part for source in _sources for part in source(commitment, today)]
    return [part for part in found if part.records]


def counted(rows: QuerySet[Row]) -> tuple[list[Row], int]:
    """The first of the rows, and how many there are altogether; one query."""
    found = list(rows.annotate(counted_rows=Window(Count("*")))[:MOST])
    return found, found[0].counted_rows if found else 0  # type: ignore[attr-defined]
