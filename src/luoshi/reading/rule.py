"""What a rule of the grammar is, and the mark it leaves on the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from luoshi.reading.result import Every, Kind, Times


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Hold:
    """Words that promise nothing, and that no other rule may take: a date of signature, a law's title."""

    end: int


@dataclass(slots=True)
class Site:
    """Where a pattern matched; `since` is the later of its clause's beginning and the last mark's end.

    Rules with the same pattern share one, and what the first of them has counted.
    """

    rule: str
    match: re.Match[str]
    clause: int
    since: int
    clause_end: int
    counted: Times | None = None

    @property
    def text(self) -> str:
        return self.match.string

    @property
    def before(self) -> str:
        """The words of the clause before the match, as far as no other mark has taken them."""
        return self.text[self.since : self.match.start()]

    @property
    def lead(self) -> str:
        """All the words of the clause before the match."""
        return self.text[self.clause : self.match.start()]

    @property
    def after(self) -> str:
        """The words of the clause behind the match."""
        return self.text[self.match.end() : self.clause_end]

    def mark(
        self,
        kind: Kind,
        *,
        every: Every | None = None,
        times: Times | None = None,
        due: str | None = None,
        title: str | None = None,
    ) -> Mark:
        return Mark(self.rule, self.match.start(), self.match.end(), kind, every, times, due, title)

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
