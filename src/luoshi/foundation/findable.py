"""What can be found by searching: each room says so of its own kinds of rows, and knows nothing of the search."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Findable:
    """What is found of one row.

    `title` and `text` are searched and shown, `note` names what it belongs to and is only shown. `url` is the path of
    the page on which it stands.
    """

    title: str
    url: str
    text: str = ""
    note: str = ""
    day: date | None = None
    units: Collection[UUID | None] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Rows of another model that belong to a row of the kind, named by `attribute`, and change what is found of it."""

    model: type[Model]
    attribute: str
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class SearchKind:
    """A kind of rows.

    `rows` are those that can be found, with all that `read` needs: a fixed number of queries however many they are.
    `fields` are those whose change changes what is found. `permission` is the one that the row's page asks of whoever
    opens it.
    """

    code: str
    label: Any
    icon: str
    model: type[Model]
    permission: str
    fields: frozenset[str]
    rows: Callable[[], QuerySet[Any]]
    read: Callable[[Any], Findable]
    beside: tuple[Beside, ...] = ()


_kinds: dict[str, SearchKind] = {}
_followers: list[Callable[[SearchKind], None]] = []


def register(*kinds: SearchKind) -> None:
    """Called once by a room when it is ready."""
    for kind in kinds:
        _kinds[kind.code] = kind
        for follower in _followers:
            follower(kind)


def follow(follower: Callable[[SearchKind], None]) -> None:
    """`follower` is called with every kind, those registered before and after: rooms are made ready in any order."""
    _followers.append(follower)
    for kind in _kinds.values():
        follower(kind)


def search_kinds() -> tuple[SearchKind, ...]:
    """All, in the order of registration."""
    return tuple(_kinds.values())
