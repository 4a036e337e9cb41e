"""What several views of meetings share: the lookup, a form with its refusal beside its fields, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django_htmx.http import HttpResponseClientRefresh

from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.meetings.models import Meeting
from luoshi.meetings.queries.meetings import whole_meetings
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import done

SEE, KEEP = "meetings.see", "meetings.keep"


def find_meeting(request: SignedIn, pk: UUID, do: str | None = KEEP) -> Meeting:
    """404 to strangers, 403 to whoever does not keep it."""
    return find(whole_meetings(), request.user, see=SEE, do=do, pk=pk)


def stepped(request: SignedIn, address: str, said: str = "") -> HttpResponse:
    """Out of a dialog the page that it stands over is drawn anew; else to its part at `address`.

    A browser that is led to another part of the page it shows does not load that page again.
    """
    if request.headers.get("HX-Request"):
        if said:
            messages.success(request, said)
        return HttpResponseClientRefresh()
    return done(request, address, said)


def taken(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Whether the form is valid and the action takes it; what it refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True
