"""A numbered line to its title and what follows the title on the same line."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.outline.block import Block
from luoshi.reading.sentences import STOP_CHARS
from luoshi.reading.span import Span, trimmed

LONGEST_RUN_IN = 40
# What a promise has and a title has not: a number, a period, a limit.
PROMISES = re.compile(
    r"(?<!\d)\d{1,3}(?!\d)|[%％《]|每[天日周月旬季年半两]|定期|以上|不少于|不低于|月底|年底|季度"
)


class Heading(NamedTuple):
    """`title` without number and stop; `rest` what the line says after the title, empty where nothing."""

    title: Span
    rest: Span
    is_sentence: bool


def heading(block: Block, text: str) -> Heading:
    """The title runs to the first full stop.

    `is_sentence` where it reads like the measure's own words rather than like a title: 1.每月检查一次。发现隐患立即整改。
    """
    start, end = block.words_start, block.line.end
    stop = text.find("。", start, end)
    if stop < 0:
        title = trimmed(text, start, end)
        last = text[end - 1 : end]
        return Heading(
            _without_stop(text, title), Span(end, end), last in STOP_CHARS and _promises(text, title)
        )
    title, rest = trimmed(text, start, stop), trimmed(text, stop + 1, end)
    return Heading(title, rest, _promises(text, title))


def _promises(text: str, title: Span) -> bool:
    words = title.of(text)
    return len(words) > LONGEST_RUN_IN or PROMISES.search(words) is not None


def _without_stop(text: str, title: Span) -> Span:
    end = title.end
    while end > title.start and text[end - 1] in "；！？;!?：:，,":
        end -= 1
    return Span(title.start, end)
