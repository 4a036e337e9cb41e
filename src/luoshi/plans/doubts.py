"""What the reader could not place, in the language of whoever looks at it."""

from __future__ import annotations

from luoshi.plans.words import language
from luoshi.reading.doubts import WORDS, shorten


def said(code: str, text: str = "") -> str:
    """The doubt's words; `text` is the stretch that it is about."""
    chinese, english = WORDS[code]
    return (english if language() == "en" else chinese).format(shorten(text.strip()))
