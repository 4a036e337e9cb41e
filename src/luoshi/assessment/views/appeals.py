"""Appeals: raised by the head of the unit, answered by somebody who did not give the score."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.assessment.actions import appeals as actions
from luoshi.assessment.forms.marks import AnswerForm, AppealForm
from luoshi.assessment.kept import from_json
from luoshi.assessment.models import Appeal
from luoshi.assessment.views.finding import find_result, tabs
from luoshi.assessment.views.results import scheme_with_results
from luoshi.foundation.lookup import find
from luoshi.meetings.views.answering import taken
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

asking = require_http_methods(["GET", "POST"])


@require_GET
def appeals(request: SignedIn, pk: UUID) -> HttpResponse:
    """All against a published assessment, with their answers: seen by everyone inside."""
    row = scheme_with_results(request, pk)
    rows = Appeal.objects.filter(result__scheme=row).select_related("result__unit", "by", "answered_by")
    context = {"scheme": row, "tabs": tabs(request, row, "appeals"), "appeals": rows}
    return render(request, "assessment/appeals.html", context)


@asking
def appeal(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """Against one score."""
    row = find_result(request, pk, do="assessment.appeal")
    line = from_json(row.arithmetic).line(str(key))
    if line is None:
        raise Http404
    back = reverse("score", args=[row.pk, key])
    form = AppealForm(request.POST or None)
    if taken(
        form,
        lambda: actions.appeal(
            result=row, person=request.user, indicator=key, text=form.cleaned_data["text"]
        ),
    ):
        return done(request, back, _("The appeal has been raised. It is answered with a reason."))
    return ask(
        request,
        form,
        title=_("Appeal against “%(name)s”") % {"name": line.name},
        label=_("Appeal"),
        back=back,
    )


@asking
def answer_appeal(request: SignedIn, pk: UUID) -> HttpResponse:
    """Granted with other marks, or refused."""
    rows = Appeal.objects.select_related("result__scheme", "result__unit", "by")
    row = find(rows, request.user, see="assessment.see", do="assessment.answer_appeal", pk=pk)
    line = from_json(row.result.arithmetic).line(str(row.indicator))
    if line is None:
        raise Http404
    form = AnswerForm(request.POST or None, most=actions.most_of(line))
    back = reverse("score", args=[row.result_id, row.indicator])
    if taken(
        form,
        lambda: actions.answer_appeal(
            appeal=row, person=request.user, marks=form.marks, reply=form.cleaned_data["reply"]
        ),
    ):
        return done(request, back, _("The appeal has been answered."))
    title = _("Appeal against “%(name)s”") % {"name": row.name}
    return ask(request, form, title=title, label=_("Answer"), back=back, lead=row.text)
