"""One tap on a line of a tick sheet."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from luoshi.organisation.requests import SignedIn
from luoshi.work.actions.ticks import tick as act_tick
from luoshi.work.sheets import Line, TickSheet, sheets_of
from luoshi.work.views.answers import find_answer


@require_POST
def tick(request: SignedIn, pk: UUID, key: str) -> HttpResponse:
    """Sets the tick of the line, or takes it away where it is set; answers with the sheet as it stands."""
    answer = find_answer(request, pk, "answer")
    sheet, line = _line(sheets_of(answer.task, [answer]).get(answer.pk), key)
    is_day = isinstance(line.label, date)
    which = {"day": line.label} if is_day else {"of": line.label}
    act_tick(answer=answer, person=request.user, on=not line.is_ticked, **which)  # type: ignore[arg-type]
    if not request.headers.get("HX-Request"):
        return redirect("task", answer.task_id)
    sheet = sheets_of(answer.task, [answer])[answer.pk]
    return render(request, "work/tick_sheet.html", {"answer": answer, "sheet": sheet, "may_tick": True})


def _line(sheet: TickSheet | None, key: str) -> tuple[TickSheet, Line]:
    for line in sheet.lines if sheet else ():
        if line.key == key and sheet:
            return sheet, line
    raise Http404
