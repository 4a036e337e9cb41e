"""What a rule of labels is: classes of words that stand in this order in one clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from luoshi.reading.labels.marks import LETTER


@dataclass(frozen=True, slots=True)
class ActionRule:
    """A clause that holds one word of each part, in order, is an act.

    A part is names of classes, any of which will do.
    """

    name: str
    parts: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        classes = (f"[{''.join(LETTER[name] for name in part.split())}]" for part in self.parts)
        object.__setattr__(self, "pattern", re.compile(".*?".join(classes)))


@dataclass(frozen=True, slots=True)
class FramingRule:
    """A sentence that matches `pattern` from its beginning is framing, whatever acts it names.

    The pattern is tried only where one of the cues stands. A rule `over_items` holds even against an item
    that was read in the sentence.
    """

    name: str
    cues: frozenset[str]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    over_items: bool = False
