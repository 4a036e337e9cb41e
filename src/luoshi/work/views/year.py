"""The year on one page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.organisation.requests import SignedIn
from luoshi.plans.models import PlanState
from luoshi.work.forms.filters import YearFilter
from luoshi.work.grid import drawn, month_heads
from luoshi.work.queries.year import by_measure, by_section, by_unit, summed
from luoshi.work.year.affected import affected
from luoshi.work.year.inputs import with_publication

BY = {"section": by_section, "measure": by_measure}


@require_GET
def year(request: SignedIn) -> HttpResponse:
    """Units by months, coloured by state; a cell opens its list."""
    return render(request, "work/year.html", _page(request))


@require_GET
def print_year(request: SignedIn) -> HttpResponse:
    """The same on a sheet of A4."""
    page = _page(request)
    return render(request, "work/print_year.html", {**page, "back_url": page["address"]})


def _page(request: SignedIn) -> dict[str, Any]:
    today = timezone.localdate()
    form = YearFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    shown, plan, by = wanted.get("year") or today.year, wanted.get("plan"), wanted.get("by") or "unit"
    if by in BY and plan is None:
        plan = with_publication().filter(year=shown, state=PlanState.PUBLISHED).first()
        form = YearFilter({"year": shown, "plan": plan and plan.pk, "by": by})
    rows = BY[by](shown, today, plan) if by in BY and plan else by_unit(shown, today, plan)
    where = {"year": shown, **({"plan": plan.pk} if plan else {})}
    return {
        "form": form,
        "shown": shown,
        "today": today,
        "plan": plan,
        "affected": plan and affected([plan]).get(plan),
        "may_publish": plan and request.user.has_perm("work.publish", plan),
        "by": by,
        "corner": {"unit": _("Unit"), "section": _("Section"), "measure": _("Measure")}[by],
        "address": f"{reverse('year')}?{urlencode(where | {'by': by})}",
        "print_address": f"{reverse('print_year')}?{urlencode(where | {'by': by})}",
        "options": _options(where, by),
        "months": month_heads(shown, today),
        "rows": [drawn(row, by, where, today) for row in rows],
        "totals": [sum(row.cells[month].owed for row in rows) or "" for month in range(12)],
        "total": summed(row.total for row in rows),
    }


def _options(where: dict[str, Any], by: str) -> list[dict[str, Any]]:
    names = {"unit": _("By unit"), "section": _("By section"), "measure": _("By measure")}
    return [
        {"label": label, "url": f"{reverse('year')}?{urlencode(where | {'by': name})}", "current": name == by}
        for name, label in names.items()
    ]
