"""Word's number formats (ECMA-376 part 1, 17.18.59 ST_NumberFormat) as Word prints them."""

from __future__ import annotations

CHINESE = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
ROMAN += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# First character of each ready-made series, with how many it has.
SERIES = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
    "ideographParenthesized": ("㈠", 10),
}
COUNTING = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
        "ideographDigital",
    ]
)
SILENT = frozenset(("bullet", "none"))


def printed(number: int, style: str) -> str:
    """`number` in one of Word's formats; decimal where Word has a format that plans do not use."""
    if style in SILENT:
        return ""
    if style in COUNTING:
        return counting(number, CHINESE, "十百千")
    if style == "chineseLegalSimplified":
        return counting(number, LEGAL, "拾佰仟", full=True)
    if style in SERIES:
        first, length = SERIES[style]
        return chr(ord(first) + number - 1) if 1 <= number <= length else str(number)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style in ("lowerRoman", "upperRoman"):
        return roman(number) if style == "upperRoman" else roman(number).lower()
    if style == "decimalZero":
        return f"{number:02}"
    if style == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return str(number)


def counting(number: int, digits: str, scales: str, *, full: bool = False) -> str:
    """21 → 二十一, 10 → 十, 101 → 一百零一; with `full` 10 → 壹拾. Up to 9999, beyond that in digits."""
    if not 0 < number < 10_000:
        return str(number)
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + (scales[power - 1] if power else "")
        gap = not digit
    return out if full or not 10 <= number < 20 else out[1:]


def roman(number: int) -> str:
    out = ""
    for amount, letters in ROMAN:
        out += letters * (number // amount)
        number %= amount
    return out
