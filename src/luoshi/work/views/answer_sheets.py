"""What a unit still has to do as a sheet: taken along, and brought back filled in, with or without an account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods
from django_scopes import scope

from luoshi.foundation.downloads import XLSX, download
from luoshi.foundation.lookup import find
from luoshi.foundation.refusals import Conflict
from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.sheets.upload import Upload, read_upload, unsigned
from luoshi.papers.errors import PaperError
from luoshi.plans.words import language
from luoshi.work.actions.answer_sheets import take_in_sheet
from luoshi.work.answer_sheet.declared import ANSWERS
from luoshi.work.answer_sheet.filled import Returned, returned
from luoshi.work.answer_sheet.written import written_sheet
from luoshi.work.queries.pass_links import answers_to_give, link_of
from luoshi.work.visitor import Doer, Visitor

KIND = "answers"


@dataclass(frozen=True, slots=True)
class Way:
    """For which unit, who brings it, and where they come from; `bare` outside the frame."""

    unit: Unit
    doer: Doer
    back: str
    sheet: str
    bare: bool

    @property
    def kind(self) -> str:
        return f"{KIND}.{self.unit.pk}"


class SheetForm(forms.Form):
    """The filled-in sheet, cleaned to its lines."""

    file = forms.FileField(widget=forms.FileInput({"accept": ".xlsx,.xls,.ods,.csv"}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["file"].label = _("File (xlsx, xls, ods or csv)")

    def clean_file(self) -> Upload:
        """Refused with what the reader says."""
        try:
            return read_upload(ANSWERS, self.cleaned_data["file"].read())
        except PaperError as error:
            raise forms.ValidationError(error.message(language())) from error


def _unit_way(request: SignedIn, pk: UUID) -> Way:
    unit = find(Unit.objects.all(), request.user, see="work.see", do="work.make_pass_link", pk=pk)
    return Way(unit, request.user, reverse("pass_links"), reverse("answer_sheet", args=[pk]), bare=False)


@require_GET
def answer_sheet(request: SignedIn, pk: UUID) -> HttpResponse:
    """For the office, which sends it to the unit."""
    return _written(_unit_way(request, pk))


@require_http_methods(["GET", "POST"])
def take_in_answers(request: SignedIn, pk: UUID) -> HttpResponse:
    """The sheet that the unit sent back."""
    return _page(request, _unit_way(request, pk))


@login_not_required
@require_GET
def visit_sheet(request: HttpRequest, secret: str) -> HttpResponse:
    """For whoever has the link."""
    return _behind(request, secret, lambda _request, way: _written(way))


@login_not_required
@require_http_methods(["GET", "POST"])
def visit_take_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Brought back by whoever has the link."""
    return _behind(request, secret, _page)


def _behind(
    request: HttpRequest, secret: str, page: Callable[[HttpRequest, Way], HttpResponse]
) -> HttpResponse:
    link = link_of(secret)
    if link is None:
        return render(request, "work/visit_gone.html", status=410)
    with scope(organisation=link.organisation_id):
        back, sheet = (reverse(name, args=[secret]) for name in ("visit", "visit_sheet"))
        return page(request, Way(link.unit, Visitor(link), back, sheet, bare=True))


def _written(way: Way) -> HttpResponse:
    name, data = written_sheet(way.unit)
    return download(data, XLSX, name)


def _page(request: HttpRequest, way: Way) -> HttpResponse:
    """POST with `file` shows what would be handed in; POST with `rows`, as shown, hands it in."""
    if "rows" in request.POST:
        return _confirmed(request, way)
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        return _shown(request, way, upload, _sorted(upload, way))
    status = 422 if form.is_bound else 200
    return render(request, _template(way, "answer_sheet"), {"way": way, "form": form}, status=status)


def _confirmed(request: HttpRequest, way: Way) -> HttpResponse:
    try:
        upload, signed = unsigned(request.POST["rows"], way.kind, way.doer)
        found = _sorted(upload, way)
        if [row.number for row in found.filled] != signed["shown"]:
            raise Conflict("changed-meanwhile", _("Something was changed here meanwhile. Look once more."))
        count = take_in_sheet(filled=found.filled, person=way.doer)
    except BadSignature:
        messages.error(request, _("This preview is too old. Choose the file once more."))
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return _shown(request, way, upload, _sorted(upload, way))
    else:
        said = ngettext("%(count)d answer handed in.", "%(count)d answers handed in.", count)
        messages.success(request, said % {"count": count})
    return redirect(way.back)


def _sorted(upload: Upload, way: Way) -> Returned:
    answers = answers_to_give(way.unit.pk)
    return returned(upload, answers, timezone.localdate(), chinese=language() == "zh")


def _shown(request: HttpRequest, way: Way, upload: Upload, found: Returned) -> HttpResponse:
    shown = [row.number for row in found.filled]
    context = {"way": way, "found": found, "rows": upload.signed(way.kind, way.doer, shown=shown)}
    return render(request, _template(way, "answer_sheet_shown"), context)


def _template(way: Way, name: str) -> str:
    return f"work/{name}_bare.html" if way.bare else f"work/{name}_page.html"
