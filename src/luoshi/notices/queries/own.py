"""One's own notices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from luoshi.notices.digests.names import name_of, tone_of
from luoshi.notices.digests.timing import Section
from luoshi.notices.models import Channel, Message, Preference, Way
from luoshi.organisation.models import Person


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A section as the page draws it: lines {title, due (a date or None), path, unit}."""

    name: str
    tone: str
    lines: list[dict[str, Any]]
    more: int

    @property
    def count(self) -> int:
        return len(self.lines) + self.more


@dataclass(frozen=True, slots=True)
class Shown:
    """A message and its parts."""

    message: Message
    parts: list[ShownPart]


def notices_of(person: Person) -> QuerySet[Message]:
    """What someone has got inside the program, the newest first."""
    return Message.objects.filter(person=person, channel=Channel.APP).order_by("-day", "-id")


def way_of(person: Person) -> str:
    """How someone wants to be told."""
    own = Preference.objects.filter(person=person).first()
    return own.way if own else Way.BOTH


def shown(messages: Iterable[Message]) -> list[Shown]:
    """As the page draws them, in the reader's language."""
    return [Shown(message, [_part(part) for part in message.body]) for message in messages]


def _part(part: dict[str, Any]) -> ShownPart:
    name = name_of(Section(part["section"], part["days"]))
    return ShownPart(name, tone_of(part["section"]), [_line(line) for line in part["lines"]], part["more"])


def _line(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "due": date.fromisoformat(line["due"]) if line["due"] else None}
