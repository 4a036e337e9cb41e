"""督促各学院每月走访: the one who is made to act, acts."""

from __future__ import annotations

import re

from luoshi.reading.doers.names import BEFORE_DOING, NAME, name
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.span import Span

CAUSED = re.compile(rf"{any_of(words('verbs', 'causing'))}(?P<name>{NAME}){BEFORE_DOING}")


def caused(text: str, clause: Span) -> str | None:
    found = CAUSED.search(text, clause.start, clause.end)
    return name(found["name"]) if found else None
