"""Measure numbers: as printed, counted on through the plan where they start anew; jumps are doubts."""

from __future__ import annotations

from luoshi.reading.outline.marks import Mark


class Count:
    """Gives each measure of a plan its number, always larger than the last one's."""

    def __init__(self) -> None:
        self.last = 0
        self.shift = 0
        self.level: int | None = None

    def number(self, mark: Mark) -> int:
        """The printed number, or the next one where it would repeat or another series of numbers begins."""
        if self.level not in (None, mark.level) or mark.value + self.shift <= self.last:
            self.shift = self.last + 1 - mark.value
        self.level = mark.level
        self.last = mark.value + self.shift
        return self.last

    def next(self) -> int:
        """The number of a measure that prints none, such as a table's row."""
        self.last += 1
        self.level = -1
        return self.last


class Series:
    """Watches the printed numbers of each level for jumps."""

    def __init__(self) -> None:
        self.values: dict[int, int] = {}

    def jumps(self, mark: Mark) -> bool:
        """Whether the number neither follows the last one of its level nor begins a series."""
        last = self.values.get(mark.level)
        self.values[mark.level] = mark.value
        return mark.value not in (1, (last or 0) + 1)
