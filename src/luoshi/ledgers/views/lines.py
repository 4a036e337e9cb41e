"""Lines of an entry: what is done about it again and again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.ledgers.actions import lines as actions
from luoshi.ledgers.forms import LineForm
from luoshi.ledgers.models import EntryLine
from luoshi.ledgers.queries.entries import whole_entries
from luoshi.organisation.requests import SignedIn


@require_http_methods(["GET", "POST"])
def add_line(request: SignedIn, pk: UUID) -> HttpResponse:
    """Where the ledger has lines."""
    row = find(whole_entries(), request.user, see="ledgers.see", do="ledgers.write", pk=pk)
    if not row.definition.lines:
        raise Http404
    form = LineForm(request.POST or None, request.FILES or None, definition=row.definition)
    if form.is_valid():
        try:
            actions.add_line(entry=row, person=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Saved."))
            return redirect(row)
    context = {"form": form, "entry": row}
    return render(request, "ledgers/line.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove_line(request: SignedIn, pk: UUID) -> HttpResponse:
    """One that was written by mistake."""
    rows = EntryLine.objects.select_related("entry__version")
    line = find(rows, request.user, see="ledgers.see", pk=pk)
    entry = find(whole_entries(), request.user, see="ledgers.see", do="ledgers.write", pk=line.entry_id)
    actions.remove_line(line=line, person=request.user)
    messages.success(request, _("The line has been taken out."))
    return redirect(entry)
