"""The breakdown of a plan as it was read, before anyone has confirmed it: one row a commitment."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.papers.sheet import Cell
from luoshi.plans.breakdown.frequency import Frequency, Rhythm, word_frequency
from luoshi.plans.promises import Read, promises_of
from luoshi.reading.result import Flag, Plan, Section
from luoshi.schedule import PromiseKind

RHYTHMS: dict[PromiseKind, Rhythm] = {"standing": "standing", "on_event": "on_event"}
FLAGS: dict[Flag, str] = {"person": "涉及个人", "speech": "涉及言论", "sanction": "涉及惩戒"}


def read_rows(plan: Plan, text: str) -> Iterator[dict[str, Cell]]:
    """Rows of BREAKDOWN in the order of the text, in Chinese as the plan is; without identifiers."""
    measures = {measure.number: measure for measure in plan.measures}
    for read in promises_of(plan, text):
        measure = measures.get(read.measure)
        section = _section(plan, read.start)
        yield {
            "section": section.title if section else "",
            "measure": f"{measure.number}. {measure.title}" if measure else "",
            "title": read.title,
            "quote": read.quote,
            "frequency": word_frequency(frequency_of(read)),
            "due": read.due or "",
            "lead": read.actor or "、".join(read.lead),
            "support": "、".join(read.support),
            "note": "；".join(_notes(read)),
        }


def frequency_of(read: Read) -> Frequency:
    """What the sheet says of period and number; a standing or waiting duty without either says only that."""
    if read.every or read.times:
        return Frequency(read.every, read.times, read.total)
    return Frequency(rhythm=RHYTHMS.get(read.kind))


def _section(plan: Plan, start: int) -> Section | None:
    """The section in whose text the place lies; a measure's number alone does not tell for introductions."""
    return next((section for section in plan.sections if section.start <= start < section.end), None)


def _notes(read: Read) -> Iterator[str]:
    if read.product:
        yield f"形成《{read.product}》"
    if read.threshold:
        yield read.threshold
    if read.per_unit:
        yield "各单位分别落实"
    if read.per_person:
        yield "每人分别落实"
    if read.flags:
        yield "、".join(FLAGS[flag] for flag in read.flags) + "，须先经法制审核"
