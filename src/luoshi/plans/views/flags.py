"""Flagged commitments: anyone may flag, the legal reviewer alone decides."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.organisation.requests import SignedIn
from luoshi.plans.actions import flags as actions
from luoshi.plans.forms.steps import FlagForm, NarrowForm, ReasonForm
from luoshi.plans.queries.flags import about_people, decided, sentences_of, waiting
from luoshi.plans.stepped import ask, attempt, shows_refusal, stepped
from luoshi.plans.views.commitments import find_commitment


class Decision(NamedTuple):
    """In what the steps of the legal review differ."""

    permission: str
    form: type[forms.Form]
    act: Callable[..., Any]
    title: Any
    said: Any
    help: Any


FLAG = Decision(
    "plans.flag",
    FlagForm,
    actions.flag_commitment,
    gettext_lazy("Flag for legal review"),
    gettext_lazy("Flagged: it rests until the legal reviewer has decided."),
    gettext_lazy("Until the legal reviewer has decided, nothing is scheduled and open tasks rest."),
)
CLEAR = Decision(
    "plans.review_flags",
    ReasonForm,
    actions.clear_flag,
    gettext_lazy("Clear the flag"),
    gettext_lazy("Cleared: the office can confirm it."),
    gettext_lazy("Only where the flag was wrong: nothing about people, speech or sanctions is asked for."),
)
NARROW = Decision(
    "plans.review_flags",
    NarrowForm,
    actions.narrow_commitment,
    gettext_lazy("Narrow"),
    gettext_lazy("Narrowed."),
    gettext_lazy(
        "Only what you write here becomes work; its tasks take date, count and note, no files about people."
    ),
)
DECLINE = Decision(
    "plans.review_flags",
    ReasonForm,
    actions.decline_commitment,
    gettext_lazy("Decline"),
    gettext_lazy("Declined."),
    gettext_lazy("It will not be done through this program. The decision stands in the journal."),
)


@require_GET
def flags(request: SignedIn) -> HttpResponse:
    """What waits for a decision, what was decided, and everything about people that the reader did not flag."""
    lists = {"waiting": list(waiting()), "decided": list(decided()), "about_people": list(about_people())}
    may_review = request.user.has_perm("plans.review_flags")
    words = sentences_of([*lists["waiting"], *lists["decided"]])
    return render(request, "plans/flags.html", {**lists, "sentences": words, "may_review": may_review})


@require_http_methods(["GET", "POST"])
@shows_refusal
def flag(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, FLAG)


@require_http_methods(["GET", "POST"])
@shows_refusal
def clear(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, CLEAR)


@require_http_methods(["GET", "POST"])
@shows_refusal
def narrow(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, NARROW)


@require_http_methods(["GET", "POST"])
@shows_refusal
def decline(request: SignedIn, pk: UUID) -> HttpResponse:
    return _decide(request, pk, DECLINE)


def _decide(request: SignedIn, pk: UUID, decision: Decision) -> HttpResponse:
    """`?from=flags` leads back to the reviewer's list instead of the plan."""
    row = find_commitment(request, pk, do=decision.permission)
    form = decision.form(request.POST or None, initial={"version": row.version, "title": row.title})
    step = attempt(form, partial(decision.act, commitment=row, person=request.user))
    from_list = request.GET.get("from") == "flags"
    if step and from_list:
        messages.success(request, decision.said)
        return redirect("flags")
    if step:
        return stepped(request, row.plan, str(decision.said), step=step, row=row)
    back = reverse("flags") if from_list else ""
    words = {"title": decision.title, "label": decision.title, "help": decision.help, "back": back}
    return ask(request, row.plan, form, row=row, sentence=sentences_of([row]).get(row.pk), **words)
