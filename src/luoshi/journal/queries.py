"""Reading the journal for people: who, what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypedDict

from django.db import models
from django.utils.translation import gettext as _

from luoshi.journal.models import Event
from luoshi.journal.sentences import field_name, sentence_of, shown


class Told(TypedDict):
    """One line of a history, in the reader's language; `from_` and `to` are "" where nothing changed."""

    who: str
    what: str
    when: datetime
    from_: str
    to: str
    note: str
    tone: str


def history(row: models.Model, most: int = 200) -> list[Told]:
    """The latest events of a row and of what belongs to it, newest first: at most `most` events."""
    # Each from its own index: asked for with “or”, SQLite reads the whole journal from its end.
    own = Event.objects.filter(object=row.pk).order_by().values("pk")
    below = Event.objects.filter(parent=row.pk).order_by().values("pk")
    return told(Event.objects.filter(pk__in=own.union(below)).order_by("-id")[:most])


def told(events: Iterable[Event]) -> list[Told]:
    """Events as sentences; one that changed several fields is told field by field."""
    return [line for event in events for line in _lines(event)]


def _lines(event: Event) -> Iterator[Told]:
    changes = {
        name: value
        for name, value in event.data.items()
        if field_name(name) is not None and isinstance(value, list) and len(value) == 2
    }
    if not changes:
        yield _line(event)
    for name, (before, after) in changes.items():
        yield _line(event, name, shown(name, before), shown(name, after))


def _line(event: Event, changed: str = "", before: str = "", after: str = "") -> Told:
    sentence = sentence_of(event.verb)
    words = _Words({name: shown(name, value) for name, value in event.data.items()})
    words["name"] = event.object_name
    words["field"] = field_name(changed) or ""
    return Told(
        who=event.actor_name or _("The system"),
        what=str(sentence.text).format_map(words),
        when=event.at,
        from_=before,
        to=after,
        note=str(event.data.get("reason", "")),
        tone=sentence.tone,
    )


class _Words(dict[str, Any]):
    """What a sentence may say; a datum that an old event does not have leaves a gap, not a failure."""

    def __missing__(self, _key: str) -> str:
        return "…"
