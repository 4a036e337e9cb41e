"""What people give: marks, what is entered with evidence, surveys."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_scopes import scope

from luoshi.assessment.actions import marks as actions
from luoshi.assessment.actions.surveys import answer_survey, open_surveys
from luoshi.assessment.computing import units_of
from luoshi.assessment.forms.marks import EnterForm, MarksForm, SurveyDaysForm, SurveyForm
from luoshi.assessment.models import Indicator, Mark, Survey
from luoshi.assessment.queries.marks import survey_indicators, survey_of, surveys_of, to_mark
from luoshi.assessment.views.finding import KEEP, find_indicator, find_scheme, tabs
from luoshi.foundation.lookup import require
from luoshi.meetings.views.answering import taken
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import done

MONTH, YEAR = timedelta(days=30), 365 * 24 * 3600
asking = require_http_methods(["GET", "POST"])


@require_GET
def marking(request: SignedIn, pk: UUID) -> HttpResponse:
    """What nobody can compute, and how far it is marked."""
    row = find_scheme(request, pk, do=None)
    context = {
        "scheme": row,
        "tabs": tabs(request, row, "marking"),
        "lines": to_mark(row, request.user),
        "asked": survey_indicators(row),
        "units": row.covered.count(),
        "may_mark": row.is_draft and request.user.has_perm("assessment.mark", row),
        "may_enter": row.is_draft and request.user.has_perm(KEEP, row),
    }
    return render(request, "assessment/marking.html", context)


def _place(indicator: Indicator) -> str:
    return reverse("marking", args=[indicator.category.scheme_id])


@asking
def give_marks(request: SignedIn, pk: UUID) -> HttpResponse:
    """The person's own marks for all units but those that they work in."""
    row = find_indicator(request, pk, do=None)
    require(request.user, "assessment.mark", row.category.scheme)
    units = [unit for unit in units_of(row.category.scheme) if unit.pk not in request.user.unit_ids]
    own = {mark.unit_id: mark for mark in Mark.objects.filter(indicator=row, by=request.user)}
    form = MarksForm(request.POST or None, indicator=row, units=units, own=own)
    if taken(form, lambda: actions.give_marks(indicator=row, person=request.user, given=form.given)):
        return done(request, _place(row), _("Your marks have been kept."))
    context = {"form": form, "indicator": row, "most": actions.most_of(row), "back": _place(row)}
    return render(request, "assessment/give_marks.html", context, status=422 if form.errors else 200)


@asking
def enter_marks(request: SignedIn, pk: UUID) -> HttpResponse:
    """Unit by unit, with the file that shows it."""
    row = find_indicator(request, pk)
    units = units_of(row.category.scheme)
    form = EnterForm(request.POST or None, request.FILES or None, indicator=row, units=units)
    if taken(form, lambda: _enter(request, row, form)):
        return done(request, request.path, _("Saved."))
    marks = Mark.objects.filter(indicator=row).select_related("unit", "evidence", "by")
    context = {"form": form, "indicator": row, "marks": marks, "back": _place(row)}
    return render(request, "assessment/enter_marks.html", context, status=422 if form.errors else 200)


def _enter(request: SignedIn, row: Indicator, form: EnterForm) -> None:
    said = form.cleaned_data
    given = actions.Given(said["marks"], said["reason"])
    actions.enter_marks(indicator=row, person=request.user, unit=form.chosen, given=given, file=said["file"])


@asking
def surveys(request: SignedIn, pk: UUID) -> HttpResponse:
    """An address for each unit, and how many have answered."""
    row = find_indicator(request, pk)
    form = SurveyDaysForm(request.POST or None, initial={"ends_on": timezone.localdate() + MONTH})
    if taken(form, lambda: open_surveys(indicator=row, person=request.user, **form.cleaned_data)):
        return done(
            request, request.path, _("The survey is open. Hand its addresses to those whom the units serve.")
        )
    context = {
        "form": form,
        "indicator": row,
        "lines": surveys_of(row),
        "root": request.build_absolute_uri("/")[:-1],
        "today": timezone.localdate(),
        "back": _place(row),
    }
    return render(request, "assessment/surveys.html", context, status=422 if form.errors else 200)


@login_not_required
@asking
def survey(request: HttpRequest, secret: str) -> HttpResponse:
    """Without an account: a mark for each question. The browser alone remembers that it has answered."""
    row = survey_of(secret)
    if row is None:
        return render(request, "assessment/survey_gone.html", status=410)
    with scope(organisation=row.organisation_id):
        return _survey(request, row)


def _survey(request: HttpRequest, row: Survey) -> HttpResponse:
    cookie = f"survey-{row.pk}"
    if cookie in request.COOKIES:
        return render(request, "assessment/survey_done.html", {"survey": row})
    form = SurveyForm(request.POST or None, questions=row.indicator.asked)
    if taken(form, lambda: answer_survey(survey=row, marks=form.marks)):
        answer = render(request, "assessment/survey_done.html", {"survey": row})
        answer.set_cookie(cookie, "1", max_age=YEAR, path=request.path, httponly=True, samesite="Lax")
        return answer
    return render(
        request, "assessment/survey.html", {"form": form, "survey": row}, status=422 if form.errors else 200
    )
