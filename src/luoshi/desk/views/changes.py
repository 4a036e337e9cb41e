"""What changed since the last visit, drawn into the first page once it stands, and again every minute."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from luoshi.desk.actions.visits import visit
from luoshi.desk.queries.changes import changes as changes_since
from luoshi.foundation.lookup import require
from luoshi.organisation.requests import SignedIn


@require_POST
def changes(request: SignedIn) -> HttpResponse:
    """Says that the person is here; what is drawn is told from the end of their visit before."""
    require(request.user, "work.see")
    found = changes_since(request.user, visit(person=request.user).since)
    return render(request, "desk/changes.html", {"changes": found})
