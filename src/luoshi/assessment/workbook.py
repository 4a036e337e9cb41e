"""All results as a workbook: the totals, and every score with its raw figures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from luoshi.assessment.queries.results import Shown
from luoshi.papers.printable import printable


def results_workbook(shown: Sequence[Shown]) -> bytes:
    """Two sheets; no query."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        _write(book.add_worksheet(_("Results")), bold, _totals(shown))
        _write(book.add_worksheet(_("Scores")), bold, _scores(shown))
    return out.getvalue()


def _write(page: Any, bold: Any, rows: Iterable[Sequence[Any]]) -> None:
    page.set_column(0, 2, 22)
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            face = bold if place == 0 else None
            if isinstance(value, Decimal):
                page.write_number(place, column, float(value), face)
            else:
                page.write_string(place, column, printable(str(value)), face)
    page.freeze_panes(1, 1)


def _totals(shown: Sequence[Shown]) -> Iterable[Sequence[Any]]:
    categories = [one.name for one in shown[0].sum.categories] if shown else []
    yield [_("Unit"), *categories, _("Total"), _("Grade")]
    for one in shown:
        total = "—" if one.result.total is None else one.result.total
        yield [one.result.unit.name, *one.points, total, one.result.grade]


def _scores(shown: Sequence[Shown]) -> Iterable[Sequence[Any]]:
    heads = (_("Unit"), _("Category"), _("Indicator"), _("Raw count"), _("Of"), _("Marks"), _("Full marks"))
    yield [*heads, _("Worth"), _("Points")]
    for one in shown:
        names = {category.key: category.name for category in one.sum.categories}
        for line in one.sum.lines:
            marks = _("not applicable") if line.marks is None else line.marks
            figures = (_figure(line.told.get("hits")), _figure(line.told.get("base")), marks)
            place = (one.result.unit.name, names[line.category], line.name)
            yield [*place, *figures, line.full, line.worth, line.points]


def _figure(value: Any) -> Any:
    return "" if value in (None, "") else Decimal(value)
