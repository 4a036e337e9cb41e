"""Flagged commitments: anyone may flag, the legal reviewer alone decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import flags as actions
from luoshi.plans.forms import FlagForm, NarrowForm, ReasonForm
from luoshi.plans.queries.flags import about_people, decided, waiting
from luoshi.plans.stepped import ask, stepped
from luoshi.plans.views.commitments import find_commitment


@require_GET
def flags(request: SignedIn) -> HttpResponse:
    """What waits for a decision, what was decided, and everything about people that the reader did not flag."""
    return render(
        request,
        "plans/flags.html",
        {
            "waiting": waiting(),
            "decided": decided(),
            "about_people": about_people(),
            "may_review": request.user.has_perm("plans.review_flags"),
        },
    )


@require_http_methods(["GET", "POST"])
def flag(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, "plans.flag", FlagForm, actions.flag_commitment, _("Flag for legal review"), _("Flagged."))


@require_http_methods(["GET", "POST"])
def clear(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, "plans.review_flags", ReasonForm, actions.clear_flag, _("Clear the flag"), _("Cleared."))


@require_http_methods(["GET", "POST"])
def narrow(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, "plans.review_flags", NarrowForm, actions.narrow_commitment, _("Narrow"), _("Narrowed."))


@require_http_methods(["GET", "POST"])
def decline(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, "plans.review_flags", ReasonForm, actions.decline_commitment, _("Decline"), _("Declined."))


def _decide(  # noqa: PLR0913 - the parts in which the four steps differ
    request: SignedIn,
    pk: UUID,
    permission: str,
    form_of: type[forms.Form],
    action: Callable[..., Any],
    title: str,
    said: str,
) -> HttpResponse:
    row = find_commitment(request, pk, do=permission)
    form = form_of(request.POST or None, initial={"version": row.version, "title": row.title})
    if form.is_valid():
        action(commitment=row, person=request.user, **form.cleaned_data)
        if request.headers.get("HX-Request"):
            return stepped(request, row.plan, said, row)
        return redirect("flags")
    return ask(request, row.plan, form, title=title, label=title, row=row)
