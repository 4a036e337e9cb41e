"""Word's number formats (ECMA-376 part 1, 17.18.59 ST_NumberFormat) as Word prints them."""

from __future__ import annotations

from collections.abc import Callable

CHINESE = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
# First character of each ready-made series, with how many it has.
SERIES = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
    "ideographParenthesized": ("㈠", 10),
}
COUNTING = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
SILENT = frozenset(("bullet", "none"))


def letters(number: int) -> str:
    """1 → A, 26 → Z, 27 → AA, 28 → BB: Word repeats the letter."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def counting(number: int, digits: str, scales: str, *, full: bool = False) -> str:
    """21 → 二十一, 10 → 十, 101 → 一百零一; with `full` 10 → 壹拾; up to 9999."""
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + (scales[power - 1] if power else "")
        gap = not digit
    return out if full or not 10 <= number < 20 else out[1:]


def roman(number: int) -> str:
    out = ""
    for amount, written in ROMAN:
        out += written * (number // amount)
        number %= amount
    return out


WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(SILENT, lambda _number: ""),
    **dict.fromkeys(COUNTING, lambda number: counting(number, CHINESE, "十百千")),
    "ideographDigital": lambda number: "".join(CHINESE[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": lambda number: counting(number, LEGAL, "拾佰仟", full=True),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
}


def printed(number: int, style: str) -> str:
    """`number` in one of Word's formats; decimal beyond 9999 and where plans do not use the format."""
    if not 0 < number < 10_000:
        return "" if style in SILENT else str(number)
    if style in SERIES:
        first, length = SERIES[style]
        return chr(ord(first) + number - 1) if number <= length else str(number)
    return WRITERS.get(style, str)(number)
