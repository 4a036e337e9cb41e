"""Headings that are known by their rank alone (# in Markdown, <h2>): the number that office style gives them.

The outline is read from numbers, so a heading without one is given what GB/T 9704-2012, 7.3.3 prints there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luoshi.reading.outline.marks import mark

DIGITS = "〇一二三四五六七八九"
STYLES = ("{chinese}、", "（{chinese}）", "{number}.")
TITLE = -1


def numbers(headings: Sequence[tuple[int, str]]) -> list[str]:
    """What is to be printed before each heading, a rank and its words; "" where nothing is."""
    levels = _levels(headings)
    numbered = {rank for rank, words in headings if mark(words)}
    counts: list[int] = [0] * len(STYLES)
    labels: list[str] = []
    for rank, _ in headings:
        level = levels[rank]
        if level == TITLE or level >= len(STYLES):
            labels.append("")
            continue
        counts[level:] = [counts[level] + 1, *[0] * (len(STYLES) - level - 1)]
        label = STYLES[level].format(chinese=chinese(counts[level]), number=counts[level])
        labels.append("" if rank in numbered else label)
    return labels


def _levels(headings: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Rank to level; a highest rank that is there but once is the title."""
    ranks = [rank for rank, _ in headings]
    order = sorted(set(ranks))
    first = TITLE if ranks and ranks.count(order[0]) == 1 and ranks[0] == order[0] else 0
    return {rank: level for level, rank in enumerate(order, first)}


def chinese(number: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十; up to 99, then digits."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")
