"""Duties on lines of their own: 责任单位：甲、乙; 完成时限：6月底前; several fields on one line."""

from __future__ import annotations

import re

from luoshi.reading.duties.brackets import roles_said
from luoshi.reading.duties.names import UNIT_END
from luoshi.reading.duties.roles import Said, bare_time, label_at

FIRST_CHARS = frozenset("牵主配协参支责承落实负分包具完办推时进整期节日【[（(")
PARTS = re.compile(r"[；;。，,\t]|[ \u3000]+")
STOPS = re.compile(r"[；;。！？!?.．] *")
# 接收处（牵头）；保管处（配合）
ROLE = re.compile("[（(][^（()）]{2,6}[）)]$")
LONGEST_LINE = 600
OPENING, CLOSING = "【[（(〔", "】]）)〕"


def said_on_line(line: str) -> list[Said] | None:
    """What a line of fields says, in order; None where the line does not begin with a field's label."""
    if line[0] not in FIRST_CHARS or len(line) > LONGEST_LINE or ("：" not in line and ":" not in line):
        return None
    if line[0] in OPENING and line[-1] in CLOSING:
        line = line[1:-1]
    line = line.lstrip(OPENING)
    if label_at(line) is None:
        return None
    fields = _fields(line)
    if any(_goes_on_as_prose(value) for _, value in fields):
        return None
    said: list[Said] = []
    for rank, value in fields:
        said += [Said(0, (), bare_time(value))] if rank is None else roles_said(value, rank)
    return said


def _goes_on_as_prose(value: str) -> bool:
    """Whether something other than another unit follows a stop inside the value."""
    return any(part and not UNIT_END.search(ROLE.sub("", part)) for part in STOPS.split(value)[1:])


def _fields(line: str) -> list[tuple[int | None, str]]:
    """(rank, value) of each field; a value runs to the next label, so that its own commas stay in it."""
    labels = [(0, label_at(line))]
    labels += [(found.end(), label_at(line, found.end())) for found in PARTS.finditer(line)]
    begun = [(start, label) for start, label in labels if label is not None]
    ends = [start for start, _ in begun[1:]] + [len(line)]
    return [
        (rank, line[value_start:end].strip(" \t\u3000；;，,。】]"))
        for (_, (rank, value_start)), end in zip(begun, ends, strict=True)
    ]
