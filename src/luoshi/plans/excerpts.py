"""A place of the issued text with the words around it."""

from __future__ import annotations

from dataclasses import dataclass

AROUND = 40
BREAKS = "\n。；"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words in question between those before and behind; "…" stands where these were cut."""

    before: str
    words: str
    behind: str


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """From the last break before the place to the first behind it, at most `AROUND` characters either way."""
    before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    head = max(before.rfind(mark) for mark in BREAKS)
    tails = [at for mark in BREAKS if (at := behind.find(mark)) >= 0]
    left = before[head + 1 :] if head >= 0 or start <= AROUND else f"…{before}"
    right = behind[: min(tails) + 1] if tails else behind + ("" if end + AROUND >= len(text) else "…")
    return Excerpt(left, text[start:end].strip("\n"), right.rstrip("\n"))
