"""Sentences to items: the marks of the rules joined to promises, each with its quote and its doer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from luoshi.reading.clauses import stretches
from luoshi.reading.confidence import confidence
from luoshi.reading.cues import SCANNER, marks
from luoshi.reading.doers import Doers
from luoshi.reading.grammar.past import plan_year
from luoshi.reading.joining import Promise, join
from luoshi.reading.result import Item, Sentence
from luoshi.reading.sentences import Unjudged
from luoshi.reading.span import Span

# Compendia say the same sentence in many plans; this many are remembered, some ten megabytes.
REMEMBERED = 8192


class Told(NamedTuple):
    """What one sentence says, in offsets of its own: promises with their doers, and what rules decided about."""

    promises: tuple[tuple[Promise, str | None], ...]
    taken: tuple[Span, ...]


NOTHING = Told((), ())


def read_items(
    text: str,
    sentences: Iterable[Sentence | Unjudged],
    year: int | None = None,
    told: list[Span] | None = None,
) -> list[Item]:
    """What the sentences promise, in the order of the text; offsets are those of `text`.

    Dates before `year` are past; by default it is the first year named near the top of the text. What the
    rules decided about, be it that it promises nothing, is added to `told`.
    """
    year = year or plan_year(text)
    items: list[Item] = []
    for sentence in sentences:
        begin = sentence.start
        promises, taken = _told(text[begin : sentence.end], year)
        if told is not None and taken:
            told += [Span(begin + start, begin + end) for start, end in taken]
        items += [_item(text, sentence.measure, begin, promise, doer) for promise, doer in promises]
    return items


@lru_cache(maxsize=REMEMBERED)
def _told(sentence: str, year: int | None) -> Told:
    if not SCANNER.search(sentence):
        return NOTHING
    promises: list[tuple[Promise, str | None]] = []
    taken: list[Span] = []
    for start, end in stretches(0, len(sentence)):
        found, parts = marks(sentence, start, end, year, taken)
        if found:
            doers = Doers(sentence, parts, found)
            promises += [
                (one, doers.of(one.start, one.end, one.mark.start)) for one in join(sentence, found, parts)
            ]
    return Told(tuple(promises), tuple(taken))


def _item(text: str, measure: int, begin: int, promise: Promise, doer: str | None) -> Item:
    mark, start, end = promise
    start, end = begin + start, begin + end
    return Item(
        mark.kind,
        measure,
        start,
        end,
        text[start:end],
        mark.every,
        mark.times,
        mark.due,
        doer,
        mark.title,
        mark.rule,
        confidence(mark.rule),
    )
