"""How events are told: each room declares a sentence for every verb it records.

A sentence is a translatable text in which `{name}` is the object, `{field}` the changed field, and any
other word the event's datum of that name: `_("gave {role} to {name}")`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luoshi.foundation.lists import listed


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text of a verb and the tone in which it is drawn (`foundation.looks`)."""

    text: Any
    tone: str = "mute"


@dataclass(slots=True)
class _Declared:
    sentences: dict[str, Sentence] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Callable[[Any], Any]] = field(default_factory=dict)


_known = _Declared()


def declare(
    sentences: Mapping[str, Sentence],
    fields: Mapping[str, Any] | None = None,
    values: Mapping[str, Callable[[Any], Any]] | None = None,
) -> None:
    """Called once by a room when it is ready.

    fields: names of the fields whose changes are told, as people call them.
    values: how the codes of a datum are said, as `{"role": role_name}`.
    """
    _known.sentences.update(sentences)
    _known.fields.update(fields or {})
    _known.values.update(values or {})


def is_declared(verb: str) -> bool:
    """Whether some room tells this verb."""
    return verb in _known.sentences


def sentence_of(verb: str) -> Sentence:
    """A verb that nobody declared (of a room that has been taken out) is told by its own name."""
    return _known.sentences.get(verb) or Sentence(verb.replace("{", "(").replace("}", ")"))


def field_name(name: str) -> str | None:
    """What people call a field, None for a datum that is no field."""
    label = _known.fields.get(name)
    return None if label is None else str(label)


def day(value: Any) -> str:
    """A date of an event as the reader's language writes it; anything else as it stands."""
    try:
        return date_format(date.fromisoformat(str(value)), "SHORT_DATE_FORMAT")
    except ValueError:
        return str(value)


def shown(name: str, value: Any) -> str:
    """A datum as people read it: codes by their meaning, nothing as a dash."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return listed(shown(name, one) for one in value)
    return str(_known.values.get(name, str)(value))
