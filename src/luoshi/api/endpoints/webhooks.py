"""Webhooks, and what was sent to them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Query, Router
from ninja.responses import Status

from luoshi.api.actions import webhooks as actions
from luoshi.api.auth import Scoped
from luoshi.api.models import Delivery, Webhook
from luoshi.api.outlines.asked import HookIn
from luoshi.api.outlines.hooks import DeliveryOut, HookOut, NewHookOut
from luoshi.api.outlines.pages import Page
from luoshi.api.paging import Paging, page_of
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find, require

router = Router(tags=["webhooks"], auth=Scoped(Scope.HOOKS))
MANAGE = "api.manage_hooks"


@router.get("/webhooks", response=list[HookOut], operation_id="list_hooks")
def list_hooks(request: Any) -> Any:
    """All of the organisation's."""
    require(request.user, MANAGE)
    return list(Webhook.objects.all())


@router.post("/webhooks", response={201: NewHookOut}, operation_id="add_hook")
def add_hook(request: Any, hook: HookIn) -> Any:
    """The answer holds the secret with which the other side checks the signature."""
    told = hook.dict() | {"address": str(hook.address)}
    return Status(201, actions.add_hook(person=request.user, **told))


@router.delete("/webhooks/{key}", response={204: None}, operation_id="remove_hook")
def remove_hook(request: Any, key: UUID) -> Any:
    """Nothing is sent to it any more."""
    actions.remove_hook(hook=_hook(request, key), person=request.user)
    return Status(204, None)


@router.get("/webhooks/{key}/deliveries", response=Page[DeliveryOut], operation_id="list_deliveries")
def list_deliveries(request: Any, key: UUID, paging: Query[Paging]) -> Any:
    """The latest first."""
    rows = Delivery.objects.filter(webhook=_hook(request, key))
    return page_of(request, rows, paging)


@router.post("/deliveries/{key}/replay", response={202: DeliveryOut}, operation_id="replay_delivery")
def replay(request: Any, key: UUID) -> Any:
    """Send it once more."""
    row = find(Delivery.objects.all(), request.user, see=MANAGE, pk=key)
    actions.replay(delivery=row, person=request.user)
    row.refresh_from_db()
    return Status(202, row)


def _hook(request: Any, key: UUID) -> Webhook:
    return find(Webhook.objects.all(), request.user, see=MANAGE, pk=key)
