"""Orders and chasers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from ninja import Query, Router
from ninja.responses import Status

from luoshi.api.auth import Scoped
from luoshi.api.outlines.asked import ChaserIn, OrderIn, ReasonIn, ReplyIn
from luoshi.api.outlines.pages import Page
from luoshi.api.outlines.work import ChaserOut, TaskOut
from luoshi.api.paging import Paging, page_of
from luoshi.api.rows import all_named
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find, require
from luoshi.organisation.models import Unit
from luoshi.work.actions import chasers as actions
from luoshi.work.actions.orders import give_order
from luoshi.work.models import Answer, Chaser, Reply
from luoshi.work.queries.orders import orders
from luoshi.work.queries.tasks import lines

router = Router(tags=["leading"], auth=Scoped(Scope.READ))
LEAD = Scoped(Scope.LEAD)


@router.get("/orders", response=Page[TaskOut], operation_id="list_orders")
def list_orders(request: Any, paging: Query[Paging]) -> Any:
    """The tasks of orders, the last given first."""
    require(request.user, "work.see")
    return page_of(request, orders().values_list("pk", flat=True), paging, lines)


@router.post("/orders", response={201: TaskOut}, auth=LEAD, operation_id="give_order")
def post_order(request: Any, order: OrderIn) -> Any:
    """Work without a plan, for one or many units."""
    require(request.user, "work.order")
    units = all_named(Unit.objects.filter(closed_on=None), order.units, "units")
    task = give_order(person=request.user, **order.dict() | {"units": units})
    return Status(201, lines([task.pk])[0])


@router.get("/chasers", response=Page[ChaserOut], operation_id="list_chasers")
def list_chasers(request: Any, paging: Query[Paging]) -> Any:
    """Open ones first."""
    require(request.user, "work.see")
    rows = _chasers().order_by("closed_at", "-year", "-number")
    return page_of(request, rows, paging)


@router.get("/chasers/{key}", response=ChaserOut, operation_id="get_chaser")
def get_chaser(request: Any, key: UUID) -> Any:
    """With each unit's reply."""
    return find(_chasers(), request.user, see="work.see", pk=key)


@router.post("/chasers", response={201: ChaserOut}, auth=LEAD, operation_id="write_chaser")
def post_chaser(request: Any, chaser: ChaserIn) -> Any:
    """On what is late among the answers."""
    require(request.user, "work.chase")
    told = chaser.dict() | {"answers": all_named(Answer.objects.all(), chaser.answers, "answers")}
    return Status(201, get_chaser(request, actions.write_chaser(person=request.user, **told).pk))


@router.post(
    "/replies/{key}/reply", response=ChaserOut, auth=Scoped(Scope.WORK), operation_id="reply_to_chaser"
)
def reply(request: Any, key: UUID, said: ReplyIn) -> Any:
    """What the unit has done and will do."""
    return _step(request, key, "work.reply", actions.reply_to_chaser, text=said.text)


@router.post("/replies/{key}/accept", response=ChaserOut, auth=LEAD, operation_id="accept_reply")
def accept(request: Any, key: UUID) -> Any:
    """The reply does."""
    return _step(request, key, "work.accept_reply", actions.accept_reply)


@router.post("/replies/{key}/return", response=ChaserOut, auth=LEAD, operation_id="return_reply")
def send_back(request: Any, key: UUID, said: ReasonIn) -> Any:
    """The reply does not do, and why."""
    return _step(request, key, "work.accept_reply", actions.return_reply, reason=said.reason)


def _step(request: Any, key: UUID, do: str, act: Callable[..., None], **said: Any) -> Any:
    rows = Reply.objects.select_related("unit", "chaser")
    row = find(rows, request.user, see="work.see", do=do, pk=key)
    act(reply=row, person=request.user, **said)
    return get_chaser(request, row.chaser_id)


def _chasers() -> Any:
    return Chaser.objects.prefetch_related("replies__unit")
