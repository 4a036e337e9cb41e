"""Numbers and words of time in sentences of action that no rule took up: told, so that a person looks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from luoshi.reading.doubts import doubt
from luoshi.reading.lexicon import words
from luoshi.reading.result import Doubt, Sentence
from luoshi.reading.span import Span
from luoshi.reading.wordlists import scanner

# A number in digits with what it counts; years, ordinals and what only names or describes are none.
NUMBER = re.compile(
    r"\d(?!(?<=1)9\d\d(?!\d)|(?<=2)0\d\d(?!\d))\d{0,8}(?:[,.．]\d{1,6}){0,3}[余多]?[万亿]?"
    r"(?![\d.．、大年岁级号类版届度纬后的+\-—]|[万亿]?元以|[名位个项]?(?:重点|指标)|热线|平台|电话|政务)[\u4e00-\u9fff]{1,2}"
)
NAMED_BEFORE = re.compile(r"[A-Za-z\d.．/+“\"第《〔（(\-—~～至到前〕]")
# 包括5个街道, 现有32名馆员: the number describes.
DESCRIBED = re.compile(
    r"(?:包括|涵盖|分为|分成|设有|现有|已有|原有|共有|覆盖|涉及|等|上述|其余|全市|全县|全区|全校|全院|这|该|为期)"
    r"[^，。；、]{0,6}$"
)
PLACED = frozenset(words("times", "placed"))
TIME = scanner((*words("times", "unplaced"), *PLACED))


def unplaced(text: str, sentences: Sequence[Sentence], taken: Sequence[Span]) -> Iterator[Doubt]:
    """A doubt for each; `taken` are the spans that rules marked or held, in order as the sentences are."""
    if not sentences:
        return
    first, last = sentences[0].start, max(sentence.end for sentence in sentences)
    starts, begins = [span.start for span in taken], [sentence.start for sentence in sentences]
    for pattern, code in ((NUMBER, "number-not-placed"), (TIME, "time-not-placed")):
        for found in pattern.finditer(text, first, last):
            start, end = found.span()
            at = bisect_right(begins, start) - 1
            if at < 0 or sentences[at].label != "action" or start >= sentences[at].end or found[0] in PLACED:
                continue
            place = bisect_right(starts, end - 1) - 1
            is_taken = place >= 0 and taken[place].end > start
            if not is_taken and not _only_names(text, sentences[at].start, start):
                yield doubt(code, start, end, found[0])


def _only_names(text: str, begin: int, start: int) -> bool:
    return bool(
        NAMED_BEFORE.match(text, max(0, start - 1), start)
        or DESCRIBED.search(text, max(begin, start - 10), start)
    )
