"""Which words of two sentences differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

# A number and a Latin word are changed as a whole; of Chinese, characters.
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[A-Za-z]+|.", re.DOTALL)
# Code points that no text uses stand for the tokens while they are compared.
FIRST_CODE = 0xF0000
# The time grows with the square of the length; no sentence that people read word by word is longer.
LONGEST = 2000
GONE, STAYS, NEW = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Run:
    """A run of one of the sentences; `is_changed` where the other does not have it."""

    text: str
    is_changed: bool = False


def changed_words(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Both sentences in runs; together the runs of each are the sentence. Very long ones are changed as a whole."""
    if max(len(before), len(after)) > LONGEST:
        return [Run(before, before != after)], [Run(after, before != after)]
    codes: dict[str, str] = {}
    differ = diff_match_patch()
    # By default it gives up after a second on the clock, and two machines would mark different words.
    differ.Diff_Timeout = 0
    found = differ.diff_main(_coded(before, codes), _coded(after, codes), False)
    differ.diff_cleanupSemantic(found)
    tokens = {code: token for token, code in codes.items()}
    plain = [(side, "".join(tokens[code] for code in coded)) for side, coded in found]
    return list(_runs(plain, GONE)), list(_runs(plain, NEW))


def _coded(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.setdefault(token, chr(FIRST_CODE + len(codes))) for token in TOKEN.findall(text))


def _runs(found: Iterable[tuple[int, str]], changed: int) -> Iterator[Run]:
    for side, text in found:
        if side in (STAYS, changed):
            yield Run(text, side == changed)
