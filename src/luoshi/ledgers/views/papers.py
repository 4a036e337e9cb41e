"""What of ledgers is printed in Word, and the chaser on a grave entry."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.foundation.downloads import DOCX, download
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.journal.queries import history as history_of
from luoshi.ledgers.actions.chasing import chase_entry
from luoshi.ledgers.paper import entry_paper
from luoshi.ledgers.queries.entries import whole_entries
from luoshi.ledgers.queries.lines import lines_of
from luoshi.ledgers.sheet.columns import sheet_of
from luoshi.ledgers.sheet.out import row_of
from luoshi.ledgers.views.entries import SEE, find_definition, lines_shown
from luoshi.organisation.requests import SignedIn
from luoshi.papers import official, table
from luoshi.work.forms.chasers import MatterForm

# More would be no register to read, and take half a minute.
MOST_PRINTED = 1000
SOON = timedelta(days=7)


@require_GET
def entry_word(request: SignedIn, pk: UUID) -> HttpResponse:
    """One entry in official layout: what it says, what was done, how it was closed."""
    row = find(whole_entries().select_related("organisation"), request.user, see=SEE, pk=pk)
    # Papers of an office are in Chinese, whoever prints them.
    with override("zh-hans"):
        data = official.write(entry_paper(row, lines_of(row), history_of(row)))
    return download(data, DOCX, f"{row.definition.name}-{row.number}.docx")


@require_GET
def ledger_word(request: SignedIn, code: str) -> HttpResponse:
    """The register as a table, filtered as shown; one of more than a thousand lines goes back to the list."""
    require(request.user, SEE)
    definition = find_definition(code)
    rows = lines_shown(request, definition).select_related("unit", "person", "version").order_by("number")
    found = list(rows[: MOST_PRINTED + 1])
    if len(found) > MOST_PRINTED:
        words = _("More than %(most)d lines are no register to print. Filter them, or take the workbook.")
        messages.warning(request, words % {"most": MOST_PRINTED})
        return redirect("ledger", code)
    subtitle = f"{request.user.organisation.name} · {timezone.localdate():%Y-%m-%d}"
    data = table.write(sheet_of(definition), (row_of(one, definition) for one in found), subtitle=subtitle)
    return download(data, DOCX, f"{definition.name}.docx")


@require_http_methods(["GET", "POST"])
def chase(request: SignedIn, pk: UUID) -> HttpResponse:
    """A chaser on an entry under listed supervision."""
    row = find(whole_entries(), request.user, see=SEE, pk=pk)
    require(request.user, "work.chase")
    usual = _("Please put this right by its day, and say in writing what has been done and what will be.")
    first = {"text": usual, "reply_by": timezone.localdate() + SOON}
    form = MatterForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            chaser = chase_entry(entry=row, person=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("%(chaser)s has been sent.") % {"chaser": chaser})
            return redirect("chaser", chaser.pk)
    context = {"form": form, "title": _("Write a chaser"), "lead": row, "label": _("Send")}
    context["back"] = row.get_absolute_url()
    return render(request, "organisation/form_page.html", context, status=422 if form.is_bound else 200)
