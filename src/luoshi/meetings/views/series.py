"""Standing meetings: founded, changed, their seats, the next meeting of one."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.journal.queries import history
from luoshi.meetings.actions import meetings as meeting_actions
from luoshi.meetings.actions import series as actions
from luoshi.meetings.forms import SeatForm, SeriesForm, SlotForm
from luoshi.meetings.models import Meeting, MeetingState, Seat, Series
from luoshi.meetings.queries import series as queries
from luoshi.meetings.queries.decisions import done_by_series
from luoshi.meetings.queries.meetings import lines, of_series
from luoshi.meetings.seats import filled
from luoshi.meetings.views.answering import KEEP, SEE, taken
from luoshi.meetings.views.tabs import tabs
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done
from luoshi.plans.models import Commitment
from luoshi.work.models import Answer

PAGE = 20
VERB = re.compile("^(?:定期)?(?:召开|开展|组织召开|举行|举办)")
asking = require_http_methods(["GET", "POST"])


@require_GET
def series_list(request: SignedIn) -> HttpResponse:
    """All series, and the commitments that ask for one."""
    require(request.user, SEE)
    page = Paginator(queries.series_lines(), PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    counts = done_by_series([row.pk for row in rows], date(timezone.localdate().year, 1, 1))
    may_found = request.user.has_perm("meetings.found")
    context = {
        "tabs": tabs("meeting_series_list"),
        "page": page,
        "lines": [(row, counts.get(row.pk)) for row in rows],
        "asked_for": queries.asked_for() if may_found else [],
        "may_found": may_found,
    }
    return render(request, "meetings/series_list.html", context)


def _find(request: SignedIn, pk: UUID, do: str | None = KEEP) -> Series:
    rows = Series.objects.select_related("unit", "commitment__plan")
    return find(rows, request.user, see=SEE, do=do, pk=pk)


@require_GET
def series(request: SignedIn, pk: UUID) -> HttpResponse:
    """Its seats and its meetings."""
    row = _find(request, pk, do=None)
    seats = list(row.seats.select_related("unit", "person"))
    people = filled(seats)
    page = Paginator(of_series(row.pk).values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    context = {
        "series": row,
        "seats": [(seat, people.get(seat.pk)) for seat in seats],
        "page": page,
        "lines": lines(page),
        "may_keep": request.user.has_perm(KEEP, row) and row.ended_on is None,
        "events": history(row, most=30),
    }
    return render(request, "meetings/series.html", context)


@asking
def found_series(request: SignedIn) -> HttpResponse:
    """By hand; `commitment` in the address for one of a plan."""
    require(request.user, "meetings.found")
    commitment = _commitment(request)
    started = _started(commitment) if commitment else {}
    form = SeriesForm(request.POST or None, initial=started, of_plan=commitment is not None)
    made: list[Series] = []
    facts: dict[str, Any] = {"person": request.user, "commitment": commitment}
    if taken(form, lambda: made.append(actions.found_series(**facts, **form.cleaned_data))):
        return done(request, made[0].get_absolute_url(), _("Now say who sits in it."))
    context = {"form": form, "commitment": commitment, "back": reverse("meeting_series_list")}
    title = _("A new series")
    return render(
        request, "meetings/series_form.html", context | {"title": title}, status=422 if form.errors else 200
    )


def _commitment(request: SignedIn) -> Commitment | None:
    key = request.GET.get("commitment")
    if not key:
        return None
    rows = Commitment.objects.filter(state__in=Commitment.SCHEDULED).select_related("unit", "plan")
    return find(rows, request.user, see=SEE, pk=key)


def _started(commitment: Commitment) -> dict[str, Any]:
    """The name is that of the meeting, without the verb of the plan's sentence."""
    name = VERB.sub("", commitment.title)[:80] or commitment.title[:80]
    return {"name": name, "unit": commitment.unit}


@asking
def change_series(request: SignedIn, pk: UUID) -> HttpResponse:
    """What holds from now on."""
    row = _find(request, pk)
    form = SeriesForm(request.POST or None, instance=row, of_plan=row.commitment_id is not None)
    if taken(form, lambda: actions.change_series(series=row, person=request.user, **form.cleaned_data)):
        return done(request, row.get_absolute_url(), _("Changed."))
    context = {"form": form, "commitment": row.commitment, "title": _("Change the series")}
    context["back"] = row.get_absolute_url()
    return render(request, "meetings/series_form.html", context, status=422 if form.errors else 200)


@require_POST
def end_series(request: SignedIn, pk: UUID) -> HttpResponse:
    """It meets no more."""
    row = _find(request, pk)
    actions.end_series(series=row, person=request.user)
    return done(request, row.get_absolute_url(), _("The series has ended."))


@asking
def add_seat(request: SignedIn, pk: UUID) -> HttpResponse:
    """By unit and post, for a person, or for an outside body."""
    row = _find(request, pk)
    form = SeatForm(request.POST or None)

    def act() -> None:
        said = dict(form.cleaned_data)
        actions.add_seat(series=row, person=request.user, **_seat(said))

    if taken(form, act):
        return done(request, row.get_absolute_url())
    return ask(request, form, title=_("A new seat"), label=_("Add"), back=row.get_absolute_url())


def _seat(said: dict[str, Any]) -> dict[str, Any]:
    """The person whose seat it is stands beside the one who adds it."""
    return {**{name: said[name] for name in ("part", "unit", "post", "name")}, "sitter": said["whom"]}


@require_POST
def remove_seat(request: SignedIn, pk: UUID) -> HttpResponse:
    """For the meetings that are planned from now on."""
    rows = Seat.objects.select_related("series", "unit", "person")
    row = find(rows, request.user, see=SEE, pk=pk)
    require(request.user, KEEP, row.series)
    actions.remove_seat(seat=row, person=request.user)
    return done(request, row.series.get_absolute_url())


@asking
def plan_meeting(request: SignedIn, pk: UUID) -> HttpResponse:
    """The next one; `answer` in the address for a certain task of its commitment."""
    row = _find(request, pk)
    next_one = queries.next_of(row, _answer(request, row))
    slot = next_one.slot
    proposed = {"day": slot.day, "begins": slot.begins, "ends": slot.ends, "place": slot.place}
    form = SlotForm(request.POST or None, initial=proposed)
    made: list[Meeting] = []
    facts: dict[str, Any] = {"series": row, "person": request.user, "answer": next_one.answer}
    if taken(form, lambda: made.append(meeting_actions.plan_meeting(**facts, slot=form.slot))):
        return done(request, made[0].get_absolute_url(), _("Planned. Draft the agenda, then call it."))
    lead = next_one.answer.task if next_one.answer else None
    context = {"series": row, "form": form, "task": lead, "answer": next_one.answer}
    return render(request, "meetings/plan.html", context, status=422 if form.errors else 200)


def _answer(request: SignedIn, series: Series) -> Answer | None:
    key = request.GET.get("answer")
    return find(queries.open_answers(series), request.user, see="work.see", pk=key) if key else None


@require_POST
def meeting_for(request: SignedIn, pk: UUID) -> HttpResponse:
    """From a task that asks for a meeting to that, or to planning it, or to making its series."""
    rows = Answer.objects.filter(task__commitment__isnull=False).select_related("task__commitment")
    return done(request, _way_to_the_meeting(find(rows, request.user, see="work.see", pk=pk)))


def _way_to_the_meeting(answer: Answer) -> str:
    planned = Meeting.objects.filter(answer=answer).exclude(state=MeetingState.CANCELLED).first()
    if planned and (answer.task.target or 1) <= 1:
        return planned.get_absolute_url()
    found = queries.series_for(answer)
    if found:
        return f"{reverse('plan_meeting', args=[found.pk])}?answer={answer.pk}"
    return f"{reverse('found_series')}?commitment={answer.task.commitment_id}"
