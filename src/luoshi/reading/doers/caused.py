"""督促各学院每月走访: the one who is made to act, acts."""

from __future__ import annotations

import re

from luoshi.reading.doers.names import doer, name
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.span import Span

CAUSING = re.compile(any_of(words("verbs", "causing")))


def caused(text: str, clause: Span) -> str | None:
    """Who is made to act in the clause."""
    for cause in CAUSING.finditer(text, clause.start, clause.end):
        found = doer(text, cause.end(), clause.end)
        if found:
            return name(found["name"])
    return None
