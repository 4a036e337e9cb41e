"""A sentence to clauses: the stretches between commas, colons, stops and counters (①, （1）) that stand outside titles and numbers."""

from __future__ import annotations

import re

from luoshi.reading.span import Span, trimmed

# A title in 《》 is passed over whole, and so are the marks inside a number (1,200, 1:0.4).
PARTS = re.compile(r"《[^《》]{1,80}》|[，,；;。：:！!？?\n／|]|[①-⑳]|[（(]\d{1,2}[）)]")
BREAKS = frozenset("，,；;。：:！!？?\n／|（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of [start, end), in order, without blanks around them and without empty ones."""
    found: list[Span] = []
    begin = start
    for part in PARTS.finditer(text, start, end):
        if text[part.start()] in BREAKS and not _inside_number(text, part.start()):
            _keep(found, text, begin, part.start())
            begin = part.end()
    _keep(found, text, begin, end)
    return found


def _inside_number(text: str, position: int) -> bool:
    return (
        text[position] in ":："
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 2].isdigit()
    ) or (
        text[position] == ","
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 4].isdigit()
        and len(text[position + 1 : position + 4]) == 3
        and not text[position + 4 : position + 5].isdigit()
    )


def _keep(found: list[Span], text: str, begin: int, end: int) -> None:
    clause = trimmed(text, begin, end)
    if clause.end > clause.start:
        found.append(clause)
