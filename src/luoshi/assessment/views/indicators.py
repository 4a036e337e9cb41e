"""The categories and indicators of a scheme in preparation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.assessment.actions import indicators as actions
from luoshi.assessment.forms.indicators import CategoryForm, IndicatorForm
from luoshi.assessment.models import Category, Indicator
from luoshi.assessment.views.finding import find_category, find_indicator, find_scheme
from luoshi.meetings.views.answering import taken
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

asking = require_http_methods(["GET", "POST"])


@asking
def add_category(request: SignedIn, pk: UUID) -> HttpResponse:
    """At the end."""
    scheme = find_scheme(request, pk)
    form = CategoryForm(request.POST or None)
    if taken(form, lambda: actions.keep_category(scheme=scheme, person=request.user, **form.cleaned_data)):
        return done(request, scheme.get_absolute_url(), _("Saved."))
    return ask(request, form, title=_("A category"), label=_("Add"), back=scheme.get_absolute_url())


@asking
def change_category(request: SignedIn, pk: UUID) -> HttpResponse:
    """Its name and weight."""
    row = find_category(request, pk)
    back = row.scheme.get_absolute_url()
    form = CategoryForm(request.POST or None, initial={"name": row.name, "weight": row.weight})
    told: dict[str, Any] = {"scheme": row.scheme, "category": row, "person": request.user}
    if taken(form, lambda: actions.keep_category(**told, **form.cleaned_data)):
        return done(request, back, _("Saved."))
    return ask(request, form, title=row.name, label=_("Save"), back=back)


@require_POST
def remove_category(request: SignedIn, pk: UUID) -> HttpResponse:
    """With its indicators."""
    row = find_category(request, pk)
    actions.remove_category(category=row, person=request.user)
    return done(request, row.scheme.get_absolute_url(), _("Removed."))


@asking
def add_indicator(request: SignedIn, pk: UUID) -> HttpResponse:
    """At the end of its category."""
    return _asked(request, find_category(request, pk), None)


@asking
def change_indicator(request: SignedIn, pk: UUID) -> HttpResponse:
    """Until the scheme is published."""
    row = find_indicator(request, pk)
    return _asked(request, row.category, row)


def _asked(request: SignedIn, category: Category, indicator: Indicator | None) -> HttpResponse:
    form = IndicatorForm(request.POST or None, indicator=indicator)
    told: dict[str, Any] = {"category": category, "person": request.user, "indicator": indicator}
    if taken(form, lambda: actions.keep_indicator(**told, facts=form.facts)):
        return done(request, category.scheme.get_absolute_url(), _("Saved."))
    context = {"form": form, "category": category, "indicator": indicator}
    return render(request, "assessment/indicator.html", context, status=422 if form.errors else 200)


@require_POST
def remove_indicator(request: SignedIn, pk: UUID) -> HttpResponse:
    """With what was marked for it."""
    row = find_indicator(request, pk)
    actions.remove_indicator(indicator=row, person=request.user)
    return done(request, row.category.scheme.get_absolute_url(), _("Removed."))
