"""督促各学院每月走访: the one who is made to act, acts."""

from __future__ import annotations

import re

from luoshi.reading.doers.acting import acting
from luoshi.reading.doers.names import name
from luoshi.reading.lexicon import any_of, words
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span

CAUSING = re.compile(any_of(words("verbs", "causing", "bidding")))
BIDDING = re.compile(any_of(words("verbs", "bidding")))


def caused(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """Who is made to act in the clause."""
    return _caused(text, clause, marks, CAUSING)


def bidden(text: str, clause: Span, marks: list[Mark]) -> str | None:
    """Who is bidden to act: he does what the next clauses say as well, which one who is taken along does not."""
    return _caused(text, clause, marks, BIDDING)


def _caused(text: str, clause: Span, marks: list[Mark], causing: re.Pattern[str]) -> str | None:
    for cause in causing.finditer(text, clause.start, clause.end):
        written = acting(text, cause.end(), clause.end, marks)
        if written:
            return name(written)
    return None
