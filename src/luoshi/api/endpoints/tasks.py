"""Tasks and each unit's answer to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from luoshi.api.auth import Scoped
from luoshi.api.etags import etag_of_row, need_match
from luoshi.api.outlines.asked import AcceptIn, ReasonIn, WordIn
from luoshi.api.outlines.pages import Page
from luoshi.api.outlines.work import AnswerOut, TaskOut
from luoshi.api.paging import Paging, page_of
from luoshi.api.scopes import Scope
from luoshi.api.texts import Search
from luoshi.foundation.lookup import find, require
from luoshi.work.actions import answers as actions
from luoshi.work.models import Answer
from luoshi.work.queries import tasks as queries
from luoshi.work.queries.answers import whole_answers

router = Router(tags=["tasks"], auth=Scoped(Scope.READ))
State = Literal["open", "late", "soon", "near", "done", "paused"]
WORK, REVIEW = Scoped(Scope.WORK), Scoped(Scope.REVIEW)


class TaskFilter(Schema):
    """As the page of tasks has them; what is left out does not filter."""

    q: Search = ""
    state: State | None = None
    plan: UUID | None = None
    unit: UUID | None = None
    commitment: UUID | None = None


@router.get("/tasks", response=Page[TaskOut], operation_id="list_tasks")
def list_tasks(request: Any, wanted: Query[TaskFilter], paging: Query[Paging]) -> Any:
    """By due date."""
    require(request.user, "work.see")
    asked = {name: value for name, value in wanted.dict().items() if value}
    keys = queries.filtered(asked, timezone.localdate(), request.user.unit_ids).values_list("pk", flat=True)
    return page_of(request, keys, paging, queries.lines)


@router.get("/tasks/{key}", response=TaskOut, operation_id="get_task")
def get_task(request: Any, key: UUID) -> Any:
    """One task with every unit's answer."""
    return find(queries.whole_tasks(), request.user, see="work.see", pk=key)


@router.get("/answers/{key}", response=AnswerOut, operation_id="get_answer")
def get_answer(request: Any, response: HttpResponse, key: UUID) -> Any:
    """One unit's answer; its ETag can be sent as If-Match with every step."""
    return _shown(response, answer_of(request, key))


@router.post("/answers/{key}/submit", response=AnswerOut, auth=WORK, operation_id="submit_answer")
def submit(request: Any, response: HttpResponse, key: UUID, said: WordIn) -> Any:
    """Hand it in for review."""
    return step_answer(request, response, key, "work.answer", actions.submit, word=said.word)


@router.post("/answers/{key}/take-back", response=AnswerOut, auth=WORK, operation_id="take_back_answer")
def take_back(request: Any, response: HttpResponse, key: UUID) -> Any:
    """Before anyone has looked at it."""
    return step_answer(request, response, key, "work.answer", actions.take_back)


@router.post("/answers/{key}/accept", response=AnswerOut, auth=REVIEW, operation_id="accept_answer")
def accept(request: Any, response: HttpResponse, key: UUID, said: AcceptIn) -> Any:
    """Say yes: the head passes on what another has to accept, the last one makes it count."""
    return step_answer(
        request, response, key, "work.review", actions.accept, word=said.word, is_part=said.is_part
    )


@router.post("/answers/{key}/return", response=AnswerOut, auth=REVIEW, operation_id="return_answer")
def send_back(request: Any, response: HttpResponse, key: UUID, said: ReasonIn) -> Any:
    """Return it with what is missing."""
    return step_answer(request, response, key, "work.review", actions.send_back, reason=said.reason)


@router.post("/answers/{key}/waive", response=AnswerOut, auth=REVIEW, operation_id="waive_answer")
def waive(request: Any, response: HttpResponse, key: UUID, said: ReasonIn) -> Any:
    """It need not be done, with a reason."""
    return step_answer(request, response, key, "work.waive", actions.waive, reason=said.reason)


@router.post("/answers/{key}/reopen", response=AnswerOut, auth=REVIEW, operation_id="reopen_answer")
def reopen(request: Any, response: HttpResponse, key: UUID, said: ReasonIn) -> Any:
    """What was accepted or waived is owed again."""
    return step_answer(request, response, key, "work.reopen", actions.reopen, reason=said.reason)


def answer_of(request: Any, key: UUID, do: str | None = None) -> Answer:
    """The answer, or 404 to whoever may not see it and 403 to whoever may not do it."""
    return find(whole_answers(), request.user, see="work.see", do=do, pk=key)


def step_answer(
    request: Any, response: HttpResponse, key: UUID, do: str, act: Callable[..., None], **said: Any
) -> AnswerOut:
    answer = answer_of(request, key, do)
    need_match(request, AnswerOut.from_orm(answer))
    act(answer=answer, person=request.user, **said)
    return _shown(response, answer_of(request, key))


def _shown(response: HttpResponse, answer: Answer) -> AnswerOut:
    shown = AnswerOut.from_orm(answer)
    response["ETag"] = etag_of_row(shown)
    return shown
