"""What the reader saw but could not place: codes with their words, and how one is made."""

from __future__ import annotations

from luoshi.reading.result import Doubt

# code: (Chinese, English); both may use {0} for one detail.
WORDS: dict[str, tuple[str, str]] = {
    "toc-entry-without-body": (
        "目录中有“{0}”，正文里没有找到。",
        "“{0}” is in the contents, not in the text.",
    ),
    "line-outside-outline": ("“{0}”不在任何条目之下，也不像一句话。", "“{0}” is outside the outline."),
    "title-without-body": ("“{0}”只有标题，没有内容。", "“{0}” has a title but no body."),
    "torn-end": ("正文在此中断，末句没有写完。", "The text breaks off here."),
    "numbering-jump": ("序号从这里跳到“{0}”，前后不连续。", "The numbering jumps to “{0}” here."),
    "duty-without-name": ("“{0}”没有写明责任单位。", "“{0}” names no one."),
    "number-not-placed": (
        "“{0}”这个数没有读成频次、数量、时限或指标，请人工核对。",
        "The number in “{0}” was read as no promise: please check.",
    ),
    "time-not-placed": (
        "“{0}”这个时间没有读成时限，请人工核对。",
        "The time “{0}” was read as no date: please check.",
    ),
    "year-not-said": ("没有写明是哪一年的工作要点。", "The plan does not say its year."),
}
LONGEST_DETAIL = 24


def doubt(code: str, start: int, end: int, detail: str = "") -> Doubt:
    """A doubt over [start, end); `detail` is shortened to stay readable in a list."""
    return Doubt(code, WORDS[code][0].format(shorten(detail)), start, end)


def in_english(seen: Doubt, text: str) -> str:
    """The same doubt in English, its detail taken from the text it points at."""
    return WORDS[seen.code][1].format(shorten(text[seen.start : seen.end].strip()))


def shorten(detail: str) -> str:
    return detail if len(detail) <= LONGEST_DETAIL else detail[: LONGEST_DETAIL - 1] + "…"
