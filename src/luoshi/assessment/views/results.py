"""What units have: side by side, one of them, one score with its arithmetic; worked out and published."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from luoshi.assessment.actions import results as actions
from luoshi.assessment.actions.rectify import failed, rectify
from luoshi.assessment.behind import pieces_of
from luoshi.assessment.computing import units_of
from luoshi.assessment.faults import dissolved
from luoshi.assessment.forms.schemes import WeightsForm
from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Appeal, Result, Scheme
from luoshi.assessment.queries import results as queries
from luoshi.assessment.queries.schemes import bands_of
from luoshi.assessment.views.finding import KEEP, SEE_DRAFTS, find_result, find_scheme, tabs
from luoshi.foundation.lookup import require
from luoshi.journal.queries import history
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import done


def scheme_with_results(request: SignedIn, pk: UUID) -> Scheme:
    """403 before it is published to whoever does not prepare it."""
    row = find_scheme(request, pk, do=None)
    if row.is_draft:
        require(request.user, SEE_DRAFTS, row)
    return row


@require_GET
def results(request: SignedIn, pk: UUID) -> HttpResponse:
    """All units by category, in the order of the units."""
    row = scheme_with_results(request, pk)
    shown = queries.shown_of(row)
    context = {
        "scheme": row,
        "tabs": tabs(request, row, "results"),
        "rows": shown,
        "categories": shown[0].sum.categories if shown else [],
        "dissolved": dissolved(units_of(row), row.ends_on),
        "may_keep": request.user.has_perm(KEEP, row),
    }
    return render(request, "assessment/results.html", context)


@require_POST
def compute(request: SignedIn, pk: UUID) -> HttpResponse:
    """By what is known today."""
    row = find_scheme(request, pk)
    count = actions.compute(scheme=row, person=request.user)
    said = ngettext("Worked out for %(count)d unit.", "Worked out for %(count)d units.", count)
    return done(request, reverse("results", args=[row.pk]), said % {"count": count})


@require_POST
def publish(request: SignedIn, pk: UUID) -> HttpResponse:
    """From now on it stands."""
    row = find_scheme(request, pk)
    actions.publish(scheme=row, person=request.user)
    return done(request, reverse("results", args=[row.pk]), _("Published. The days for appeals have begun."))


@require_GET
def result(request: SignedIn, pk: UUID) -> HttpResponse:
    """A unit's scores, what was said against them, and what became of those that failed."""
    row = find_result(request, pk)
    shown = queries.Shown(row, from_json(row.arithmetic))
    may_keep = request.user.has_perm(KEEP, row) and not row.scheme.is_draft
    context = {
        "result": row,
        "scheme": row.scheme,
        "tabs": tabs(request, row.scheme, ""),
        "parts": list(zip(shown.sum.categories, shown.points, shown.worths, strict=True)),
        "lines": shown.sum.lines,
        "appeals": row.appeals.select_related("by", "answered_by"),
        "may_appeal": may_appeal(request, row),
        "rectifications": row.rectifications.select_related("outcome"),
        "failed": failed(row) if may_keep else [],
        "may_keep": may_keep,
        "events": history(row, 40),
    }
    return render(request, "assessment/result.html", context)


def may_appeal(request: SignedIn, row: Result) -> bool:
    """Whether the person may say something against it today."""
    until = row.scheme.appeal_until
    is_open = until is not None and timezone.localdate() <= until
    return is_open and request.user.has_perm("assessment.appeal", row)


@require_GET
def score(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """One score opened into its arithmetic, with the records behind it."""
    row = find_result(request, pk)
    line = from_json(row.arithmetic).line(str(key))
    if line is None:
        raise Http404
    said = Appeal.objects.filter(result=row, indicator=key).select_related("by", "answered_by").first()
    context = {
        "result": row,
        "scheme": row.scheme,
        "line": line,
        "category": next(one for one in from_json(row.arithmetic).categories if one.key == line.category),
        "pieces": pieces_of(row, line),
        "appeal": said,
        "may_appeal": said is None and may_appeal(request, row),
        "may_answer": said is not None
        and said.state == "waiting"
        and request.user.has_perm("assessment.answer_appeal", said),
    }
    return render(request, "assessment/score.html", context)


@require_POST
def rectify_failed(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """What failed becomes a line of the ledger."""
    row = find_result(request, pk, do=KEEP)
    made = rectify(result=row, person=request.user, indicator=key)
    return done(
        request, row.get_absolute_url(), _("Written into the ledger: %(name)s.") % {"name": made.outcome}
    )


@require_GET
def what_if(request: SignedIn, pk: UUID) -> HttpResponse:
    """What other weights would make of the totals; nothing is written."""
    row = find_scheme(request, pk)
    shown = queries.shown_of(row)
    form = WeightsForm(request.GET or None, kept=shown[0].sum) if shown else None
    rows = queries.tried(shown, bands_of(row), form.cleaned_data) if form and form.is_valid() else []
    context = {"scheme": row, "tabs": tabs(request, row, "what_if"), "form": form, "rows": rows}
    is_wrong = form is not None and form.is_bound and bool(form.errors)
    return render(request, "assessment/what_if.html", context, status=422 if is_wrong else 200)
