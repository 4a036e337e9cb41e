"""A numbered line to its title and what follows the title on the same line."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.duties.lines import duty_at_end
from luoshi.reading.outline.block import Block
from luoshi.reading.sentences import STOP_CHARS
from luoshi.reading.span import Span, trimmed

LONGEST_RUN_IN = 40
# What a promise has and a title has not: a number, a period, a limit.
PROMISES = re.compile(
    r"(?<!\d)\d{1,3}(?!\d)|[%％《]|每[天日周月旬季年半两]|定期|以上|不少于|不低于|月底|年底|季度"
)


class Heading(NamedTuple):
    """`title` without number and stop; `rest` what follows it on its line, empty where nothing does.

    `is_sentence` where the title reads like the measure's own words: 1.每月检查一次。发现隐患立即整改。
    `duty` is a bracket at the title's end that says who is responsible.
    """

    title: Span
    rest: Span
    is_sentence: bool
    duty: Span | None = None


def heading(block: Block, text: str) -> Heading:
    """The heading of a numbered line; its title runs to the first full stop."""
    start, end = block.words_start, block.line.end
    stop = text.find("。", start, end)
    title = trimmed(text, start, end if stop < 0 else stop)
    rest = trimmed(text, end if stop < 0 else stop + 1, end)
    is_sentence = (stop >= 0 or text[end - 1] in STOP_CHARS) and _promises(text, title)
    bracket = duty_at_end(title.of(text))
    if bracket is None:
        return Heading(_without_stop(text, title), rest, is_sentence)
    begin = title.start + bracket
    return Heading(trimmed(text, start, begin), rest, is_sentence, Span(begin, title.end))


def _promises(text: str, title: Span) -> bool:
    return title.end - title.start > LONGEST_RUN_IN or PROMISES.search(text, *title) is not None


def _without_stop(text: str, title: Span) -> Span:
    end = title.end
    while end > title.start and text[end - 1] in "；！？;!?：:，,":
        end -= 1
    return Span(title.start, end)
