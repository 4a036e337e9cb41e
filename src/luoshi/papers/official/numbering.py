"""The numbers of headings: 一、 （一） 1. (GB/T 9704-2012, 7.3.3), counted anew below each higher one."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """1 to 99 as 一 … 九十九."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


class Numbering:
    """Counts headings as they come."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0]

    def next(self, level: int) -> str:
        """The number of the next heading of this level, 1 to 3."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        count = self._counts[level - 1]
        return (f"{in_characters(count)}、", f"（{in_characters(count)}）", f"{count}.")[level - 1]
