"""A passage to sentences: split after 。；！？, where they stand outside brackets and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.span import BLANK, Span, trimmed

STOPS = re.compile(r"[。；！？;!?]+")
PLAIN = re.compile(r"[^。；！？;!?]+[。；！？;!?]*")
CLOSING_QUOTES = "”’」』"
GOES_ON = frozenset("，、,：:的等。；！？;!?）)")
STOP_CHARS = frozenset("。；！？;!?")


class Unjudged(NamedTuple):
    """A sentence whose label and flags are not known yet."""

    measure: int
    start: int
    end: int


def sentence_ends(text: str, start: int, end: int, pairs: list[Span]) -> list[int]:
    """Where sentences end in [start, end): after a stop, or after the quotation mark that follows one."""
    ends: list[int] = []
    next_pair = 0
    for found in STOPS.finditer(text, start, end):
        begin, position = found.span()
        while next_pair < len(pairs) and pairs[next_pair].end <= begin:
            next_pair += 1
        if next_pair < len(pairs) and pairs[next_pair].start < begin:
            pair = pairs[next_pair]
            if position == pair.end - 1 and _closes_sentence(text, pair, end):
                ends.append(pair.end)
        else:
            ends.append(position)
    return ends


def _closes_sentence(text: str, pair: Span, end: int) -> bool:
    """Whether “…。” ends the sentence around it: speech does, “谁来办？”专栏 does not."""
    if text[pair.end - 1] not in CLOSING_QUOTES:
        return False
    if pair.end < end and text[pair.end] in GOES_ON:
        return False
    return pair.end == end or text[pair.end - 2] == "。" or text[pair.start - 1 : pair.start] in ("：", ":")


def split(text: str, passage: Span, pairs: list[Span], apart: list[Span]) -> list[Span]:
    """The sentences of a passage, in order; `pairs` are its outermost pairs, `apart` brackets outside them.

    Each sentence keeps its stop and loses the blanks around it; a stop left alone after a bracket is none.
    """
    if not pairs:
        return list(_plain(text, passage))
    ends = sentence_ends(text, passage.start, passage.end, pairs)
    cuts = sorted([*((end, end) for end in ends), *apart, (passage.end, passage.end)])
    sentences: list[Span] = []
    begin = passage.start
    for left, right in cuts:
        sentence = trimmed(text, begin, left)
        if sentence.end > sentence.start and not _only_stops(text, sentence):
            sentences.append(sentence)
        begin = max(begin, right)
    return sentences


def _plain(text: str, passage: Span) -> Iterator[Span]:
    """The sentences of a passage without brackets and quotation marks, as most are."""
    for found in PLAIN.finditer(text, passage.start, passage.end):
        start, end = found.span()
        if text[start] in BLANK or text[end - 1] in BLANK:
            start, end = trimmed(text, start, end)
        if start < end and text[start] not in STOP_CHARS:
            yield Span(start, end)


def _only_stops(text: str, span: Span) -> bool:
    return text[span.start] in STOP_CHARS and STOP_CHARS.issuperset(span.of(text))
