"""A reading for people at a terminal: measures as headings, one row an item, doubts at the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, zip_longest
from shutil import get_terminal_size

from luoshi.cli.exporters.columns import columns, padded, wrapped
from luoshi.cli.exporters.rows import Row, rows
from luoshi.cli.exporters.words import FLAGS, KINDS, promise, reason
from luoshi.reading import Reading
from luoshi.reading.doubts import in_english
from luoshi.reading.errors import Language
from luoshi.reading.result import Doubt, Duty, Plan

# Kind, promise, doer, words.
Cells = tuple[str, str, str, str]

NARROWEST = 40
GAP = 2
SUMMARY: dict[Language, str] = {
    "zh": "条目 {measures} · 句 {sentences}（做事 {acts}）· 事项 {items} · 责任 {duties}",
    "en": "{measures} measures · {sentences} sentences ({acts} acts) · {items} items · {duties} duties",
}
TORN: dict[Language, str] = {"zh": "（不完整）", "en": " (incomplete)"}
DOUBTS: dict[Language, str] = {"zh": "存疑 {n} 处", "en": "{n} doubts"}
PLACE: dict[Language, str] = {"zh": "第 {line} 行：", "en": "line {line}: "}
DUTY: dict[Language, str] = {"zh": "责任", "en": "duty"}
SUPPORT: dict[Language, str] = {"zh": "配合：", "en": "with "}


def export(reading: Reading, *, lang: Language, why: bool, **_: object) -> str:
    """As wide as the terminal."""
    width = max(NARROWEST, get_terminal_size().columns)
    lines: list[str] = []
    for plan in reading.plans:
        lines += [*_head(plan, lang, width), *_body(reading.text, plan, lang, why, width)]
    lines += _doubts(reading, lang, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(plan: Plan, lang: Language, width: int) -> list[str]:
    summary = SUMMARY[lang].format(
        measures=len(plan.measures),
        sentences=len(plan.sentences),
        acts=sum(sentence.label == "action" for sentence in plan.sentences),
        items=len(plan.items),
        duties=len(plan.duties),
    )
    facts = " · ".join(filter(None, (plan.organisation, str(plan.year or ""), summary)))
    return [*wrapped(plan.title + ("" if plan.complete else TORN[lang]), width), *wrapped(facts, width), ""]


def _body(text: str, plan: Plan, lang: Language, why: bool, width: int) -> Iterator[str]:
    titles = {measure.number: measure.title for measure in plan.measures}
    duties = {duty.measure: duty for duty in plan.duties}
    found = list(rows(text, plan))
    cells = [_cells(row, lang, why) for row in found]
    widths = _widths(cells, width)
    for number, group in groupby(zip(found, cells, strict=True), key=lambda pair: pair[0].sentence.measure):
        if number:
            yield from wrapped(f"{number}. {titles.get(number, '')}", width)
        for _row, row_cells in group:
            yield from _lines(row_cells, widths)
        if number in duties:
            yield from _lines(_duty_cells(duties[number], lang), widths)
        yield ""


def _cells(row: Row, lang: Language, why: bool) -> Cells:
    item = row.item
    words = row.words
    if row.sentence.flags:
        words += " ⚑" + "、".join(FLAGS[lang][flag] for flag in row.sentence.flags)
    if why and row.rule:
        words += f" [{reason(row.rule, lang)}]"
    return (
        KINDS[lang][row.kind],
        promise(item, lang) if item else "",
        (item.actor or "") if item else "",
        words,
    )


def _duty_cells(duty: Duty, lang: Language) -> Cells:
    helpers = f"{SUPPORT[lang]}{'、'.join(duty.support)}" if duty.support else ""
    return DUTY[lang], duty.due or "", "、".join(duty.lead), helpers


def _widths(cells: list[Cells], width: int) -> list[int]:
    """The first columns take what they need, no more than a fifth of the width; the words take the rest."""
    needed = [max(map(columns, column)) for column in list(zip(*cells, strict=True))[:3]] or [0, 0, 0]
    taken = [min(need, width // 5) for need in needed]
    return [*taken, width - sum(taken) - len(taken) * GAP - GAP]


def _lines(cells: Cells, widths: list[int]) -> Iterator[str]:
    stacked = [wrapped(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for line in zip_longest(*stacked, fillvalue=""):
        yield " " * GAP + (" " * GAP).join(map(padded, line, widths))


def _doubts(reading: Reading, language: Language, width: int) -> list[str]:
    if not reading.warnings:
        return []
    lines = [DOUBTS[language].format(n=len(reading.warnings))]
    for seen in reading.warnings:
        lines += wrapped(
            "  " + _place(reading.text, seen, language) + _says(reading.text, seen, language), width
        )
    return lines


def _place(text: str, seen: Doubt, language: Language) -> str:
    return PLACE[language].format(line=text.count("\n", 0, seen.start) + 1)


def _says(text: str, seen: Doubt, language: Language) -> str:
    return seen.message if language == "zh" else in_english(seen, text)
