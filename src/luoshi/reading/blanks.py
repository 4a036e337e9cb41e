"""Blanks inside a sentence that part no words: 新增 12 处, 达 到 95% 以上, as a page's layout leaves them."""

from __future__ import annotations

import re

from luoshi.reading.span import Span

BLANK = "[ \u3000\u00a0]+"
# Between two Latin words or two numbers a blank is read: Open Day, 8:30 9:30.
LOOSE = re.compile(rf"(?<![A-Za-z0-9]){BLANK}|{BLANK}(?![A-Za-z0-9])")


class Closed:
    """A sentence with its loose blanks left out, and where each of its characters stood."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.text = LOOSE.sub("", sentence)
        loose = {at for blank in LOOSE.finditer(sentence) for at in range(*blank.span())}
        self.places = [at for at in range(len(sentence)) if at not in loose]

    def span(self, start: int, end: int) -> Span:
        """The place in the sentence of [start, end) of the text."""
        return Span(self.places[start], self.places[end - 1] + 1) if start < end else Span(0, 0)

    def written(self, words: str | None, start: int, end: int) -> str | None:
        """Words of [start, end) of the text as the sentence has them, blanks and all."""
        at = self.text.find(words, start, end) if words else -1
        return self.span(at, at + len(words)).of(self.sentence) if words and at >= 0 else words


def has_loose_blanks(sentence: str) -> bool:
    return (" " in sentence or "\u3000" in sentence or "\u00a0" in sentence) and bool(LOOSE.search(sentence))
