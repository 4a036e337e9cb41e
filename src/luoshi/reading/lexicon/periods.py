"""Words for stretches of the year."""

from __future__ import annotations

from luoshi.reading.lexicon import any_of
from luoshi.reading.result import Every, Unit

PERIODS: dict[str, tuple[int, Unit]] = {
    "工作日": (1, "day"),
    "日": (1, "day"),
    "天": (1, "day"),
    "星期": (1, "week"),
    "周": (1, "week"),
    "旬": (10, "day"),
    "半月": (2, "week"),
    "半个月": (2, "week"),
    "月度": (1, "month"),
    "月": (1, "month"),
    "季度": (1, "quarter"),
    "季": (1, "quarter"),
    "半年": (1, "half-year"),
    "半年度": (1, "half-year"),
    "学期": (1, "half-year"),
    "学年": (1, "year"),
    "年度": (1, "year"),
    "年": (1, "year"),
}
PERIOD = any_of(PERIODS)


def every(word: str, n: float = 1) -> Every:
    """The period that `n` times the word stands for: 旬 is ten days, 学期 half a year."""
    count, unit = PERIODS[word]
    return Every(max(1, round(n * count)), unit)
