"""The list of tasks, and one task."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.work.actions import tasks as actions
from luoshi.work.forms.answers import RemarkForm
from luoshi.work.forms.filters import ASKED, TaskFilter
from luoshi.work.forms.tasks import AgreeDateForm
from luoshi.work.pace import pace_of
from luoshi.work.queries import tasks as queries
from luoshi.work.queries.answers import cards_of
from luoshi.work.queries.story import story_of

PAGE = 50
# Filters that another page's link sets, which have no field of their own.
ONLY = ("commitment", "measure", "section", "day")


@require_GET
def tasks(request: SignedIn) -> HttpResponse:
    """Fifty a page, by due date."""
    today = timezone.localdate()
    form = TaskFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    keys = queries.filtered(wanted, today, request.user.unit_ids).values_list("pk", flat=True)
    page = Paginator(keys, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": queries.lines(page.object_list),
        "today": today,
        "is_filtered": any(wanted.values()),
        "ask": wanted.get("ask") and dict(ASKED)[wanted["ask"]],
        "only": next((wanted[name] for name in ONLY if wanted.get(name)), None),
        "latest_first": wanted.get("order") == "latest",
    }
    return render(request, "work/tasks.html", context)


@require_GET
def task(request: SignedIn, pk: UUID) -> HttpResponse:
    """What the plan says, when it is due, who answers, and what has happened."""
    row = find(queries.whole_tasks(), request.user, see="work.see", pk=pk)
    today = timezone.localdate()
    remarks = list(row.remarks.select_related("by"))
    context = {
        "task": row,
        "today": today,
        "also": queries.also_serves(row),
        "pace": pace_of(row, today),
        "cards": cards_of(row, request.user, today),
        "may_decide": request.user.has_perm("work.decide", row),
        "instructions": [one for one in remarks if one.is_instruction],
        "remarks": [one for one in remarks if not one.is_instruction],
        "may_instruct": request.user.has_perm("work.instruct", row),
        "remark_form": RemarkForm() if request.user.has_perm("work.remark", row) else None,
        "events": story_of(row),
        "may_agree": request.user.has_perm("work.agree_date", row) and row.state not in queries.IDLE,
    }
    return render(request, "work/task.html", context)


@require_http_methods(["GET", "POST"])
def agree_date(request: SignedIn, pk: UUID) -> HttpResponse:
    """Another date than the rule's, with the reason."""
    row = find(queries.tasks(), request.user, see="work.see", do="work.agree_date", pk=pk)
    form = AgreeDateForm(request.POST or None, initial={"due_on": row.due_on})
    if form.is_valid():
        actions.agree_date(task=row, person=request.user, **form.cleaned_data)
        messages.success(request, _("The date has been agreed."))
        return redirect("task", row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "work/agree_date.html", {"form": form, "task": row}, status=status)
