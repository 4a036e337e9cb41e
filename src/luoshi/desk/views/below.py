"""How the year goes in the organisations below."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from luoshi.desk.queries.totals import Branch, Figures, branches
from luoshi.foundation.downloads import XLSX, download
from luoshi.foundation.lookup import require
from luoshi.organisation.requests import SignedIn
from luoshi.papers.sheet import Column, Sheet, write
from luoshi.work.months import SHORT

SORTS = {"late": lambda branch: -branch.whole.share_late, "done": lambda branch: branch.whole.share_done}


@require_GET
def below(request: SignedIn) -> HttpResponse:
    """As a tree, each with all below it; sorted, a plain list."""
    require(request.user, "desk.see_all")
    whole, *rows = branches(request.user.organisation)
    sort = request.GET.get("sort", "")
    if sort in SORTS:
        rows = sorted(rows, key=SORTS[sort])
    context = {
        "whole": whole,
        "rows": rows,
        "sort": sort if sort in SORTS else "",
        "line": _line(whole.whole),
        "may_manage": request.user.has_perm("organisation.manage_tree"),
    }
    return render(request, "desk/below.html", context)


@require_GET
def below_sheet(request: SignedIn) -> HttpResponse:
    """The same figures as a workbook, each organisation's own."""
    require(request.user, "desk.see_all")
    names = {
        "owed": _("Owed"),
        "done": _("Done"),
        "late": _("Late"),
        "chasers": _("Chasers"),
        "quotas_behind": _("Quotas behind their pace"),
        "untouched": _("Never touched"),
        "without_unit": _("Without a unit"),
        "without_date": _("Without a date"),
    }
    columns = (
        Column("name", pgettext("of an organisation", "Name"), 30, "long"),
        Column("day", _("Day"), 14),
        *(Column(key, words, 12, "number") for key, words in names.items()),
    )
    rows = [_row(branch, names) for branch in branches(request.user.organisation)]
    return download(write(Sheet(_("Organisations below"), columns), rows), XLSX, "below.xlsx")


def _row(branch: Branch, names: dict[str, str]) -> dict[str, Any]:
    own = branch.own
    told = {key: getattr(own, key) for key in names} if own else {}
    day = f"{branch.day:%Y-%m-%d}" if branch.day else ""
    return {"name": f"{'　' * branch.depth}{branch.name}", "day": day, **told}


def _line(figures: Figures) -> list[dict[str, Any]]:
    return [
        {"month": month, "planned": planned, "accepted": accepted}
        for month, planned, accepted in zip(SHORT, figures.planned, figures.accepted, strict=True)
    ]
