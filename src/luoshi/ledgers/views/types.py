"""The types of ledgers: taken along as a file, brought back with a preview, decided on where their words ask for it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import download
from luoshi.foundation.lookup import find, require
from luoshi.ledgers.actions.types import checked, decide_type, keep_type, suspect
from luoshi.ledgers.definition import NotALedger
from luoshi.ledgers.forms import EntryForm
from luoshi.ledgers.models import LedgerVersion
from luoshi.ledgers.plain_yaml import LARGEST, parsed
from luoshi.ledgers.queries.entries import definitions
from luoshi.ledgers.queries.types import as_yaml, waiting
from luoshi.organisation.requests import SignedIn
from luoshi.work.forms.answers import ReasonForm

KEEP = "ledgers.keep_types"


class TypeForm(forms.Form):
    """The file of a ledger's type."""

    file = forms.FileField(label=gettext_lazy("File of a ledger (yaml)"))

    def clean_file(self) -> str:
        """Its text."""
        try:
            return str(self.cleaned_data["file"].read(LARGEST + 1).decode("utf-8"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("This is no text in UTF-8.")) from error


@require_http_methods(["GET", "POST"])
def ledger_types(request: SignedIn) -> HttpResponse:
    """POST shows what the file would make, with an empty form as people would fill it in."""
    require(request.user, KEEP)
    form = TypeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return _shown(request, form.cleaned_data["file"])
    context = {"form": form, "definitions": definitions().values(), "waiting": waiting()}
    return render(request, "ledgers/types.html", context, status=422 if form.is_bound else 200)


def _shown(request: SignedIn, text: str) -> HttpResponse:
    try:
        found = checked(parsed(text))
    except NotALedger as wrong:
        return render(request, "ledgers/type_shown.html", {"flaws": wrong.flaws}, status=422)
    blank = EntryForm(definition=found, person=request.user)
    context = {"definition": found, "blank": blank, "text": text, "suspect": suspect(found)}
    return render(request, "ledgers/type_shown.html", context)


@require_POST
def keep(request: SignedIn) -> HttpResponse:
    """What was shown is put in use."""
    try:
        row = keep_type(person=request.user, data=parsed(request.POST.get("text", "")))
    except NotALedger as wrong:
        return render(request, "ledgers/type_shown.html", {"flaws": wrong.flaws}, status=422)
    said = _("It waits for the legal reviewer.") if row.waits else _("The ledger is in use.")
    messages.success(request, said)
    return redirect("ledger_types")


@require_GET
def type_file(request: SignedIn, code: str) -> HttpResponse:
    """The present version as a file."""
    require(request.user, KEEP)
    found = definitions().get(code)
    if found is None:
        raise Http404
    return download(as_yaml(found).encode(), "application/yaml", f"{code}.yaml")


@require_http_methods(["GET", "POST"])
def decide(request: SignedIn, pk: UUID) -> HttpResponse:
    """The legal reviewer sees what it would ask for, and clears or declines it with a reason."""
    row = find(LedgerVersion.objects.all(), request.user, see="ledgers.see", do="ledgers.decide_types", pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        clear = "clear" in request.POST
        decide_type(version=row, person=request.user, clear=clear, reason=form.cleaned_data["reason"])
        messages.success(request, _("The ledger is cleared.") if clear else _("The ledger is declined."))
        return redirect("ledgers")
    context = {"form": form, "version": row, "definition": row.definition, "suspect": suspect(row.definition)}
    return render(request, "ledgers/type_decide.html", context, status=422 if form.is_bound else 200)
