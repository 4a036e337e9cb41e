"""What proves an answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse
from ninja import File, Form, Router, UploadedFile
from ninja.responses import Status

from luoshi.api.auth import Scoped
from luoshi.api.endpoints.tasks import answer_of
from luoshi.api.outlines.asked import LinkIn, NoteIn, PieceIn
from luoshi.api.outlines.work import UseOut
from luoshi.api.problems import Unusable
from luoshi.api.scopes import Scope
from luoshi.foundation.file_kinds import kind_of_file
from luoshi.foundation.lookup import find
from luoshi.work.actions import evidence as actions
from luoshi.work.models import Evidence, Use

router = Router(tags=["evidence"], auth=Scoped(Scope.READ))
WORK = Scoped(Scope.WORK)
ADD = "work.answer"


@router.get("/answers/{key}/evidence", response=list[UseOut], operation_id="list_evidence")
def list_evidence(request: Any, key: UUID) -> Any:
    """In the order of adding, with what was withdrawn."""
    return list(Use.objects.filter(answer=answer_of(request, key)).select_related("evidence"))


@router.post("/answers/{key}/notes", response={201: UseOut}, auth=WORK, operation_id="add_note")
def add_note(request: Any, key: UUID, piece: NoteIn) -> Any:
    """A line that says what was done."""
    answer = answer_of(request, key, ADD)
    return Status(201, actions.add_note(answer=answer, person=request.user, **piece.dict()))


@router.post("/answers/{key}/links", response={201: UseOut}, auth=WORK, operation_id="add_link")
def add_link(request: Any, key: UUID, piece: LinkIn) -> Any:
    """A page where it can be seen."""
    answer = answer_of(request, key, ADD)
    told = piece.dict() | {"url": str(piece.url)}
    return Status(201, actions.add_link(answer=answer, person=request.user, **told))


@router.post("/answers/{key}/files", response={201: UseOut}, auth=WORK, operation_id="add_file")
def add_file(request: Any, key: UUID, piece: Form[PieceIn], file: File[UploadedFile]) -> Any:
    """A file, kept under its hash."""
    answer = answer_of(request, key, ADD)
    told = piece.dict() | {"media_type": kind_of_file(file)}
    return Status(201, actions.add_file(answer=answer, person=request.user, file=file, **told))


@router.get("/evidence/{key}/file", operation_id="get_file", response={200: bytes})
def get_file(request: Any, key: UUID) -> FileResponse:
    """Its bytes, as they were sent."""
    row = find(Evidence.objects.all(), request.user, see="work.see_evidence", pk=key)
    if not row.file:
        raise Unusable(404, "no-file", "This piece is no file.")
    kind = "application/octet-stream"
    return FileResponse(row.file.open(), as_attachment=True, filename=row.title, content_type=kind)
