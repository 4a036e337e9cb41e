"""What a rule of flags is, and how its patterns are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from luoshi.reading.result import Flag


@dataclass(frozen=True)
class FlagRule:
    """Raises `flag` where `form`, a pattern, is found; asked only where one of its cues stands.

    A rule that `needs_doing` is passed over in framing, which is flagged only where it commits the
    organisation to such a thing.
    """

    name: str
    flag: Flag
    cues: tuple[str, ...]
    form: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    needs_doing: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form, compiled when a cue of it is first met: most plans have few."""
        return re.compile(self.form)


def cues(words: str) -> tuple[str, ...]:
    """Cues written as one string, parted by blanks."""
    return tuple(words.split())


def near(*parts: str, gap: int = 24) -> str:
    """Parts in this order, each within `gap` characters of the one before, in one clause."""
    return f"[^，,。；;]{{0,{gap}}}?".join(f"(?:{part})" for part in parts)


def along(*parts: str, gap: int) -> str:
    """Parts in this order, each within `gap` characters of the one before, in one sentence."""
    return f"[^。；;]{{0,{gap}}}?".join(f"(?:{part})" for part in parts)


def either(one: str, other: str, gap: int = 24) -> str:
    """Two parts in one clause, in any order, within `gap` characters."""
    return f"{near(one, other, gap=gap)}|{near(other, one, gap=gap)}"


def any_of(*patterns: str) -> str:
    """One pattern of several ways to say the same."""
    return "|".join(f"(?:{pattern})" for pattern in patterns)
