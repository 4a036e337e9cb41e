"""The breakdown of a plan as it was read, before anyone has confirmed it: one row a commitment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luoshi.papers.sheet import Cell
from luoshi.papers.words import Language, Words
from luoshi.plans.breakdown.frequency import Frequency, Rhythm, word_frequency
from luoshi.plans.promises import Read, promises_of
from luoshi.reading.result import Flag, Plan, Section
from luoshi.schedule import PromiseKind

RHYTHMS: dict[PromiseKind, Rhythm] = {"standing": "standing", "on_event": "on_event"}
FLAGS: dict[Flag, Words] = {
    "person": Words("涉及个人", "people"),
    "speech": Words("涉及言论", "speech"),
    "sanction": Words("涉及惩戒", "sanctions"),
}
REVIEWED_FIRST = Words("{flag}，须先经法制审核", "{flag}: legal review first")
EACH_UNIT = Words("各单位分别落实", "each unit for itself")
EACH_PERSON = Words("每人分别落实", "each person")


def read_rows(plan: Plan, text: str, language: Language = "zh") -> Iterator[dict[str, Cell]]:
    """Rows of the breakdown in the order of the text, without identifiers; the plan's words stay its own."""
    measures = {measure.number: measure for measure in plan.measures}
    for read in promises_of(plan, text):
        measure = measures.get(read.measure)
        section = _section(plan, read.start)
        yield {
            "section": section.title if section else "",
            "measure": f"{measure.number}. {measure.title}" if measure else "",
            "title": read.title,
            "quote": read.quote,
            "frequency": word_frequency(frequency_of(read), language),
            "due": "，".join(filter(None, (read.starts and f"自{read.starts}起", read.due))),
            "lead": read.actor or "、".join(read.lead),
            "support": "、".join(read.support),
            "note": "；".join(note.in_language(language) for note in notes(read)),
        }


def frequency_of(read: Read) -> Frequency:
    """What the sheet says of period and number, or that the duty stands or waits; document and limit beside it."""
    if read.every or read.times:
        said = Frequency(read.every, read.times, read.total)
    else:
        said = Frequency(rhythm=RHYTHMS.get(read.kind))
    return replace(said, product=read.product or "", threshold=read.threshold or "")


def _section(plan: Plan, start: int) -> Section | None:
    """The section in whose text the place lies; a measure's number alone does not tell for introductions."""
    return next((section for section in plan.sections if section.start <= start < section.end), None)


def notes(read: Read) -> Iterator[Words]:
    """What the other columns have no place for."""
    if read.per_unit:
        yield EACH_UNIT
    if read.per_person:
        yield EACH_PERSON
    for flag in read.flags:
        yield REVIEWED_FIRST.filled(flag=FLAGS[flag])
