"""The load that plans and orders put on units, and how to make it lighter."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.desk.actions.ceilings import set_ceilings
from luoshi.desk.forms import BurdenFilter, CeilingsForm
from luoshi.desk.queries.burden import ASKS, Asked, Burden, Load, burden_of, ceilings
from luoshi.desk.queries.repeats import repeats_of
from luoshi.foundation.downloads import XLSX, download
from luoshi.foundation.lists import listed
from luoshi.foundation.lookup import find, require
from luoshi.organisation.requests import SignedIn
from luoshi.papers.sheet import Column, Sheet, write
from luoshi.plans.models import Commitment
from luoshi.work.actions.together import do_apart, do_together
from luoshi.work.grid import month_heads
from luoshi.work.months import SHORT

SEE = "desk.see_all"


@require_GET
def burden(request: SignedIn) -> HttpResponse:
    """Units by months, in the colour of the ceiling; every figure opens its tasks."""
    require(request.user, SEE)
    wanted, found = _read(request)
    year, only = wanted["year"], wanted["ask"]
    where = {"year": year, **({"ask": only} if only else {})}
    context = {
        "form": wanted["form"],
        "burden": found,
        "year": year,
        "tiles": [_tile(found, ask, wanted) for ask in ASKS],
        "months": [*month_heads(year, timezone.localdate()), *_sums(found)],
        "rows": [_row(found, load, where, only) for load in found.loads if not only or load.total[only]],
        "may_limit": request.user.has_perm("desk.set_ceilings"),
        "total": found.total.total(),
        "hours": found.hours(found.total),
        "parameters": request.GET.urlencode(),
    }
    return render(request, "desk/burden.html", context)


@require_GET
def burden_sheet(request: SignedIn) -> HttpResponse:
    """What is asked of each unit of each kind in each month, as a workbook."""
    require(request.user, SEE)
    wanted, found = _read(request)
    columns = (
        Column("unit", _("Unit"), 20),
        Column("ask", _("Counted as"), 12),
        *(Column(f"month{month}", str(label), 8, "number") for month, label in enumerate(SHORT)),
        Column("total", _("In the year"), 10, "number"),
        Column("hours", _("Hours"), 10, "number"),
    )
    rows: list[dict[str, Any]] = [
        {"unit": load.unit.name, "ask": str(ask.label), "total": load.total[ask]}
        | {"hours": found.hours(load.total, ask) or None}
        | {f"month{month}": asked[ask] for month, asked in enumerate(load.months)}
        for load in found.loads
        for ask in ASKS
        if load.total[ask] and (not wanted["ask"] or wanted["ask"] == ask)
    ]
    return download(write(Sheet(_("Burden meter"), columns), rows), XLSX, f"burden-{wanted['year']}.xlsx")


@require_http_methods(["GET", "POST"])
def limits(request: SignedIn) -> HttpResponse:
    """How much may be asked of a unit in a month, and what one of a kind takes."""
    require(request.user, "desk.set_ceilings")
    form = CeilingsForm(request.POST or None, ceilings=ceilings())
    if form.is_valid():
        set_ceilings(person=request.user, limits=form.limits)
        messages.success(request, _("The ceilings are set."))
        return redirect("burden")
    return render(request, "desk/ceilings.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def repeats(request: SignedIn) -> HttpResponse:
    """What is asked for twice in much the same words, and what is done together already."""
    require(request.user, SEE)
    today = timezone.localdate()
    found = repeats_of(today.year, today)
    together = Commitment.objects.filter(served_by__isnull=False, plan__year=today.year)
    context = {
        "repeats": found,
        "saved": sum(one.saved for one in found),
        "together": together.select_related("plan", "served_by__plan"),
        "may_join": request.user.has_perm("plans.edit"),
    }
    return render(request, "desk/repeats.html", context)


def _commitment(request: SignedIn, pk: UUID) -> Commitment:
    rows = Commitment.objects.select_related("plan__publication", "unit")
    return find(rows, request.user, see="plans.see", do="plans.edit", pk=pk)


@require_POST
def join(request: SignedIn, pk: UUID, kept: UUID) -> HttpResponse:
    """From today on the tasks of the other do for this one too."""
    served = _commitment(request, pk)
    saved = do_together(kept=_commitment(request, kept), served=served, person=request.user)
    said = ngettext(
        "Done together from today on: %(count)d answer less is asked for.",
        "Done together from today on: %(count)d answers less are asked for.",
        saved,
    )
    messages.success(request, said % {"count": saved})
    return redirect("repeats")


@require_POST
def part(request: SignedIn, pk: UUID) -> HttpResponse:
    """On its own again."""
    row = _commitment(request, pk)
    do_apart(commitment=row, person=request.user)
    messages.success(request, _("It has tasks of its own again as soon as its plan is published again."))
    return redirect("publish_plan", row.plan_id)


def _read(request: SignedIn) -> tuple[dict[str, Any], Burden]:
    form = BurdenFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    year = wanted.get("year") or timezone.localdate().year
    return {"form": form, "year": year, "ask": wanted.get("ask", "")}, burden_of(year)


def _tile(found: Burden, ask: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    """Chosen again, a kind shows all again."""
    chosen = wanted["ask"] == ask
    where = {"year": wanted["year"], **({} if chosen else {"ask": ask})}
    return {
        "label": ask.label,
        "value": found.total[ask],
        "url": f"{reverse('burden')}?{urlencode(where)}",
        "tone": "wait" if chosen else "",
    }


def _row(found: Burden, load: Load, where: dict[str, Any], only: str) -> dict[str, Any]:
    """Without a kind of its own the list shows whatever asks for something."""
    address = f"{reverse('tasks')}?{urlencode({'ask': 'any', **where, 'unit': load.unit.pk})}"
    cells = [
        _cell(found, asked, only) | {"url": f"{address}&month={month}" if _count(asked, only) else ""}
        for month, asked in enumerate(load.months, start=1)
    ]
    total = _count(load.total, only)
    sums = [total, *([floatformat(found.hours(load.total, only))] if found.counts_hours else [])]
    return {
        "name": load.unit.name,
        "url": address,
        "cells": [*cells, *({"state": "sum", "text": sum_, "title": ""} for sum_ in sums)],
    }


def _sums(found: Burden) -> list[dict[str, Any]]:
    """The heads after the months: how many in the year, and how many hours where the office gave them."""
    return [{"label": _("Sum")}, *([{"label": _("Hours")}] if found.counts_hours else [])]


def _cell(found: Burden, asked: Asked, only: str) -> dict[str, Any]:
    kinds = listed(f"{ask.label} {asked[ask]}" for ask in ASKS if asked[ask] and only in ("", ask))
    return {
        "state": found.state(asked, only),
        "text": _count(asked, only) or "",
        "title": kinds or _("nothing asked for"),
    }


def _count(asked: Asked, only: str) -> int:
    return asked[only] if only else asked.total()
