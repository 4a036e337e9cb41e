"""What a person finds: of every kind that they may see, in their own organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from re import Pattern
from typing import Any

from luoshi.desk.models import SearchRow
from luoshi.desk.search import database
from luoshi.desk.search.index import unit_mark, year_mark
from luoshi.desk.search.marking import Piece, excerpt, marked, pattern
from luoshi.desk.search.tokens import asked
from luoshi.foundation.findable import SearchKind, search_kinds
from luoshi.organisation.models import Person

COUNTED = 1000
"""Where more are found, it is only said that there are more."""
WEIGHED, SHOWN = 200, 5


@dataclass(frozen=True)
class Found:
    """One row that was found; `title` and `text` in pieces, the words marked."""

    row: SearchRow
    wanted: Pattern[str] | None

    @cached_property
    def title(self) -> list[Piece]:
        return marked(self.row.title, self.wanted)

    @cached_property
    def text(self) -> list[Piece]:
        return excerpt(self.row.text, self.wanted)


@dataclass(frozen=True, slots=True)
class Group:
    """The keys of what was found of a kind, the nearest first; one more than are counted where there are more."""

    kind: SearchKind
    keys: Sequence[int]
    found: Sequence[Found] = ()

    @property
    def count(self) -> int:
        return min(len(self.keys), COUNTED)

    @property
    def is_cut(self) -> bool:
        """Whether there are more than were counted."""
        return len(self.keys) > COUNTED

    @property
    def said(self) -> str:
        """How many, as it is shown."""
        return f"{self.count}+" if self.is_cut else str(self.count)

    @property
    def rest(self) -> int:
        """How many are not among those that are shown."""
        return self.count - len(self.found)


@dataclass(frozen=True, slots=True)
class Results:
    """The kinds of which something was found, in their order; `can_search` is False where the words say nothing."""

    groups: Sequence[Group]
    can_search: bool

    @property
    def count(self) -> str:
        """As it is shown."""
        counted = sum(group.count for group in self.groups)
        return f"{counted}+" if any(group.is_cut for group in self.groups) else str(counted)


def search(person: Person, words: str, today: date, wanted: dict[str, Any], kind: str = "") -> Results:
    """By kind, with the nearest few; `wanted` may name a unit and a year. Three queries.

    Of all that is found, only what was made last is weighed, but all of the one kind that is asked for, and that kind
    gets no `found`: it is shown page by page.
    """
    look_for = asked(words)
    if not look_for:
        return Results((), can_search=False)
    kinds = {one.code: one for one in visible_kinds(person)}
    marks = _narrowing(wanted)
    hits = database.hits(person.organisation_id, look_for, marks, list(kinds), COUNTED + 1)
    kind = kind if kind in hits else ""
    weighed = _nearest(
        {code: keys[: None if code == kind else WEIGHED] for code, keys in hits.items()}, words, today
    )
    shown = _whole([key for code, keys in weighed.items() if not kind for key in keys[:SHOWN]], words)
    groups = [
        Group(one, _behind(weighed[code], hits[code]), [shown[key] for key in weighed[code] if key in shown])
        for code, one in kinds.items()
        if code in weighed
    ]
    return Results(groups, can_search=True)


def _behind(weighed: Sequence[int], hits: Sequence[int]) -> list[int]:
    return [*weighed, *hits[len(weighed) :]]


def whole(keys: Iterable[int], words: str) -> list[Found]:
    """In this order, as they are shown; one query."""
    order = list(keys)
    found = _whole(order, words)
    return [found[key] for key in order if key in found]


def visible_kinds(person: Person) -> list[SearchKind]:
    """Those whose pages the person may open."""
    return [kind for kind in search_kinds() if person.has_perm(kind.permission)]


def _narrowing(wanted: dict[str, Any]) -> list[str]:
    unit, year = wanted.get("unit"), wanted.get("year")
    return [*([unit_mark(unit.pk)] if unit else ()), *([year_mark(year)] if year else ())]


def _nearest(hits: Mapping[str, Sequence[int]], words: str, today: date) -> dict[str, list[int]]:
    """By kind: what says the words in its title first, then what lies nearest to today; one query."""
    matches = pattern(words)
    weighed: dict[str, list[tuple[bool, int, int]]] = {}
    rows = SearchRow.objects.filter(pk__in=[key for keys in hits.values() for key in keys])
    for kind, key, title, day in rows.order_by().values_list("kind", "pk", "title", "day"):
        is_named = bool(matches and matches.search(title))
        far = abs((day - today).days) if day else 0
        weighed.setdefault(kind, []).append((not is_named, far, -key))
    return {kind: [-key for _named, _far, key in sorted(found)] for kind, found in weighed.items()}


def _whole(keys: Iterable[int], words: str) -> dict[int, Found]:
    matches = pattern(words)
    rows: Iterator[SearchRow] = SearchRow.objects.defer("tokens").filter(pk__in=list(keys)).iterator()
    return {row.pk: Found(row, matches) for row in rows}
