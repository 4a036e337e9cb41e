"""What a rule of flags is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from luoshi.reading.result import Flag

Needs = Literal["naming", "doing"]


@dataclass(frozen=True, slots=True)
class FlagRule:
    """Raises `flag` where `pattern` is found; it is tried only on sentences that hold one of its cues.

    `needs`: a naming is enough in any sentence; a rule that needs a doing is passed over in framing, because
    framing is flagged only where it commits the organisation to such a thing.
    """

    name: str
    flag: Flag
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    needs: Needs = "naming"


def near(*parts: str, gap: int = 24) -> str:
    """A pattern of parts in this order, each within `gap` characters of the one before, in one clause."""
    return f"[^，,。；;]{{0,{gap}}}?".join(f"(?:{part})" for part in parts)


def either(one: str, other: str, gap: int = 24) -> str:
    """A pattern of two parts in one clause, in any order."""
    return f"(?:{near(one, other, gap=gap)}|{near(other, one, gap=gap)})"
