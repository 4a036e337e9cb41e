"""Results taken along: workbook, report, letters; and drawn as pictures."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Scheme
from luoshi.assessment.papers import letter, letters, report
from luoshi.assessment.queries import results as queries
from luoshi.assessment.views.finding import KEEP, find_result, find_scheme, tabs
from luoshi.assessment.views.results import scheme_with_results
from luoshi.assessment.workbook import results_workbook
from luoshi.foundation.downloads import DOCX, XLSX, ZIP, download
from luoshi.organisation.requests import SignedIn
from luoshi.papers.official import write


def _shown(scheme: Scheme) -> list[queries.Shown]:
    """404 where nothing has been worked out."""
    found = queries.shown_of(scheme)
    if not found:
        raise Http404
    for one in found:
        one.result.scheme = scheme
    return found


@require_GET
def results_sheet(request: SignedIn, pk: UUID) -> HttpResponse:
    """Totals and every score."""
    row = scheme_with_results(request, pk)
    return download(results_workbook(_shown(row)), XLSX, f"{row.title}.xlsx")


@require_GET
def results_word(request: SignedIn, pk: UUID) -> HttpResponse:
    """In official layout."""
    row = scheme_with_results(request, pk)
    return download(write(report(row, _shown(row))), DOCX, f"{row.title}.docx")


@require_GET
def result_letter(request: SignedIn, pk: UUID) -> HttpResponse:
    """Of one unit, once published."""
    row = find_result(request, pk)
    if row.scheme.is_draft:
        raise Http404
    shown = queries.Shown(row, from_json(row.arithmetic))
    return download(write(letter(shown)), DOCX, f"{row.scheme.title}-{row.unit}.docx")


@require_GET
def result_letters(request: SignedIn, pk: UUID) -> HttpResponse:
    """Of all units, in a zip."""
    row = find_scheme(request, pk, do=KEEP)
    if row.is_draft:
        raise Http404
    return download(letters(_shown(row)), ZIP, f"{row.title}.zip")


class UnitChoice(forms.Form):
    """Which unit the pictures set beside the mean."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)

    def __init__(self, *args: Any, shown: list[queries.Shown], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.result.unit_id), one.result.unit.name) for one in shown]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]


@require_GET
def pictures(request: SignedIn, pk: UUID) -> HttpResponse:
    """A unit against the mean, how the totals are spread, and the course over periods; each with its table."""
    row = scheme_with_results(request, pk)
    shown = queries.shown_of(row)
    chosen = next((one for one in shown if str(one.result.unit_id) == request.GET.get("unit")), None)
    chosen = chosen or next(iter(shown), None)
    form = UnitChoice({"unit": str(chosen.result.unit_id)} if chosen else None, shown=shown)
    context: dict[str, Any] = {"scheme": row, "tabs": tabs(request, row, "pictures"), "form": form}
    if chosen:
        names = [one.name for one in chosen.sum.categories]
        context |= {
            "unit": chosen.result.unit,
            "categories": list(zip(names, chosen.shares, queries.means(shown), strict=True)),
            "spread": queries.spread_of(shown),
            "course": queries.course_of(chosen.result.unit_id, row),
        }
    return render(request, "assessment/pictures.html", context)
