"""What a unit asks of the office, and the office's answer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.work.actions import requests as actions
from luoshi.work.forms.answers import DateForm, ReasonForm, WaiverForm, WordForm
from luoshi.work.models import Request, Wish
from luoshi.work.views.answers import asking, find_answer
from luoshi.work.views.steps import ask, done


@asking
def ask_waiver(request: SignedIn, pk: UUID) -> HttpResponse:
    """To be let off."""
    answer = find_answer(request, pk, "ask")
    form = WaiverForm(request.POST or None)
    if form.is_valid():
        actions.ask(answer=answer, person=request.user, wish=Wish.WAIVER, **form.cleaned_data)
        return done(request, answer.task, _("The office has been asked."))
    return ask(request, answer.task, form, _("Ask to be let off"))


@asking
def ask_date(request: SignedIn, pk: UUID) -> HttpResponse:
    """For another date."""
    answer = find_answer(request, pk, "ask")
    form = DateForm(request.POST or None, initial={"due_on": answer.due_on})
    if form.is_valid():
        actions.ask(answer=answer, person=request.user, wish=Wish.DATE, **form.cleaned_data)
        return done(request, answer.task, _("The office has been asked."))
    return ask(request, answer.task, form, _("Ask for another date"))


def _request(request: SignedIn, pk: UUID) -> Request:
    rows = Request.objects.select_related("answer__task", "answer__unit", "by")
    return find(rows, request.user, see="work.see", do="work.decide", pk=pk)


def _asked(row: Request) -> str:
    """Who wants what and why, as it is decided on."""
    said = {"name": row.by, "unit": row.answer.unit, "task": row.answer.task.title, "reason": row.reason}
    if row.due_on is None:
        return _("%(unit)s (%(name)s) asks to be let off “%(task)s”: %(reason)s") % said
    said |= {
        "due": date_format(row.answer.due_on, "DATE_FORMAT"),
        "day": date_format(row.due_on, "DATE_FORMAT"),
    }
    return _("%(unit)s (%(name)s) asks for “%(task)s” on %(day)s instead of %(due)s: %(reason)s") % said


@asking
def grant(request: SignedIn, pk: UUID) -> HttpResponse:
    """Yes."""
    row = _request(request, pk)
    form = WordForm(request.POST or None)
    if form.is_valid():
        actions.grant(request=row, person=request.user, reply=form.cleaned_data["word"])
        return done(request, row.answer.task, _("Granted."))
    return ask(request, row.answer.task, form, _("Grant"), lead=_asked(row))


@asking
def refuse(request: SignedIn, pk: UUID) -> HttpResponse:
    """No, with the reason."""
    row = _request(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.refuse(request=row, person=request.user, reply=form.cleaned_data["reason"])
        return done(request, row.answer.task, _("Refused."))
    return ask(request, row.answer.task, form, _("Refuse"), lead=_asked(row))
