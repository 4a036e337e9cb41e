"""The steps of an answer: handed in, taken back, accepted, returned, waived, opened again, handed over."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.work.actions import answers as actions
from luoshi.work.actions.hand_in import hand_in as act_hand_in
from luoshi.work.forms.answers import HandInForm, HandOverForm, ReasonForm, WordForm
from luoshi.work.models import Answer
from luoshi.work.queries.answers import whole_answers
from luoshi.work.views.steps import ask, done

asking = require_http_methods(["GET", "POST"])


def find_answer(request: SignedIn, pk: UUID, do: str) -> Answer:
    """The answer with its task and unit, if the person may `do` this with it."""
    return find(whole_answers(), request.user, see="work.see", do=f"work.{do}", pk=pk)


@asking
def hand_in(request: SignedIn, pk: UUID) -> HttpResponse:
    """What was done, with its proof, for review."""
    answer = find_answer(request, pk, "answer")
    is_own = request.user.has_perm("work.ask", answer)
    form = HandInForm(request.POST or None, request.FILES or None, answer=answer, is_own=is_own)
    if form.is_valid():
        act_hand_in(answer=answer, person=request.user, **form.cleaned_data)
        return done(request, answer.task, _("Handed in."))
    return ask(request, answer.task, form, _("Hand in"))


@require_POST
def take_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """Before anyone has looked at it."""
    answer = find_answer(request, pk, "answer")
    actions.take_back(answer=answer, person=request.user)
    return done(request, answer.task, _("Taken back from review."))


@require_POST
def accept(request: SignedIn, pk: UUID) -> HttpResponse:
    """Yes, as it is."""
    answer = find_answer(request, pk, "review")
    actions.accept(answer=answer, person=request.user)
    return done(request, answer.task, _("Accepted."))


@asking
def accept_part(request: SignedIn, pk: UUID) -> HttpResponse:
    """What is there counts, and the rest is still owed."""
    answer = find_answer(request, pk, "review")
    form = WordForm(request.POST or None)
    if form.is_valid():
        actions.accept(answer=answer, person=request.user, is_part=True, **form.cleaned_data)
        return done(request, answer.task, _("What is there has been accepted; the rest is still owed."))
    return ask(request, answer.task, form, _("Accept what is there"))


@asking
def send_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """No, with what is missing."""
    answer = find_answer(request, pk, "review")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.send_back(answer=answer, person=request.user, **form.cleaned_data)
        return done(request, answer.task, _("Returned."))
    return ask(request, answer.task, form, _("Return"))


@asking
def waive(request: SignedIn, pk: UUID) -> HttpResponse:
    """The unit need not do it."""
    answer = find_answer(request, pk, "waive")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.waive(answer=answer, person=request.user, **form.cleaned_data)
        return done(request, answer.task, _("Waived."))
    return ask(request, answer.task, form, _("Waive"))


@asking
def reopen(request: SignedIn, pk: UUID) -> HttpResponse:
    """It is owed again."""
    answer = find_answer(request, pk, "reopen")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.reopen(answer=answer, person=request.user, **form.cleaned_data)
        return done(request, answer.task, _("Opened again."))
    return ask(request, answer.task, form, _("Open again"))


@asking
def hand_over(request: SignedIn, pk: UUID) -> HttpResponse:
    """To someone of the unit."""
    answer = find_answer(request, pk, "hand")
    form = HandOverForm(request.POST or None, answer=answer, initial={"to": answer.person_id})
    if form.is_valid():
        actions.hand_over(answer=answer, person=request.user, **form.cleaned_data)
        return done(request, answer.task, _("Handed over."))
    return ask(request, answer.task, form, _("Hand over"))
