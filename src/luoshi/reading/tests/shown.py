"""A reading as plain lists, so that tests compare what a person would see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from luoshi.reading import Reading, read


def reading_of(*lines: str, name: str = "plan.txt") -> Reading:
    return read("\n".join(lines).encode(), name)


class Placed(Protocol):
    """Whatever has a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def words(reading: Reading, parts: Iterable[Placed]) -> list[str]:
    return [reading.text[part.start : part.end] for part in parts]


def measures(reading: Reading) -> list[tuple[int, str, int]]:
    return [
        (measure.number, measure.title, measure.section)
        for plan in reading.plans
        for measure in plan.measures
    ]


def sections(reading: Reading) -> list[tuple[int, str]]:
    return [(section.number, section.title) for plan in reading.plans for section in plan.sections]


def sentences(reading: Reading) -> list[tuple[int, str]]:
    return [
        (sentence.measure, reading.text[sentence.start : sentence.end])
        for plan in reading.plans
        for sentence in plan.sentences
    ]


def duties(reading: Reading) -> list[tuple[int, str, list[str], list[str], str | None]]:
    """Measure, what stands there, who leads, who helps, by when."""
    return [
        (duty.measure, reading.text[duty.start : duty.end], list(duty.lead), list(duty.support), duty.due)
        for plan in reading.plans
        for duty in plan.duties
    ]


def doubts(reading: Reading) -> list[tuple[str, str]]:
    """Code and place; a plan without its year is not what most tests are about."""
    return [
        (seen.code, reading.text[seen.start : seen.end])
        for seen in reading.warnings
        if seen.code != "year-not-said"
    ]
