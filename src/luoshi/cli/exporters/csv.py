"""One row an item, for spreadsheets: UTF-8 with a mark, so that Excel shows Chinese."""

from __future__ import annotations

from csv import writer
from io import StringIO

from luoshi.cli.exporters.rows import Row, rows
from luoshi.cli.exporters.words import FLAGS, KINDS, amount, period
from luoshi.reading import Reading
from luoshi.reading.confidence import least_sure
from luoshi.reading.errors import Language
from luoshi.reading.result import Plan

HEADINGS: dict[Language, tuple[str, ...]] = {
    "zh": (
        "工作要点",
        "板块",
        "条目",
        "标题",
        "类别",
        "频次",
        "数量",
        "时限",
        "谁来做",
        "标记",
        "原文",
        "所在句",
        "起",
        "止",
    ),
    "en": (
        "plan",
        "section",
        "measure",
        "title",
        "kind",
        "cadence",
        "number",
        "due",
        "doer",
        "flags",
        "quote",
        "sentence",
        "start",
        "end",
    ),
}
WHY: dict[Language, tuple[str, ...]] = {"zh": ("规则", "把握", "例数"), "en": ("rule", "sure", "cases")}
# A spreadsheet would run a cell that begins so.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(reading: Reading, *, lang: Language, why: bool, **_: object) -> bytes:
    """A heading and one row an item, in the language asked for."""
    out = StringIO()
    table = writer(out)
    table.writerow((*HEADINGS[lang], *(WHY[lang] if why else ())))
    for plan in reading.plans:
        for row in rows(reading.text, plan):
            cells = _cells(reading.text, plan, row, lang)
            table.writerow([_safe(cell) for cell in cells + (_why(row) if why else [])])
    return out.getvalue().encode("utf-8-sig")


def _cells(text: str, plan: Plan, row: Row, language: Language) -> list[str | int]:
    sentence, item = row.sentence, row.item
    measure = next((found for found in plan.measures if found.number == sentence.measure), None)
    section = next((found for found in plan.sections if measure and found.number == measure.section), None)
    return [
        plan.title,
        section.title if section else "",
        sentence.measure or "",
        measure.title if measure else "",
        KINDS[language][row.kind],
        period(item.every if item else None, language),
        amount(item.times if item else None, language),
        (item.due if item else None) or "",
        (item.actor if item else None) or "",
        "、".join(FLAGS[language][flag] for flag in sentence.flags),
        row.words,
        text[sentence.start : sentence.end],
        item.start if item else sentence.start,
        item.end if item else sentence.end,
    ]


def _why(row: Row) -> list[str | int]:
    if not row.rule:
        return ["", "", ""]
    least = least_sure(row.rule)
    return [row.rule, f"{least.share}", least.applied]


def _safe(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
