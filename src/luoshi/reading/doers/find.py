"""The doer of a promise: in its own clause, else in the nearest clause before it that names one."""

from __future__ import annotations

from luoshi.reading.doers.caused import caused
from luoshi.reading.doers.led import led
from luoshi.reading.doers.names import name
from luoshi.reading.doers.subject import subject
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span


class Doers:
    """The doers of one sentence; each clause is looked at once, and only if an item asks."""

    def __init__(self, text: str, parts: list[Span], marks: list[Mark]) -> None:
        self._text = text
        self._parts = parts
        self._marks = marks
        self._governors: dict[int, tuple[bool, str | None]] = {}

    def of(self, start: int, end: int) -> str | None:
        """The doer of the promise quoted at [start, end)."""
        first = next(index for index, part in enumerate(self._parts) if start < part.end)
        last = next(index for index, part in enumerate(self._parts) if end <= part.end)
        for index in range(last, first - 1, -1):
            own = caused(self._text, self._parts[index])
            if own is not None:
                return own
        for index in range(last, -1, -1):
            said, doer = self._governor(index)
            if said:
                return doer
        return led(self._text, self._parts[last + 1]) if last + 1 < len(self._parts) else None

    def _governor(self, index: int) -> tuple[bool, str | None]:
        """Whether the clause names a doer that governs what follows, and whom; 有关部门 governs, but names no one."""
        if index not in self._governors:
            clause = self._parts[index]
            doer = led(self._text, clause)
            written = None if doer else subject(self._text, clause, self._marks)
            self._governors[index] = (bool(doer or written), doer or (name(written) if written else None))
        return self._governors[index]
