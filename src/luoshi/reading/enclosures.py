"""Which brackets and quotation marks belong together, in one pass over a passage."""

from __future__ import annotations

import re

from luoshi.reading.span import Span

CLOSER = {
    "（": "）",
    "(": ")",
    "《": "》",
    "“": "”",
    "‘": "’",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "［": "］",
    "[": "]",
    '"': '"',
}
# A pair closed in the other width is a pair all the same: （…).
WIDTH = str.maketrans("()[]", "（）［］")
OPENS = {opener: opener.translate(WIDTH) for opener in CLOSER}
CLOSES = {closer: opener.translate(WIDTH) for opener, closer in CLOSER.items()}
MARKS = re.compile("[" + re.escape("".join(CLOSER) + "".join(CLOSER.values())) + "]")
ROUND = frozenset("（(【［[〔")


def outer_pairs(text: str, start: int, end: int) -> list[Span]:
    """The outermost matched pairs in [start, end), both marks included.

    A mark without its partner is passed over, so that one lost quotation mark does not swallow the rest.
    """
    stack: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    pairs: list[Span] = []
    for found in MARKS.finditer(text, start, end):
        char, position = found[0], found.start()
        opener = CLOSES.get(char)
        if opener is not None and waiting.get(opener):
            opened = _close(stack, waiting, opener)
            while pairs and pairs[-1].start > opened:
                pairs.pop()
            pairs.append(Span(opened, position + 1))
        elif char in OPENS:
            char = OPENS[char]
            stack.append((char, position))
            waiting[char] = waiting.get(char, 0) + 1
    return pairs


def _close(stack: list[tuple[str, int]], waiting: dict[str, int], opener: str) -> int:
    """Take the nearest `opener` off the stack, and with it whatever was left open inside."""
    while True:
        char, position = stack.pop()
        waiting[char] -= 1
        if char == opener:
            return position
