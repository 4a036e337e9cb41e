"""A ledger in pictures, each with its table and a workbook, each figure leading to its list."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from luoshi.foundation.downloads import XLSX, download
from luoshi.foundation.lookup import require
from luoshi.ledgers.queries.figures import Figure
from luoshi.ledgers.queries.figures import figures as figures_of
from luoshi.ledgers.views.entries import SEE, find_definition
from luoshi.organisation.requests import SignedIn
from luoshi.papers.sheet import Cell, Column, Sheet, write


@require_GET
def ledger_figures(request: SignedIn, code: str) -> HttpResponse:
    """All pictures of a ledger."""
    require(request.user, SEE)
    definition = find_definition(code)
    context = {"definition": definition, "figures": figures_of(definition, timezone.localdate())}
    return render(request, "ledgers/figures.html", context)


@require_GET
def figure_sheet(request: SignedIn, code: str, key: str) -> HttpResponse:
    """The table of one picture."""
    require(request.user, SEE)
    definition = find_definition(code)
    for figure in figures_of(definition, timezone.localdate()):
        if figure.key == key:
            return download(_written(figure), XLSX, f"{definition.name}-{figure.title}.xlsx")
    raise Http404


def _written(figure: Figure) -> bytes:
    counts = [Column(f"c{at}", heading, 12, "number") for at, heading in enumerate(figure.columns)]
    sheet = Sheet(figure.title, (Column("name", figure.head, 24), *counts))
    return write(sheet, map(_as_row, figure.rows))


def _as_row(row: tuple[str, tuple[tuple[int, str], ...]]) -> dict[str, Cell]:
    label, cells = row
    counts: dict[str, Cell] = {f"c{at}": count for at, (count, _query) in enumerate(cells)}
    return {"name": label, **counts}
