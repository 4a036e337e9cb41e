"""The tree of units and what is done to one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.journal.queries import history
from luoshi.organisation import actions
from luoshi.organisation.forms.units import AliasForm, CloseForm, MoveForm, NameForm, UnitForm
from luoshi.organisation.models import Alias, Unit
from luoshi.organisation.queries.people import absences_in, people_of
from luoshi.organisation.queries.units import tree
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done
from luoshi.organisation.views.tabs import room_tabs, unit_tabs

MANAGE = "organisation.manage_units"
asking = require_http_methods(["GET", "POST"])


def _find(request: SignedIn, pk: UUID, do: str | None = MANAGE) -> Unit:
    row: Unit = find(
        Unit.objects.select_related("parent"), request.user, see="organisation.see", do=do, pk=pk
    )
    return row


def _address(unit: Unit) -> str:
    return reverse("unit", args=[unit.pk])


@require_GET
def units(request: SignedIn) -> HttpResponse:
    """The whole tree."""
    lines = tree()
    context = {
        "lines": [line for line in lines if line.unit.closed_on is None],
        "closed": [line for line in lines if line.unit.closed_on is not None],
        "tabs": room_tabs(request, "units"),
        "organisation": request.user.organisation,
        "may_manage": request.user.has_perm(MANAGE),
        "may_remove_sample": request.user.has_perm("organisation.remove_sample"),
    }
    return render(request, "organisation/units.html", context)


@require_GET
def unit(request: SignedIn, pk: UUID) -> HttpResponse:
    """One unit: its people, its other names, the units below it."""
    row = _find(request, pk, do=None)
    context = {
        "unit": row,
        "tabs": unit_tabs(request, row, "unit"),
        "crumbs": _crumbs(),
        "roles": people_of(row),
        "absences": absences_in(row),
        "aliases": row.aliases.all(),
        "children": row.children.filter(closed_on=None),
        "may_manage": request.user.has_perm(MANAGE, row),
        "may_add_people": request.user.has_perm("organisation.manage_people", row),
    }
    return render(request, "organisation/unit.html", context)


@require_GET
def unit_history(request: SignedIn, pk: UUID) -> HttpResponse:
    """What happened to a unit."""
    row = _find(request, pk, do="organisation.see_journal")
    context = {
        "unit": row,
        "tabs": unit_tabs(request, row, "unit_history"),
        "crumbs": _crumbs(),
        "events": history(row),
    }
    return render(request, "organisation/unit_history.html", context)


@asking
def add_unit(request: SignedIn) -> HttpResponse:
    require(request.user, MANAGE)
    form = UnitForm(request.POST or None, initial={"parent": request.GET.get("parent", "")})
    if form.is_valid():
        row = actions.add_unit(
            organisation=request.user.organisation, person=request.user, **form.cleaned_data
        )
        return done(request, _address(row), _("%(name)s is added.") % {"name": row.name})
    return ask(request, form, title=_("Add a unit"), label=_("Add"), back=reverse("units"))


@asking
def rename_unit(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = NameForm(request.POST or None, unit=row, initial={"name": row.name})
    if form.is_valid():
        actions.rename_unit(unit=row, person=request.user, **form.cleaned_data)
        return done(request, _address(row))
    lead = _("If plans still use the former name, add it as another name afterwards.")
    return ask(request, form, title=_("Rename the unit"), label=_("Rename"), back=_address(row), lead=lead)


@asking
def move_unit(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = MoveForm(request.POST or None, unit=row)
    if form.is_valid():
        actions.move_unit(unit=row, person=request.user, **form.cleaned_data)
        return done(request, _address(row))
    lead = _("The units below it move along.")
    return ask(request, form, title=_("Move the unit"), label=_("Move"), back=_address(row), lead=lead)


@require_POST
def order_unit(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `place` among the siblings, from 0."""
    row = _find(request, pk)
    place = request.POST.get("place", "")
    if place.isdecimal():
        actions.order_unit(unit=row, person=request.user, position=int(place))
    return redirect(reverse("units") + f"#unit-{row.pk}")


@asking
def close_unit(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = CloseForm(request.POST or None)
    if form.is_valid():
        actions.close_unit(unit=row, person=request.user, **form.cleaned_data)
        return done(request, _address(row), _("%(name)s is closed.") % {"name": row.name})
    title = _("Close %(name)s") % {"name": row.name}
    return ask(request, form, title=title, label=_("Close the unit"), back=_address(row), tone="danger")


@require_POST
def reopen_unit(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    actions.reopen_unit(unit=row, person=request.user)
    return done(request, _address(row))


@asking
def add_alias(request: SignedIn, pk: UUID) -> HttpResponse:
    row = _find(request, pk)
    form = AliasForm(request.POST or None, unit=None)
    if form.is_valid():
        actions.add_alias(unit=row, person=request.user, **form.cleaned_data)
        return done(request, _address(row))
    title = _("Another name of %(name)s") % {"name": row.name}
    return ask(request, form, title=title, label=_("Add"), back=_address(row))


@require_POST
def remove_alias(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = Alias.objects.select_related("unit")
    row = find(rows, request.user, see="organisation.see", do=MANAGE, pk=pk)
    actions.remove_alias(alias=row, person=request.user)
    return done(request, _address(row.unit))


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Units"), "url": reverse("units")}]
