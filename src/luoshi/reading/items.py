"""Sentences to items: the marks of the rules joined to promises, each with its quote and its doer."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.reading.cues import marks
from luoshi.reading.doers import Doers
from luoshi.reading.grammar.past import plan_year
from luoshi.reading.joining import join
from luoshi.reading.result import Item, Sentence


def read_items(text: str, sentences: Sequence[Sentence]) -> list[Item]:
    """What the sentences promise, in the order of the text; offsets are those of `text`."""
    year = plan_year(text)
    items: list[Item] = []
    for sentence in sentences:
        found, parts = marks(text, sentence.start, sentence.end, year)
        if not found:
            continue
        doers = Doers(text, parts, found)
        for promise in join(text, found, parts):
            mark = promise.mark
            assert mark.kind is not None, mark.rule  # noqa: S101 - cues.marks leaves those out
            items.append(
                Item(
                    kind=mark.kind,
                    measure=sentence.measure,
                    start=promise.start,
                    end=promise.end,
                    quote=text[promise.start : promise.end],
                    every=mark.every,
                    times=mark.times,
                    due=mark.due,
                    actor=doers.of(promise.start, promise.end),
                    title=mark.title,
                    rule=mark.rule,
                )
            )
    return items
