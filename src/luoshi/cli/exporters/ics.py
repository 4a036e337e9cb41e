"""`luoshi read FILE --to ics`: the year of a plan as a calendar, each period on the day it is due."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from luoshi.papers.calendar_feed import Event, feed
from luoshi.plans.promises import Read, promises_of, schedule_promise
from luoshi.reading.errors import Language
from luoshi.reading.result import Plan, Reading
from luoshi.schedule import Calendar, Period, lay_out

PLAN: dict[Language, str] = {"zh": "工作要点", "en": "Work plan"}
TARGET: dict[Language, str] = {"zh": "目标：", "en": "Target: "}
DOER: dict[Language, str] = {"zh": "负责：", "en": "Done by: "}


def export(reading: Reading, *, this_year: int, lang: Language, **_: object) -> bytes:
    """An iCalendar file; `this_year` stands in where a plan names no year.

    The same plan gives the same bytes: an entry's UID is made of the plan, the words and the period. What has
    no date is left out, and so is what is flagged, which nobody may schedule before its legal review.
    """
    calendar = Calendar()
    events = [
        event
        for plan in reading.plans
        for event in _events(plan, reading.text, plan.year or this_year, calendar, lang)
    ]
    name = "、".join(plan.title for plan in reading.plans if plan.title) or PLAN[lang]
    return feed(name, events)


def _events(plan: Plan, text: str, year: int, calendar: Calendar, lang: Language) -> Iterator[Event]:
    measures = {measure.number: measure.title for measure in plan.measures}
    seen: Counter[str] = Counter()
    for read in promises_of(plan, text):
        if read.flags:
            continue
        words = f"{plan.title}\n{year}\n{read.measure}\n{read.quote}"
        seen[words] += 1
        for period in lay_out(schedule_promise(read, year), year, calendar):
            if period.planned_on:
                yield Event(
                    uid=_uid(words, seen[words], period),
                    day=period.planned_on,
                    summary=read.title,
                    changed=datetime(year, 1, 1, tzinfo=UTC),
                    description=_description(read, period, lang),
                    categories=(measures[read.measure],) if measures.get(read.measure) else (),
                )


def _uid(words: str, place: int, period: Period) -> str:
    """The same for the same words, their n-th place in the plan, and the same period."""
    key = f"{words}\n{place}\n{period.start}"
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@luoshi"


def _description(read: Read, period: Period, lang: Language) -> str:
    most = f"–{period.target_max:g}" if period.target_max is not None else ""
    sign = {">=": "≥ ", "<=": "≤ "}.get(period.target_op, "")
    lines = [read.quote, TARGET[lang] + f"{sign}{period.target:g}{most} {period.unit}"]
    doer = read.actor or "、".join(read.lead)
    return "\n".join([*lines, DOER[lang] + doer] if doer else lines)
