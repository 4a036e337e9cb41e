"""A reading's values in words, Chinese and English."""

from __future__ import annotations

from luoshi.reading.confidence import least_sure
from luoshi.reading.errors import Language
from luoshi.reading.result import Every, Flag, Item, Times

KINDS: dict[Language, dict[str, str]] = {
    "zh": {
        "recurring": "频次",
        "quota": "数量",
        "deadline": "时限",
        "threshold": "指标",
        "vague": "未定期",
        "deliverable": "文件",
        "standing": "常态",
    },
    "en": {
        "recurring": "recurring",
        "quota": "quota",
        "deadline": "deadline",
        "threshold": "threshold",
        "vague": "vague",
        "deliverable": "document",
        "standing": "standing",
    },
}
UNITS = {"day": "日", "week": "周", "month": "月", "quarter": "季度", "half-year": "半年", "year": "年"}
COUNTED = {
    "day": "日",
    "week": "周",
    "month": "个月",
    "quarter": "个季度",
    "half-year": "个半年",
    "year": "年",
}
FLAGS: dict[Language, dict[Flag, str]] = {
    "zh": {"person": "涉个人", "speech": "涉言论", "sanction": "涉处分"},
    "en": {"person": "person", "speech": "speech", "sanction": "sanction"},
}
WHY: dict[Language, str] = {
    "zh": "规则 {rule}，把握 {share}（{cases} 例）",
    "en": "rule {rule}, sure {share} ({cases} cases)",
}
LIMITS: dict[Language, dict[str, str]] = {
    "zh": {"=": "", ">=": "不少于", "<=": "不超过"},
    "en": {"=": "", ">=": "at least ", "<=": "at most "},
}


def period(every: Every | None, language: Language) -> str:
    """每月, 每两周 as 每2周; every month, every 2 weeks."""
    if every is None:
        return ""
    if language == "en":
        return f"every {every.unit}" if every.n == 1 else f"every {every.n} {every.unit}s"
    return f"每{UNITS[every.unit]}" if every.n == 1 else f"每{every.n}{COUNTED[every.unit]}"


def amount(times: Times | None, language: Language) -> str:
    """不少于12次, 1—2批; the unit is the plan's own word."""
    if times is None:
        return ""
    if times.op == "range" and times.max is not None:
        return f"{times.value:.12g}–{times.max:.12g}{times.unit}"
    return f"{LIMITS[language].get(times.op, '')}{times.value:.12g}{times.unit}"


def reason(rule: str, language: Language) -> str:
    """By which rule an item was read, and how sure that is: 规则 each，把握 0.997（312 例）."""
    least = least_sure(rule)
    return WHY[language].format(rule=rule, share=least.share, cases=least.applied)


def promise(item: Item, language: Language) -> str:
    """What the item fixes, in one cell: 每月 1次, 6月底前, 《工作简报》."""
    title = f"《{item.title}》" if item.title else ""
    return " ".join(
        filter(None, (period(item.every, language), amount(item.times, language), item.due, title))
    )
