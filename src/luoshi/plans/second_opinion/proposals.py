"""From a model's answer to proposals that stand in the text, word for word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from luoshi.plans.second_opinion.errors import NoAnswer

MOST_PROPOSALS = 50
FENCED = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n?```\s*$", re.DOTALL)


class Proposal(NamedTuple):
    """A commitment that the model sees at [start, end) of the plan's text."""

    start: int
    end: int
    title: str


class Answer(NamedTuple):
    """What was kept, and how many quotes were thrown away since they are not the text's."""

    proposals: list[Proposal]
    invented: int


def read_answer(content: str, text: str, start: int, end: int) -> Answer:
    """The proposals about text[start:end]. Raises NoAnswer where the content is not what was asked for."""
    found: list[Proposal] = []
    invented = 0
    for quote, title in _entries(content):
        place = text.find(quote, start, end) if quote else -1
        if place < 0:
            invented += 1
        elif not any(place < one.end and one.start < place + len(quote) for one in found):
            found.append(Proposal(place, place + len(quote), title or quote))
    return Answer(found, invented)


def _entries(content: str) -> Iterator[tuple[str, str]]:
    fenced = FENCED.match(content)
    try:
        entries = json.loads(fenced[1] if fenced else content)["commitments"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswer("model-unclear") from error
    if not isinstance(entries, list):
        raise NoAnswer("model-unclear")
    for entry in entries[:MOST_PROPOSALS]:
        fields: dict[str, Any] = entry if isinstance(entry, dict) else {}
        yield _words(fields.get("quote")), _words(fields.get("title"))


def _words(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def uncovered(proposals: Iterable[Proposal], known: list[tuple[int, int]]) -> list[Proposal]:
    """Those that name nothing the reader or a person has found already: less than half their words are known."""
    return [
        one
        for one in proposals
        if all(2 * (min(one.end, end) - max(one.start, start)) < one.end - one.start for start, end in known)
    ]
