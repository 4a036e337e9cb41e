"""Schemes: all of them, a new one, one with its indicators."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.assessment.actions import schemes as actions
from luoshi.assessment.computing import units_of, whole_categories
from luoshi.assessment.faults import dissolved, faults
from luoshi.assessment.forms.schemes import BeginForm, GradesForm, SchemeForm
from luoshi.assessment.models import Scheme
from luoshi.assessment.queries import schemes as queries
from luoshi.assessment.views.finding import KEEP, find_scheme, tabs
from luoshi.foundation.lookup import require
from luoshi.journal.queries import history
from luoshi.meetings.views.answering import taken
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

PAGE = 30
FACTS = ("title", "period", "starts_on", "ends_on", "spread", "places", "fail", "appeal_days", "share")
asking = require_http_methods(["GET", "POST"])


@require_GET
def schemes(request: SignedIn) -> HttpResponse:
    """Those that the person may see, the latest period first."""
    require(request.user, "assessment.see")
    page = Paginator(queries.schemes(request.user), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_keep": request.user.has_perm(KEEP)}
    return render(request, "assessment/schemes.html", context)


@asking
def begin_scheme(request: SignedIn) -> HttpResponse:
    """From the shipped one, an earlier one, or empty."""
    require(request.user, KEEP)
    year = timezone.localdate().year
    first = {"starts_on": f"{year}-01-01", "ends_on": f"{year}-12-31", "start": request.GET.get("from", "")}
    form = BeginForm(request.POST or None, schemes=list(Scheme.objects.all()[:PAGE]), initial=first)
    if form.is_valid():
        told = {"start": form.chosen, "facts": form.facts, "units": form.cleaned_data["units"]}
        scheme = actions.begin_scheme(person=request.user, **told)
        messages.success(request, _("The assessment has been begun. Look through its indicators."))
        return redirect(scheme)
    back = reverse("schemes")
    return ask(request, form, title=_("A new assessment"), label=_("Begin the assessment"), back=back)


@require_GET
def scheme(request: SignedIn, pk: UUID) -> HttpResponse:
    """What it consists of, and what keeps it from being worked out."""
    row = find_scheme(request, pk, do=None)
    categories, units = whole_categories(row), units_of(row)
    context = {
        "scheme": row,
        "tabs": tabs(request, row, "scheme"),
        "categories": categories,
        "units": units,
        "dissolved": dissolved(units, row.ends_on),
        "assessors": row.assessors.select_related("person"),
        "grades": row.grades.all(),
        "faults": faults(categories, units) if row.is_draft else [],
        "share": queries.share_of(row),
        "may_keep": request.user.has_perm(KEEP, row),
        "may_change": row.is_draft and request.user.has_perm(KEEP, row),
        "events": history(row, 60),
    }
    return render(request, "assessment/scheme.html", context)


@asking
def change_scheme(request: SignedIn, pk: UUID) -> HttpResponse:
    """Its facts, units and assessors."""
    row = find_scheme(request, pk)
    now = {name: getattr(row, name) for name in FACTS} | {
        "commitment": row.commitment_id,
        "revision": row.revision,
        "units": [str(key) for key in row.covered.values_list("unit", flat=True)],
        "assessors": list(row.assessors.values_list("person", flat=True)),
    }
    form = SchemeForm(request.POST or None, initial=now)
    if taken(form, lambda: _change(request, row, form)):
        return done(request, row.get_absolute_url(), _("Saved."))
    return ask(request, form, title=str(row), label=_("Save"), back=row.get_absolute_url())


def _change(request: SignedIn, row: Scheme, form: SchemeForm) -> None:
    said = form.cleaned_data
    people = {"units": said["units"], "assessors": said["assessors"]}
    actions.change_scheme(scheme=row, person=request.user, seen=said["revision"], facts=form.facts, **people)


@asking
def set_grades(request: SignedIn, pk: UUID) -> HttpResponse:
    """Names, least totals, quotas."""
    row = find_scheme(request, pk)
    form = GradesForm(request.POST or None, grades=list(row.grades.all()), initial={"revision": row.revision})
    if taken(
        form,
        lambda: actions.set_grades(
            scheme=row, person=request.user, seen=form.cleaned_data["revision"], grades=form.grades
        ),
    ):
        return done(request, row.get_absolute_url(), _("Saved."))
    context = {"form": form, "scheme": row}
    return render(request, "assessment/grades.html", context, status=422 if form.errors else 200)


@require_POST
def remove_scheme(request: SignedIn, pk: UUID) -> HttpResponse:
    """One in preparation."""
    row = find_scheme(request, pk)
    actions.remove_scheme(scheme=row, person=request.user)
    return done(request, reverse("schemes"), _("The assessment has been removed."))
