"""Ledgers and their lines, from open to closed, opened again and looked back on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone
from ninja import File, Path, Query, Router, Schema, UploadedFile
from ninja.responses import Status

from luoshi.api.auth import Scoped, need_scope
from luoshi.api.entries import entry_form
from luoshi.api.etags import etag_of_row, need_match
from luoshi.api.outlines.asked import EntryChangeIn, EntryIn, LookBackIn, WordIn
from luoshi.api.outlines.ledgers import AttachmentOut, CountedOut, EntryOut, LedgerOut
from luoshi.api.outlines.pages import Page
from luoshi.api.paging import Paging, page_of
from luoshi.api.scopes import Scope
from luoshi.api.texts import Code, Search
from luoshi.foundation.file_kinds import kind_of_file
from luoshi.foundation.lookup import find, require
from luoshi.ledgers.actions import entries as actions
from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Entry
from luoshi.ledgers.queries import entries as queries
from luoshi.work.models import Task

router = Router(tags=["ledgers"], auth=Scoped(Scope.READ))
WORK = Scoped(Scope.WORK)
SEE = "ledgers.see"
# Whose step it is → what the token must be for.
SCOPES = {"unit": Scope.WORK, "office": Scope.REVIEW, "another": Scope.REVIEW}


class EntryFilter(Schema):
    """As the page of a ledger has them; what is left out does not filter."""

    q: Search = ""
    which: Literal["open", "late", "closed", "look-back"] | None = None
    unit: UUID | None = None
    level: Code | None = None
    state: Code | None = None


@router.get("/ledgers", response=list[CountedOut], operation_id="list_ledgers")
def list_ledgers(request: Any) -> Any:
    """All of them, with how many lines are open, late, closed and to be looked at again."""
    require(request.user, SEE)
    return queries.counted(timezone.localdate())


@router.get("/ledgers/{code}", response=LedgerOut, operation_id="get_ledger")
def get_ledger(request: Any, code: Path[Code]) -> Any:
    """What it asks for, and who takes which step."""
    return _definition(request, code)


@router.get("/ledgers/{code}/entries", response=Page[EntryOut], operation_id="list_entries")
def list_entries(request: Any, code: Path[Code], wanted: Query[EntryFilter], paging: Query[Paging]) -> Any:
    """The last written first."""
    rows = queries.entries(_definition(request, code), wanted.dict(), timezone.localdate())
    return page_of(request, rows.values_list("pk", flat=True), paging, _in_order)


@router.post("/ledgers/{code}/entries", response={201: EntryOut}, auth=WORK, operation_id="add_entry")
def add_entry(request: Any, response: HttpResponse, code: Path[Code], entry: EntryIn) -> Any:
    """A new line, which a `task` may have asked for."""
    definition = _definition(request, code)
    require(request.user, "ledgers.enter")
    form = entry_form(request.user, definition, entry)
    task = find(Task.objects.all(), request.user, see="work.see", pk=entry.task) if entry.task else None
    told: dict[str, Any] = {"facts": form.facts, "data": form.values, "task": task}
    row = actions.add_entry(person=request.user, definition=definition, **told)
    return Status(201, _shown(response, _entry(request, row.pk)))


@router.get("/entries/{key}", response=EntryOut, operation_id="get_entry")
def get_entry(request: Any, response: HttpResponse, key: UUID) -> Any:
    """One line; its ETag can be sent as If-Match with every change and step."""
    return _shown(response, _entry(request, key))


@router.post("/entries/{key}/change", response=EntryOut, auth=WORK, operation_id="change_entry")
def change_entry(request: Any, response: HttpResponse, key: UUID, entry: EntryChangeIn) -> Any:
    """Other words or values."""

    def act(row: Entry) -> None:
        form = entry_form(request.user, row.definition, entry, row)
        told: dict[str, Any] = {"facts": form.facts, "data": form.values, "revision": row.revision}
        actions.change_entry(entry=row, person=request.user, **told)

    return _changed(request, response, key, "ledgers.write", act)


@router.post("/entries/{key}/steps/{name}", response=EntryOut, operation_id="take_entry_step")
def take_step(request: Any, response: HttpResponse, key: UUID, name: Path[Code], said: WordIn) -> Any:
    """One of the ledger's own: a unit's asks for the scope `work`, the office's and another's for `review`."""

    def act(row: Entry) -> None:
        step = row.definition.step(name, row.state)
        need_scope(request, SCOPES[step.by] if step else Scope.WORK)
        actions.take_step(entry=row, person=request.user, name=name, word=said.word, revision=row.revision)

    return _changed(request, response, key, None, act)


@router.post("/entries/{key}/look-back", response=EntryOut, auth=WORK, operation_id="look_back_on_entry")
def look_back(request: Any, response: HttpResponse, key: UUID, said: LookBackIn) -> Any:
    """Whether what was closed has held."""

    def act(row: Entry) -> None:
        actions.look_back(entry=row, person=request.user, **said.dict())

    return _changed(request, response, key, "ledgers.look_back", act)


@router.get("/entries/{key}/files", response=list[AttachmentOut], operation_id="list_entry_files")
def list_files(request: Any, key: UUID) -> Any:
    """In the order of adding."""
    return list(_entry(request, key).attachments.select_related("evidence"))


@router.post("/entries/{key}/files", response={201: AttachmentOut}, auth=WORK, operation_id="add_entry_file")
def add_file(request: Any, key: UUID, file: File[UploadedFile]) -> Any:
    """A file or photo, kept under its hash."""
    row = _entry(request, key, "ledgers.write")
    kind_of_file(file)
    return Status(201, actions.attach_file(entry=row, person=request.user, file=file))


def _definition(request: Any, code: str) -> Definition:
    require(request.user, SEE)
    found = queries.definitions().get(code)
    if found is None:
        raise Http404
    return found


def _whole() -> QuerySet[Entry]:
    """With all that is shown of each: two queries."""
    return queries.whole_entries().prefetch_related("ties")


def _in_order(keys: Any) -> list[Entry]:
    found = _whole().in_bulk(keys)
    return [found[key] for key in keys]


def _entry(request: Any, key: UUID, do: str | None = None) -> Entry:
    return find(_whole(), request.user, see=SEE, do=do, pk=key)


def _changed(
    request: Any, response: HttpResponse, key: UUID, do: str | None, act: Callable[[Entry], None]
) -> EntryOut:
    row = _entry(request, key, do)
    need_match(request, EntryOut.from_orm(row))
    act(row)
    return _shown(response, _entry(request, key))


def _shown(response: HttpResponse, row: Entry) -> EntryOut:
    shown = EntryOut.from_orm(row)
    response["ETag"] = etag_of_row(shown)
    return shown
