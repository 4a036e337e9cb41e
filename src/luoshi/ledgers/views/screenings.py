"""A screening: a unit's answer to it, and how far all are."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.foundation.lookup import find
from luoshi.ledgers.actions.screenings import answer_screening
from luoshi.ledgers.queries.screenings import found_by, screened
from luoshi.organisation.requests import SignedIn
from luoshi.work.models import Answer, Task
from luoshi.work.states import TO_DO

# Where what a screening finds is written.
LEDGER = "risks"


@require_http_methods(["GET", "POST"])
def screening(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST hands in what was found; with `none` that nothing was."""
    rows = Answer.objects.select_related("unit", "task__commitment", "task__plan")
    row = find(rows, request.user, see="work.see", pk=pk)
    if request.method == "POST":
        answer_screening(answer=row, person=request.user, none_found="none" in request.POST)
        messages.success(request, _("The screening is answered."))
        return redirect("screened", row.task_id)
    may_answer = row.state in TO_DO and request.user.has_perm("work.answer", row)
    context = {"answer": row, "found": found_by(row), "may_answer": may_answer, "ledger": LEDGER}
    return render(request, "ledgers/screening.html", context)


@require_GET
def screening_round(request: SignedIn, pk: UUID) -> HttpResponse:
    """Which units have answered, and what each found."""
    task = find(Task.objects.select_related("plan"), request.user, see="work.see", pk=pk)
    rows = screened(task)
    context = {
        "task": task,
        "rows": rows,
        "answered": sum(row.is_answered for row in rows),
        "found": sum(len(row.found) for row in rows),
    }
    return render(request, "ledgers/screened.html", context)
