"""The sheet of a unit as a workbook."""

from __future__ import annotations

from luoshi.organisation.models import Unit
from luoshi.papers.sheet import write
from luoshi.plans.words import language
from luoshi.work.answer_sheet.declared import sheet_in
from luoshi.work.answer_sheet.rows import row_of
from luoshi.work.queries.pass_links import answers_to_give


def written_sheet(unit: Unit) -> tuple[str, bytes]:
    """Its file name and its content, with what the unit still has to do; two queries."""
    declared = sheet_in(language())
    rows = [row_of(answer) for answer in answers_to_give(unit.pk)]
    data = write(declared, rows, title=f"{unit.name} · {declared.title}")
    return f"{unit.name}-{declared.title}.xlsx", data
