"""Plans and their commitments."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from luoshi.api.auth import Scoped
from luoshi.api.etags import etag_of_row, need_match
from luoshi.api.outlines.pages import Page
from luoshi.api.outlines.plans import CommitmentOut, PlanOut
from luoshi.api.paging import Paging, page_of
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find, require
from luoshi.plans.actions.confirm import confirm_commitment
from luoshi.plans.models import Commitment, CommitmentState, Plan

router = Router(tags=["plans"], auth=Scoped(Scope.READ))


@router.get("/plans", response=Page[PlanOut], operation_id="list_plans")
def list_plans(request: Any, paging: Query[Paging]) -> Any:
    """All plans, the latest year first."""
    require(request.user, "plans.see")
    return page_of(request, Plan.objects.all(), paging)


@router.get("/plans/{key}", response=PlanOut, operation_id="get_plan")
def get_plan(request: Any, key: UUID) -> Any:
    """One plan."""
    return find(Plan.objects.all(), request.user, see="plans.see", pk=key)


@router.get("/plans/{key}/commitments", response=Page[CommitmentOut], operation_id="list_commitments")
def list_commitments(
    request: Any,
    key: UUID,
    paging: Query[Paging],
    state: CommitmentState | None = None,
) -> Any:
    """What a plan promises, in the order of its text."""
    plan = find(Plan.objects.all(), request.user, see="plans.see", pk=key)
    rows = Commitment.objects.filter(plan=plan, **({"state": state} if state else {}))
    return page_of(request, rows, paging)


@router.get("/commitments/{key}", response=CommitmentOut, operation_id="get_commitment")
def get_commitment(request: Any, response: HttpResponse, key: UUID) -> Any:
    """One promise; its ETag can be sent as If-Match when it is confirmed."""
    shown = CommitmentOut.from_orm(_commitment(request, key))
    response["ETag"] = etag_of_row(shown)
    return shown


@router.post(
    "/commitments/{key}/confirm",
    response=CommitmentOut,
    auth=Scoped(Scope.PLAN),
    operation_id="confirm_commitment",
)
def confirm(request: Any, key: UUID) -> Any:
    """Take it into the plan's work."""
    row = _commitment(request, key, do="plans.edit")
    need_match(request, CommitmentOut.from_orm(row))
    confirm_commitment(commitment=row, person=request.user, version=row.version)
    return _commitment(request, key)


def _commitment(request: Any, key: UUID, do: str | None = None) -> Commitment:
    return find(Commitment.objects.all(), request.user, see="plans.see", do=do, pk=key)
