"""`luoshi read FILE --to xlsx`: the breakdown of a plan (任务分解表), ready to print and to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.papers.sheet import Cell, write
from luoshi.papers.words import Words
from luoshi.plans.breakdown import breakdown_in
from luoshi.plans.breakdown.rows import read_rows
from luoshi.reading.errors import Language
from luoshi.reading.result import Reading

TITLE = Words("{plan}任务分解表", "{plan}: task breakdown")


def export(reading: Reading, *, lang: Language, **_: object) -> bytes:
    """One sheet; the rows of several plans follow one another, each section behind its plan's title."""
    sheet = breakdown_in(lang)
    titles = [plan.title for plan in reading.plans if plan.title]
    title = TITLE.filled(plan=titles[0]).in_language(lang) if len(titles) == 1 else sheet.title
    return write(sheet, _rows(reading, lang), title=title)


def _rows(reading: Reading, language: Language) -> Iterator[dict[str, Cell]]:
    for plan in reading.plans:
        for row in read_rows(plan, reading.text, language):
            if len(reading.plans) > 1:
                row["section"] = " · ".join(filter(None, (plan.title, str(row["section"]))))
            yield row
