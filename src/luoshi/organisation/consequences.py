"""What a change of the calendar or the words asks for in the rooms above, which this room does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from luoshi.organisation.models import Person


@dataclass(frozen=True, slots=True)
class Consequence:
    """What no longer agrees with the calendar, in one sentence, and where it is looked at and put right."""

    text: str
    url: str


Tell = Callable[[Person], Iterable[Consequence]]
_told_by: list[Tell] = []


def register(tell: Tell) -> None:
    """Called once by a room when it is ready; `tell` gives what this person may put right."""
    _told_by.append(tell)


def consequences_for(person: Person) -> list[Consequence]:
    """In the order of registration."""
    return [one for tell in _told_by for one in tell(person)]
