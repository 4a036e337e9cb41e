"""One commitment, with everything that serves it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from luoshi.foundation.lookup import find
from luoshi.organisation.requests import SignedIn
from luoshi.plans.models import Commitment
from luoshi.work.serving import parts_of


@require_GET
def commitment(request: SignedIn, pk: UUID) -> HttpResponse:
    """The plan's words, and from every room what is done about them."""
    rows = Commitment.objects.select_related("plan", "measure", "unit", "served_by")
    row = find(rows, request.user, see="plans.see", pk=pk)
    context = {"commitment": row, "parts": parts_of(row, timezone.localdate())}
    return render(request, "work/commitment.html", context)
