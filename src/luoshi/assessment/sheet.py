"""A scheme as a sheet: one row an indicator, its category and that category's weight beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from luoshi.assessment.computing import in_both
from luoshi.assessment.drawn import NUMBERS, Drawn, DrawnCategory, DrawnIndicator
from luoshi.assessment.faults import fault_of
from luoshi.assessment.measures import MEASURES
from luoshi.assessment.models import Category, Indicator, Kind, Source
from luoshi.foundation.lists import listed
from luoshi.ledgers.queries.entries import definitions
from luoshi.organisation.sheets.preview import Problem
from luoshi.organisation.sheets.upload import Line, Upload
from luoshi.papers.sheet import Column, Sheet, in_english
from luoshi.plans.asks import Ask

SCHEME = Sheet(
    "考核指标表",
    (
        Column("category", "类别", 16, required=True, names=("Category",)),
        Column("category_weight", "类别权重", 10, "number", required=True, names=("Category weight",)),
        Column("name", "指标", 24, required=True, names=("Indicator",)),
        Column("basis", "评分说明", 30, "long", names=("What the marks are given for",)),
        Column("kind", "性质", 10, names=("Kind",)),
        Column("source", "来源", 18, required=True, names=("Source",)),
        Column("weight", "权重", 8, "number", names=("Weight",)),
        Column("full", "满分", 8, "number", names=("Full marks",)),
        Column("measure", "计算项目", 22, names=("What is computed",)),
        Column("ledger", "台账", 16, names=("Ledger",)),
        Column("level", "级别", 10, names=("Level",)),
        Column("field", "台账数值", 12, names=("Number of the ledger",)),
        Column("ask", "限于", 10, names=("Only",)),
        Column("words", "含字样", 12, names=("Words",)),
        Column("goal", "满分目标", 10, "number", names=("Full marks at",)),
        Column("floor", "保底分", 8, "number", names=("Least marks",)),
        Column("ceiling", "封顶分", 8, "number", names=("Most marks",)),
        Column("per", "每件分值", 10, "number", names=("Points for each",)),
        Column("cap", "加扣上限", 10, "number", names=("At most",)),
        Column("places", "小数位", 8, "number", names=("Decimals",)),
        Column("trimmed", "去极值", 8, names=("Trimmed",)),
        Column("questions", "问卷题目", 30, "long", names=("Questions",)),
    ),
)
ENGLISH = in_english(SCHEME, "Scheme")
HEADINGS = {column.key: column.heading for column in SCHEME.columns}
ONLY = ("ledger", "level", "field", "ask", "words")
YES = {"是", "yes"}
LONGEST = {"category": 60, "name": 80, "basis": 400, "questions": 1000, "words": 40}


def _words() -> dict[str, Mapping[str, Any]]:
    """What stands in the sheet for each code, by column."""
    ledgers = definitions()
    return {
        "kind": dict(Kind.choices),
        "source": dict(Source.choices),
        "measure": {code: one.name for code, one in MEASURES.items()},
        "ask": dict(Ask.choices),
        "ledger": {code: one.name for code, one in ledgers.items()},
        "level": {code: label for one in ledgers.values() for code, label in one.levels.items()},
        "field": {field.key: field.label for one in ledgers.values() for field in one.fields},
    }


def rows_of(categories: Sequence[Category]) -> Iterator[dict[str, Any]]:
    """The rows of a scheme, in words of the reader's language; its indicators must be loaded."""
    words = _words()
    for category in categories:
        for one in category.indicators.all():
            row: dict[str, Any] = {
                "category": category.name,
                "category_weight": float(category.weight),
                "name": one.name,
                "basis": one.basis,
                "places": one.places,
                "trimmed": _("yes") if one.trimmed else "",
                "questions": one.questions,
            }
            row |= {name: _float(getattr(one, name)) for name in NUMBERS}
            codes = {"kind": one.kind, "source": one.source, "measure": one.measure} | one.only
            row |= {name: _word(words, name, code) for name, code in codes.items()}
            yield row


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _word(words: Mapping[str, Mapping[str, Any]], name: str, code: str) -> str:
    return str(words[name].get(code, code)) if name in words else str(code)


class _Fault(Exception):
    def __init__(self, column: str, message: str) -> None:
        super().__init__(column)
        self.column, self.message = column, message


def drawn_from(upload: Upload, *, chinese: bool) -> tuple[Drawn, list[Problem]]:
    """The scheme that the rows make, and every fault with its row; faults of weights stand in the scheme's own page."""
    problems = [Problem(one.number, one.heading, one.zh if chinese else one.en) for one in upload.troubles]
    codes = {name: _codes(labels) for name, labels in _words().items()}
    found: dict[str, tuple[Decimal, list[DrawnIndicator]]] = {}
    for line in upload.lines:
        try:
            _add(line, found, codes)
        except _Fault as fault:
            problems.append(Problem(line.number, HEADINGS[fault.column], fault.message))
    categories = (DrawnCategory(name, weight, tuple(rows)) for name, (weight, rows) in found.items())
    return Drawn(tuple(categories)), sorted(problems, key=lambda one: one.number)


def _codes(labels: Mapping[str, Any]) -> dict[str, str]:
    """A code by itself and by its name in either language."""
    found: dict[str, str] = {}
    for code, label in labels.items():
        found |= dict.fromkeys((code, *(word.casefold() for word in in_both(label).values())), code)
    return found


def _add(
    line: Line,
    found: dict[str, tuple[Decimal, list[DrawnIndicator]]],
    codes: Mapping[str, Mapping[str, str]],
) -> None:
    for name, most in LONGEST.items():
        if len(line.text(name) or "") > most:
            raise _Fault(name, _("Too long: at most %(most)d characters. Shorten it.") % {"most": most})
    category, weight = line.text("category") or "", _number(line, "category_weight") or Decimal(0)
    kept, rows = found.setdefault(category, (weight, []))
    if kept != weight:
        raise _Fault("category_weight", _("This category has another weight in a row above."))
    indicator = _indicator(line, codes)
    if any(one.name == indicator.name for one in rows):
        raise _Fault("name", _("The category has an indicator of this name already."))
    rows.append(indicator)


def _indicator(line: Line, codes: Mapping[str, Mapping[str, str]]) -> DrawnIndicator:
    kind, source = _code(line, "kind", codes) or Kind.NORMAL, _code(line, "source", codes)
    measure = _code(line, "measure", codes) if source == Source.COMPUTED else ""
    wanted = MEASURES[measure].filters if measure else ()
    only = {name: _code(line, name, codes) for name in ONLY if name in wanted}
    numbers: dict[str, Any] = {name: _number(line, name) for name in NUMBERS}
    numbers |= {"weight": numbers["weight"] or Decimal(0), "full": numbers["full"] or Decimal(100)}
    places = _number(line, "places")
    drawn = DrawnIndicator(
        name=line.text("name") or "",
        source=source,
        basis=line.text("basis") or "",
        kind=kind,
        measure=measure,
        only={name: value for name, value in only.items() if value},
        trimmed=(line.text("trimmed") or "").casefold() in YES,
        places=2 if places is None else int(places),
        questions=line.text("questions") or "",
        **numbers,
    )
    fault = fault_of(Indicator(**{name: getattr(drawn, name) for name in DrawnIndicator.__slots__}))
    if fault:
        raise _Fault("name", fault)
    return drawn


def _code(line: Line, name: str, codes: Mapping[str, Mapping[str, str]]) -> str:
    text = (line.text(name) or "").strip()
    if not text or name not in codes:
        return text
    code = codes[name].get(text) or codes[name].get(text.casefold())
    if code is None:
        raise _Fault(
            name, _("“%(text)s” is none of these: %(known)s.") % {"text": text, "known": _known(codes[name])}
        )
    return code


def _known(codes: Mapping[str, str]) -> str:
    names: dict[str, str] = {}
    for word, code in codes.items():
        if word != code:
            names.setdefault(code, word)
    return listed(list(names.values())[:20])


def _number(line: Line, name: str) -> Decimal | None:
    value = line.cells.get(name)
    if value in (None, ""):
        return None
    number = Decimal(str(value))
    most = 100 if name in ("weight", "category_weight") else 2 if name == "places" else 9999
    if not 0 <= number <= most or (name == "full" and number == 0):
        raise _Fault(name, _("Write a number from 0 to %(most)d.") % {"most": most})
    return round(number, 2)
