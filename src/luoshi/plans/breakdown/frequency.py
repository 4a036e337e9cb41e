"""How often and how many, as a cell of the sheet says it: 每季度 ≥ 1 次, 3–5 场, every 2 months, 1 time.

Behind it stand what is to be made and what is to be kept to: 成果《借阅办法》；指标：满意度达到95%.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from luoshi.papers.words import Language, Words
from luoshi.plans.breakdown.counters import in_english
from luoshi.reading.result import Every, Times, Unit

Rhythm = Literal["standing", "on_event"]

RHYTHMS: dict[Rhythm, Words] = {"standing": Words("常态", "ongoing"), "on_event": Words("随时", "as needed")}
PERIODS: dict[Unit, tuple[str, str, str]] = {
    # one of it · n of it (after the number) · English
    "day": ("每日", "天", "day"),
    "week": ("每周", "周", "week"),
    "month": ("每月", "个月", "month"),
    "quarter": ("每季度", "个季度", "quarter"),
    "half-year": ("每半年", "个半年", "half-year"),
    "year": ("每年", "年", "year"),
}
SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "range": ""}
IN_THE_YEAR = Words("全年", "in the year")
PRODUCT = Words("成果《{title}》", "document 《{title}》")
LIMIT = Words("指标：{words}", "limit: {words}")
BETWEEN = Words("；", "; ")


@dataclass(frozen=True, slots=True)
class Frequency:
    """What the cell says.

    total: the number for the whole year, beside the period and its own number.
    rhythm: of work without a period or number, and in their place.
    product: the title of the document to be made; threshold: the limit or rate, in the plan's words.
    """

    every: Every | None = None
    times: Times | None = None
    total: Times | None = None
    rhythm: Rhythm | None = None
    product: str = ""
    threshold: str = ""


def word_frequency(frequency: Frequency, language: Language = "zh") -> str:
    """The cell's words; empty where nothing is said."""
    said = (
        word_quantity(frequency, language),
        PRODUCT.filled(title=frequency.product).in_language(language) if frequency.product else "",
        LIMIT.filled(words=frequency.threshold).in_language(language) if frequency.threshold else "",
    )
    return BETWEEN.in_language(language).join(filter(None, said))


def word_quantity(frequency: Frequency, language: Language = "zh") -> str:
    """Period and number alone, or the rhythm of what has neither."""
    if frequency.rhythm:
        return RHYTHMS[frequency.rhythm].in_language(language)
    every = word_every(frequency.every, language) if frequency.every else ""
    times = word_times(frequency.times, language) if frequency.times else ""
    words = (" " if language == "zh" else ", ").join(filter(None, (every, times)))
    if not frequency.total:
        return words
    total = f"{IN_THE_YEAR.in_language(language)} {word_times(frequency.total, language)}"
    return BETWEEN.in_language(language).join(filter(None, (words, total)))


def word_every(every: Every, language: Language = "zh") -> str:
    one, many, english = PERIODS[every.unit]
    if language == "zh":
        return one if every.n == 1 else f"每 {every.n} {many}"
    return f"every {english}" if every.n == 1 else f"every {every.n} {english}s"


def word_times(times: Times, language: Language = "zh") -> str:
    number = written(times.value)
    if times.op == "range" and times.max is not None:
        number = f"{number}–{written(times.max)}"
    largest = times.value if times.max is None else times.max
    unit = times.unit if language == "zh" else in_english(times.unit, largest)
    return f"{SIGNS[times.op]}{number} {unit}".rstrip()


def written(number: float) -> str:
    """15000, 3.5: never 1e+06 or 3.0."""
    return f"{number:.6f}".rstrip("0").rstrip(".")
