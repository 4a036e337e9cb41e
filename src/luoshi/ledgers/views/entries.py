"""Ledgers and their lines."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import XLSX, download
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.journal.queries import history as history_of
from luoshi.ledgers.actions import entries as actions
from luoshi.ledgers.definition import Definition
from luoshi.ledgers.forms import EntryFilter, EntryForm, FileForm, LookBackForm, StepForm
from luoshi.ledgers.models import Entry
from luoshi.ledgers.queries import entries as queries
from luoshi.ledgers.queries.lines import lines_of
from luoshi.ledgers.queries.types import waiting
from luoshi.ledgers.rules import is_supervised
from luoshi.ledgers.sheet.columns import sheet_of
from luoshi.ledgers.sheet.out import row_of
from luoshi.ledgers.shown import matrix_of, pairs
from luoshi.organisation.requests import SignedIn
from luoshi.papers.sheet import write
from luoshi.work.creating import outcome_of
from luoshi.work.models import Chaser, Task

PAGE = 50
SEE = "ledgers.see"


@require_GET
def ledgers(request: SignedIn) -> HttpResponse:
    """All of them, with how they stand."""
    require(request.user, SEE)
    context = {
        "rows": queries.counted(timezone.localdate()),
        "may_keep": request.user.has_perm("ledgers.keep_types"),
        "to_decide": waiting() if request.user.has_perm("ledgers.decide_types") else [],
    }
    return render(request, "ledgers/ledgers.html", context)


def find_definition(code: str) -> Definition:
    """The present version. Raises Http404."""
    found = queries.definitions().get(code)
    if found is None:
        raise Http404
    return found


@require_GET
def ledger(request: SignedIn, code: str) -> HttpResponse:
    """Its lines, the last written first."""
    require(request.user, SEE)
    definition, today = find_definition(code), timezone.localdate()
    form = EntryFilter(request.GET, definition=definition)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.entries(definition, wanted, today).select_related("unit", "version")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "definition": definition,
        "form": form,
        "page": page,
        "today": today,
        "is_filtered": any(wanted.values()),
        "may_enter": request.user.has_perm("ledgers.enter"),
        "parameters": request.GET.urlencode(),
    }
    return render(request, "ledgers/ledger.html", context)


@require_GET
def ledger_matrix(request: SignedIn, code: str) -> HttpResponse:
    """How many open lines stand where, from harmless to grave; every cell opens its list."""
    require(request.user, SEE)
    definition = find_definition(code)
    if not definition.matrix:
        raise Http404
    rows, columns = (definition.field(key) for key in definition.matrix)
    counts = queries.matrix(definition)
    context = {
        "definition": definition,
        "rows": rows,
        "columns": columns,
        "cells": matrix_of(rows, columns, counts, reverse("ledger", args=[code])),
        "total": sum(counts.values()),
    }
    return render(request, "ledgers/matrix.html", context)


def lines_shown(request: SignedIn, definition: Definition) -> QuerySet[Entry]:
    """Those that the filter in the address lets through."""
    form = EntryFilter(request.GET, definition=definition)
    wanted = form.cleaned_data if form.is_valid() else {}
    return queries.entries(definition, wanted, timezone.localdate())


@require_GET
def ledger_sheet(request: SignedIn, code: str) -> HttpResponse:
    """Filtered as shown, with every field."""
    require(request.user, SEE)
    definition = find_definition(code)
    rows = lines_shown(request, definition).select_related("unit", "person", "version")
    data = write(sheet_of(definition), (row_of(entry, definition) for entry in rows.order_by("number")))
    return download(data, XLSX, f"{definition.name}.xlsx")


@require_http_methods(["GET", "POST"])
def add_entry(request: SignedIn, code: str) -> HttpResponse:
    """A new line; `task` in the address names the task that it came of."""
    require(request.user, "ledgers.enter")
    definition = find_definition(code)
    task = _task(request)
    first = {"unit": next(iter(request.user.working_unit_ids), None), "source": task.title if task else ""}
    form = EntryForm(request.POST or None, definition=definition, person=request.user, initial=first)
    if form.is_valid():
        entry = actions.add_entry(
            person=request.user, definition=definition, facts=form.facts, data=form.values, task=task
        )
        messages.success(
            request, _("Written into the ledger as number %(number)d.") % {"number": entry.number}
        )
        is_found = task is not None and request.GET.get("then") == "screening"
        return redirect(_back(request, task) if is_found and task else entry)
    context = {"form": form, "definition": definition, "task": task}
    return render(request, "ledgers/entry_form.html", context, status=422 if form.is_bound else 200)


def _task(request: SignedIn) -> Task | None:
    key = request.GET.get("task")
    try:
        return Task.objects.filter(pk=UUID(key)).first() if key else None
    except ValueError:
        return None


def _back(request: SignedIn, task: Task) -> str:
    """To the screening that the line was found in."""
    answer = task.answers.filter(unit__in=request.user.working_unit_ids).first()
    return reverse("screening", args=[answer.pk]) if answer else reverse("task", args=[task.pk])


def _entry(request: SignedIn, pk: UUID, do: str | None = None) -> Entry:
    return find(queries.whole_entries(), request.user, see=SEE, do=do, pk=pk)


@require_GET
def entry(request: SignedIn, pk: UUID) -> HttpResponse:
    """What it says, what may be done with it, and what has happened."""
    row = _entry(request, pk)
    definition = row.definition
    context = {
        "entry": row,
        "definition": definition,
        "state": definition.state(row.state),
        "pairs": pairs(row, definition),
        "steps": _steps(request, row, definition),
        "attachments": row.attachments.select_related("evidence"),
        "lines": list(lines_of(row)),
        "is_unrefreshed": row.refresh_due_on is not None and row.refresh_due_on < timezone.localdate(),
        "chasers": Chaser.objects.filter(record=row.pk),
        "may_chase": is_supervised(row) and request.user.has_perm("work.chase"),
        "ties": row.ties.select_related("task__commitment"),
        "came_of": outcome_of(actions.KIND, row.pk),
        "may_write": request.user.has_perm("ledgers.write", row) and not row.is_closed,
        "may_look_back": row.look_back_on is not None and request.user.has_perm("ledgers.look_back", row),
        "file_form": FileForm(),
        "events": history_of(row),
        "today": timezone.localdate(),
    }
    return render(request, "ledgers/entry.html", context)


def _steps(request: SignedIn, row: Entry, definition: Definition) -> list[Any]:
    return [
        step
        for step in definition.steps_from(row.state)
        if request.user.has_perm(f"ledgers.step_{step.by}", row)
    ]


@require_http_methods(["GET", "POST"])
def change_entry(request: SignedIn, pk: UUID) -> HttpResponse:
    """Other words or values."""
    row = _entry(request, pk, "ledgers.write")
    form = EntryForm(request.POST or None, definition=row.definition, person=request.user, entry=row)
    if form.is_valid():
        revision = form.cleaned_data.get("revision") or row.revision
        actions.change_entry(
            entry=row, person=request.user, revision=revision, facts=form.facts, data=form.values
        )
        messages.success(request, _("Saved."))
        return redirect(row)
    context = {"form": form, "definition": row.definition, "entry": row}
    return render(request, "ledgers/entry_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def take_step(request: SignedIn, pk: UUID, name: str) -> HttpResponse:
    """One of the ledger's own steps, with a word where it asks for one."""
    row = _entry(request, pk)
    step = row.definition.step(name, row.state)
    if step is None:
        messages.warning(request, _("This has changed meanwhile. Here it is as it stands now."))
        return redirect(row)
    require(request.user, f"ledgers.step_{step.by}", row)
    form = StepForm(request.POST or None, initial={"revision": row.revision})
    form.fields["word"].required = step.needs_word
    if form.is_valid():
        try:
            actions.take_step(entry=row, person=request.user, name=name, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"{step.label}: {row.title}")
            return redirect(row)
    context = {"form": form, "entry": row, "step": step}
    return render(request, "ledgers/step.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def look_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """Whether what was closed has held."""
    row = _entry(request, pk, "ledgers.look_back")
    form = LookBackForm(request.POST or None)
    if form.is_valid():
        held = form.cleaned_data["held"] == "yes"
        actions.look_back(entry=row, person=request.user, held=held, word=form.cleaned_data["word"])
        messages.success(request, _("It has held.") if held else _("It is open again."))
        return redirect(row)
    context = {"form": form, "entry": row}
    return render(request, "ledgers/look_back.html", context, status=422 if form.is_bound else 200)


@require_POST
def attach(request: SignedIn, pk: UUID) -> HttpResponse:
    """A file or photo."""
    row = _entry(request, pk, "ledgers.write")
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        actions.attach_file(entry=row, person=request.user, file=form.cleaned_data["file"])
        messages.success(request, _("The file has been added."))
    else:
        messages.error(request, _("Choose a file."))
    return redirect(row)
