"""Numbers as people type them into a cell."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
MINUS = str.maketrans({"−": "-", "–": "-"})


class NotANumber(ValueError):
    """No number, or one with words around it."""


def parse_number(text: str) -> int | float:
    """Reads 12, １２, 1,200, 3.5, -2; a whole number is an int. Raises NotANumber."""
    plain = unicodedata.normalize("NFKC", text).translate(MINUS).strip().replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        raise NotANumber(text)
    return whole(float(plain.replace(",", "")))


def whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value
