"""Sentences to items: the marks of the rules joined to promises, each with its quote and its doer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.reading.clauses import stretches
from luoshi.reading.confidence import confidence
from luoshi.reading.cues import marks
from luoshi.reading.doers import Doers
from luoshi.reading.grammar.past import plan_year
from luoshi.reading.joining import join
from luoshi.reading.result import Item, Sentence
from luoshi.reading.rule import Mark
from luoshi.reading.span import Span


def read_items(
    text: str, sentences: Sequence[Sentence], year: int | None = None, told: list[Span] | None = None
) -> list[Item]:
    """What the sentences promise, in the order of the text; offsets are those of `text`.

    Dates before `year` are past; by default it is the first year named near the top of the text. What the
    rules decided about, be it that it promises nothing, is added to `told`.
    """
    year = year or plan_year(text)
    return [
        item
        for sentence in sentences
        for start, end in stretches(sentence.start, sentence.end)
        for item in _items(text, sentence.measure, *marks(text, start, end, year, told))
    ]


def _items(text: str, measure: int, found: list[Mark], parts: list[Span]) -> Iterator[Item]:
    if not found:
        return
    doers = Doers(text, parts, found)
    for promise in join(text, found, parts):
        mark = promise.mark
        yield Item(
            kind=mark.kind,
            measure=measure,
            start=promise.start,
            end=promise.end,
            quote=text[promise.start : promise.end],
            every=mark.every,
            times=mark.times,
            due=mark.due,
            actor=doers.of(promise.start, promise.end),
            title=mark.title,
            rule=mark.rule,
            confidence=confidence(mark.rule),
        )
