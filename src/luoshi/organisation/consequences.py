"""What a change of the calendar or the words asks for in the rooms above, which this room does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from luoshi.organisation.models import Person


@dataclass(frozen=True, slots=True)
class Consequence:
    """What no longer agrees with the calendar, in one sentence, and where it is looked at and put right."""

    text: str
    url: str


class Teller(NamedTuple):
    """`is_due` says cheaply that there may be something; `tell` works out what this person may put right."""

    is_due: Callable[[Person], bool]
    tell: Callable[[Person], Iterable[Consequence]]


_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Called once by a room when it is ready."""
    _tellers.append(teller)


def are_due(person: Person) -> bool:
    """Whether it is worth asking: the answer can take seconds, so that the pages fetch it afterwards."""
    return any(teller.is_due(person) for teller in _tellers)


def consequences_for(person: Person) -> list[Consequence]:
    """In the order of registration."""
    return [one for teller in _tellers for one in teller.tell(person)]
