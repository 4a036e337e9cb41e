"""What a unit owes without a date: to look through once a quarter, and to record when an event asks for it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.organisation.calendars import calendar_of
from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.plans.models import Commitment
from luoshi.schedule.occasion import due_by_event
from luoshi.work.actions.looks import look_through
from luoshi.work.actions.occurrences import record_occurrence, take_back_occurrence
from luoshi.work.forms.duties import LookForm, OccurrenceForm
from luoshi.work.models import Occurrence
from luoshi.work.queries.duties import duties_of, looked_of, quarter_of

USUAL_DAYS = 5


@require_GET
def duties(request: SignedIn) -> HttpResponse:
    """Those of the person's own unit; to whoever has none, how far all units are."""
    own = next((membership.unit for membership in request.user.memberships_now), None)
    return unit_duties(request, own.pk) if own else looks(request)


@require_http_methods(["GET", "POST"])
def unit_duties(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: what the unit says of each standing commitment, all in one go."""
    today = timezone.localdate()
    unit = find(Unit.objects.all(), request.user, see="work.see", pk=pk)
    found = duties_of(unit, today)
    may_look = request.user.has_perm("work.look_through", unit)
    form = LookForm(request.POST or None, commitments=found.standing, looks=found.looks)
    if request.method == "POST":
        require(request.user, "work.look_through", unit)
        if form.is_valid():
            look_through(unit=unit, person=request.user, quarter=quarter_of(today), said=form.said)
            messages.success(request, _("Looked through for this quarter."))
            return redirect("unit_duties", pk)
    context = {
        "unit": unit,
        "duties": found,
        "form": form,
        "may_look": may_look,
        "may_see_looks": request.user.has_perm("work.see_looks"),
        "today": today,
        "quarter": (today.month + 2) // 3,
        "events": [(row, request.user.has_perm("work.record_occurrence", row)) for row in found.events],
    }
    return render(request, "work/duties.html", context, status=422 if form.errors else 200)


@require_GET
def looks(request: SignedIn) -> HttpResponse:
    """Which units have looked through what stands in this quarter."""
    require(request.user, "work.see_looks")
    today = timezone.localdate()
    context = {"rows": [row for row in looked_of(today) if row.owed], "quarter": (today.month + 2) // 3}
    return render(request, "work/looks.html", context)


@require_http_methods(["GET", "POST"])
def happened(request: SignedIn, pk: UUID) -> HttpResponse:
    """The event on a day, and the task that follows."""
    rows = Commitment.objects.select_related("plan", "unit")
    row = find(rows, request.user, see="work.see", do="work.record_occurrence", pk=pk)
    today = timezone.localdate()
    calendar = calendar_of(row.organisation_id)
    said = " ".join((row.due_text, row.title, row.quote))
    due = due_by_event(said, today, calendar) or calendar.after(today, USUAL_DAYS)
    first = {"happened_on": today, "due_on": due, "unit": next(iter(request.user.working_unit_ids), None)}
    form = OccurrenceForm(request.POST or None, initial=first, commitment=row, person=request.user)
    if form.is_valid():
        task = record_occurrence(commitment=row, person=request.user, **form.cleaned_data)
        messages.success(request, _("Recorded; this is the task that follows."))
        return redirect("task", task.pk)
    context = {"form": form, "commitment": row}
    return render(request, "work/happened.html", context, status=422 if form.is_bound else 200)


@require_POST
def take_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """As long as nobody has begun with what it asked for."""
    rows = Occurrence.objects.select_related("commitment")
    row = find(rows, request.user, see="work.see", pk=pk)
    take_back_occurrence(occurrence=row, person=request.user)
    messages.success(request, _("Taken back, with its task."))
    return redirect("duties")
