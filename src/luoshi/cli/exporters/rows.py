"""A plan as rows: one an item, and one for each act, or flagged sentence, without an item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.result import Item, Plan, Sentence


class Row(NamedTuple):
    """`item` is None for a standing act; `words` is its quote or the sentence."""

    sentence: Sentence
    item: Item | None
    words: str

    @property
    def kind(self) -> str:
        return self.item.kind if self.item else "standing"

    @property
    def rule(self) -> str:
        return self.item.rule if self.item else ""


def rows(text: str, plan: Plan) -> Iterator[Row]:
    """In the order of the text."""
    starts = [item.start for item in plan.items]
    for sentence in plan.sentences:
        place = bisect_left(starts, sentence.start)
        bare = True
        while place < len(starts) and starts[place] < sentence.end:
            item = plan.items[place]
            yield Row(sentence, item, item.quote)
            bare = False
            place += 1
        if bare and (sentence.label == "action" or sentence.flags):
            yield Row(sentence, None, text[sentence.start : sentence.end])
