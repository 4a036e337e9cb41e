"""Talk about a task, and what leaders instruct."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.work.actions.remarks import instruct as act_instruct
from luoshi.work.actions.remarks import remark as act_remark
from luoshi.work.forms.answers import InstructForm, RemarkForm
from luoshi.work.models import Task
from luoshi.work.views.steps import ask, done


@require_POST
def remark(request: SignedIn, pk: UUID) -> HttpResponse:
    """A word for everyone who has to do with it."""
    task = find(Task.objects.all(), request.user, see="work.see", do="work.remark", pk=pk)
    form = RemarkForm(request.POST)
    if form.is_valid():
        act_remark(task=task, person=request.user, **form.cleaned_data)
        return done(request, task, _("Said."))
    return ask(request, task, form, _("Say something"))


@require_http_methods(["GET", "POST"])
def instruct(request: SignedIn, pk: UUID) -> HttpResponse:
    """What a leader wants done; the usual words stand there already, so that one more tap sends them."""
    task = find(Task.objects.all(), request.user, see="work.see", do="work.instruct", pk=pk)
    form = InstructForm(
        request.POST or None, initial={"text": _("Please see to this at once, and say why it is late.")}
    )
    if form.is_valid():
        act_instruct(task=task, person=request.user, **form.cleaned_data)
        return done(request, task, _("The instruction has been given."))
    return ask(request, task, form, _("Instruct"))
