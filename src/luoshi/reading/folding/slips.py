"""Slips of text recognition and typing, mended one character for another: l0场, 2O26年, 二0二六年, a dot for 。"""

from __future__ import annotations

import re
from collections.abc import Callable

LETTERS = "lIOo"
DIGITS = str.maketrans(LETTERS, "1100")
COUNTED = "年月日号次场个项名家人份期批类处条件位篇册座万亿元小分天周季％%余多至、，。—-"
# A number with letters for some of its digits, before what is counted. O2O is a word.
NUMBER = re.compile(
    rf"(?<![A-Za-z])(?!O2O)(?=[lIOo]{{0,5}}\d)(?=\d{{0,5}}[lIOo])[lIOo\d]{{2,6}}(?=[ \u3000]?[{COUNTED}])"
)
HAN = "〇零一二三四五六七八九"
ZEROS = "0O○o０"
ZERO = re.compile(rf"(?<=[{HAN}])[{ZEROS}]{{1,3}}(?=[{HAN}年])")
IDEOGRAPH = "\u4e00-\u9fff"
# A dot behind words at the end of a line, or behind more words than a name has, is no part of a number.
AFTER_WORDS = rf"[.．](?<=[{IDEOGRAPH}，、]{{6}}[.．])(?=[{IDEOGRAPH}])"
AT_LINE_END = rf"[.．](?<=[{IDEOGRAPH}]{{3}}[.．])(?=[ \t\u3000\r]*(?:\n|\Z))"
STOP = re.compile(f"{AFTER_WORDS}|{AT_LINE_END}")

# In a text whose lines end in dots, each dot behind a word is a stop.
MIDDLE = re.compile(rf"(?<=[{IDEOGRAPH}])[.．](?=[{IDEOGRAPH}])")
FEWEST_STOPS = 2
# A comma for the mark behind the number of a line.
COMMA = re.compile(rf"(?m)^[ \t\u3000]*(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}}),(?=[{IDEOGRAPH}])")
WIDE = "０１２３４５６７８９"
WIDE_DIGITS = re.compile(f"[{WIDE}]+")
NARROW = str.maketrans(WIDE, "0123456789")

# What a text must hold for a slip to be looked for, the slip, and what stands in its place.
SLIPS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (LETTERS, NUMBER, lambda found: found[0].translate(DIGITS)),
    (ZEROS, ZERO, lambda found: "〇" * len(found[0])),
    (WIDE, WIDE_DIGITS, lambda found: found[0].translate(NARROW)),
    (",", COMMA, lambda found: found[0][:-1] + "、"),
)


def mended(text: str) -> str:
    """A text of the same length."""
    for signs, slip, put in SLIPS:
        if any(sign in text for sign in signs):
            text = slip.sub(put, text)
    return _stopped(text) if "." in text or "．" in text else text


def _stopped(text: str) -> str:
    """Dots for stops."""
    text, count = STOP.subn("。", text)
    return MIDDLE.sub("。", text) if count >= FEWEST_STOPS else text
