"""One unit asks another."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.organisation.requests import SignedIn
from luoshi.work.actions.support import ask_unit as act_ask_unit
from luoshi.work.forms.support import AskUnitForm
from luoshi.work.views.answers import asking, find_answer
from luoshi.work.views.steps import ask, done


@asking
def ask_unit(request: SignedIn, pk: UUID) -> HttpResponse:
    """For its part in the task."""
    answer = find_answer(request, pk, "ask")
    initial = {"due_on": max(answer.due_on, timezone.localdate())}
    form = AskUnitForm(request.POST or None, answer=answer, initial=initial)
    if form.is_valid():
        act_ask_unit(answer=answer, person=request.user, **form.cleaned_data)
        return done(request, answer.task, _("The unit has been asked."))
    return ask(request, answer.task, form, _("Ask another unit"))
