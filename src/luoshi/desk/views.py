"""The first page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from luoshi.organisation.requests import SignedIn


def home(request: SignedIn) -> HttpResponse:
    """For now the plans."""
    return redirect("plans")
