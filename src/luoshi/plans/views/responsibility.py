"""Responsibility lists: what each unit leads, answers for and supports, on the page and in Word."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.foundation.downloads import DOCX, ZIP, download, zipped
from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Refused
from luoshi.organisation.requests import SignedIn
from luoshi.papers.official import write
from luoshi.plans.models import Plan, PlanState
from luoshi.plans.official import list_of_all, list_of_unit
from luoshi.plans.shares import Division, Share, division_of
from luoshi.plans.views.tabs import responsibility_tabs


def published(request: SignedIn, pk: UUID, do: str | None = None) -> tuple[Plan, Division | None]:
    """The plan, and how it is divided; None while it is not published."""
    plan = find(Plan.objects.select_related("organisation"), request.user, see="plans.see", do=do, pk=pk)
    return plan, division_of(plan) if plan.state == PlanState.PUBLISHED else None


@require_GET
def responsibility(request: SignedIn, pk: UUID) -> HttpResponse:
    """Every unit with what it has; one's own units are marked."""
    plan, division = published(request, pk)
    context = {
        "plan": plan,
        "division": division,
        "mine": request.user.unit_ids,
        "tabs": responsibility_tabs(plan, "responsibility"),
    }
    return render(request, "plans/responsibility.html", context)


def _share(request: SignedIn, pk: UUID, key: UUID) -> tuple[Plan, Share]:
    plan, division = published(request, pk)
    share = division.of(key) if division else None
    if share is None:
        raise Http404
    return plan, share


@require_GET
def unit_responsibility(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    """One unit's list, each line with its sentence and the way to its place in the text."""
    plan, share = _share(request, pk, key)
    return render(request, "plans/unit_responsibility.html", {"plan": plan, "share": share})


@require_GET
def unit_responsibility_word(request: SignedIn, pk: UUID, key: UUID) -> HttpResponse:
    plan, share = _share(request, pk, key)
    data = write(list_of_unit(plan, share, plan.organisation.name))
    return download(data, DOCX, f"{share.unit}-{plan.year}-责任清单.docx")


def _shares(request: SignedIn, pk: UUID) -> tuple[Plan, list[Share]]:
    """Of the units that have something. Refused: not-published."""
    plan, division = published(request, pk)
    if division is None:
        raise Refused("not-published", _("Publish the plan first; lists are made of what is confirmed."))
    return plan, [share for share in division.shares if share.total]


@require_GET
def responsibility_word(request: SignedIn, pk: UUID) -> HttpResponse:
    """The lists of all units in one file."""
    plan, shares = _shares(request, pk)
    data = write(list_of_all(plan, shares, plan.organisation.name))
    return download(data, DOCX, f"{plan.title}-责任清单.docx")


@require_GET
def responsibility_files(request: SignedIn, pk: UUID) -> HttpResponse:
    """A file for each unit, in one archive."""
    plan, shares = _shares(request, pk)
    issuer = plan.organisation.name
    files = (
        (f"{number:02}-{share.unit}.docx", write(list_of_unit(plan, share, issuer)))
        for number, share in enumerate(shares, start=1)
    )
    return download(zipped(files), ZIP, f"{plan.title}-责任清单.zip")
