"""Screenings: a unit's answer, and how far all are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from luoshi.api.auth import Scoped
from luoshi.api.endpoints.tasks import step_answer
from luoshi.api.outlines.asked import ScreeningIn
from luoshi.api.outlines.ledgers import ScreenedOut
from luoshi.api.outlines.work import AnswerOut
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find
from luoshi.ledgers.actions.screenings import answer_screening
from luoshi.ledgers.queries.screenings import screened
from luoshi.work.models import Task

router = Router(tags=["screenings"], auth=Scoped(Scope.READ))


@router.get("/tasks/{key}/screening", response=list[ScreenedOut], operation_id="get_screening")
def get_screening(request: Any, key: UUID) -> Any:
    """Every unit that owes an answer to the task, and the lines that it found."""
    return screened(find(Task.objects.all(), request.user, see="work.see", pk=key))


@router.post(
    "/answers/{key}/screening", response=AnswerOut, auth=Scoped(Scope.WORK), operation_id="answer_screening"
)
def answer(request: Any, response: HttpResponse, key: UUID, said: ScreeningIn) -> Any:
    """With the lines that the unit has written for this task, or with none found."""
    return step_answer(request, response, key, "work.answer", answer_screening, none_found=said.none_found)
