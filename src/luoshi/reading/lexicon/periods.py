"""Words for stretches of the year."""

from __future__ import annotations

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
PERIOD = "(?:" + "|".join(sorted(PERIODS, key=len, reverse=True)) + ")"

# Feasts and seasons that a plan dates its work by.
SEASONS = (
    "元旦 春节 元宵节 清明节 清明 五一 端午节 端午 中秋节 中秋 国庆节 国庆 十一 两节 双节 重阳节 教师节 护士节 儿童节 建党节 建军节 寒假 暑假 寒暑假 暑期 "
    "主汛期 汛期 入汛 汛 春耕 春播 夏收 三夏 秋收 秋播 三秋 冬种 春运 暑运 开学 开馆 开园 供暖季 供暖 采暖季 采暖期 入冬 入夏 入秋 "
    "冬季 夏季 春季 秋季 高温季 旺季 枯水期 防火期 高考 中考 休渔期 开渔 台风季 春灌 冬灌"
).split()
SEASON = "(?:" + "|".join(sorted(SEASONS, key=len, reverse=True)) + ")"


def every(word: str, n: float = 1) -> Every:
    """The period that `n` times the word stands for: 旬 is ten days, 学期 half a year."""
    count, unit = PERIODS[word]
    return Every(max(1, round(n * count)), unit)
