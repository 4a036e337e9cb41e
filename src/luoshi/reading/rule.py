"""What a rule of the grammar is, and the mark it leaves on the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from luoshi.reading.result import Every, Kind, Times


# Marks are made by the thousand and leave the room in no result: they are not frozen, which costs half their time.
@dataclass(slots=True)
class Mark:
    """What one rule saw at [start, end)."""

    rule: str
    start: int
    end: int
    kind: Kind
    every: Every | None = None
    times: Times | None = None
    due: str | None = None
    title: str | None = None


@dataclass(slots=True)
class Hold:
    """Words that promise nothing, and that no other rule may take: a date of signature, a law's title."""

    end: int


class Site:
    """Where a pattern matched, with the words of the clause around it.

    `before` are those before the match as far as no other mark has taken them, which is from `since` on;
    `lead` are all before it, `after` all behind. Rules with the same pattern share one site, and what the
    first of them has counted.
    """

    __slots__ = (
        "after",
        "before",
        "clause",
        "clause_end",
        "counted",
        "lead",
        "match",
        "rule",
        "since",
        "text",
    )

    def __init__(self, rule: str, match: re.Match[str], clause: int, taken: int, clause_end: int) -> None:
        start, end = match.span()
        self.rule = rule
        self.match = match
        self.text = text = match.string
        self.clause = clause
        self.clause_end = clause_end
        self.lead = text[clause:start]
        self.after = text[end:clause_end]
        self.since = clause
        self.before = self.lead
        if taken > clause:
            self.since = taken
            self.before = text[taken:start]
        self.counted: Times | None = None

    def mark(
        self,
        kind: Kind,
        *,
        every: Every | None = None,
        times: Times | None = None,
        due: str | None = None,
        title: str | None = None,
    ) -> Mark:
        start, end = self.match.span()
        return Mark(self.rule, start, end, kind, every, times, due, title)

    def hold(self) -> Hold:
        return Hold(self.match.end())


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction of the language.

    `cues` are the words that it may begin with; `pattern` is matched where one of them stands and nowhere
    else, and cannot backtrack without bound. `produce` makes the mark, holds the words, or abstains with
    None. `follows` are the characters that may stand behind the number it begins with; without them it is
    asked behind any. Each example is marked by this rule alone, each counter-example not by it.
    """

    name: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    produce: Callable[[Site], Mark | Hold | None]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    follows: frozenset[str] = frozenset()
