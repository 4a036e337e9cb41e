"""A scheme taken along as a workbook and brought back: shown before anything is written."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.assessment.actions.schemes import take_drawn
from luoshi.assessment.computing import whole_categories
from luoshi.assessment.faults import faults_of_drawn
from luoshi.assessment.models import Scheme
from luoshi.assessment.sheet import ENGLISH, SCHEME, drawn_from, rows_of
from luoshi.assessment.views.finding import find_scheme
from luoshi.foundation.downloads import XLSX, download
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.sheets.preview import Problem
from luoshi.organisation.sheets.upload import Upload, read_upload, unsigned
from luoshi.organisation.views.asking import done
from luoshi.papers.errors import PaperError
from luoshi.papers.sheet import write


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")


class SheetForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("File (xlsx, xls, ods or csv)"),
        widget=forms.FileInput({"accept": ".xlsx,.xls,.ods,.csv"}),
    )

    def clean_file(self) -> Upload:
        """What it says."""
        try:
            return read_upload(SCHEME, self.cleaned_data["file"].read())
        except PaperError as error:
            raise forms.ValidationError(error.message("zh" if _is_chinese() else "en")) from error


@require_GET
def scheme_sheet(request: SignedIn, pk: UUID) -> HttpResponse:
    """All indicators, ready to be changed and brought back."""
    row = find_scheme(request, pk, do=None)
    sheet = SCHEME if _is_chinese() else ENGLISH
    return download(write(sheet, rows_of(whole_categories(row)), title=row.title), XLSX, f"{row.title}.xlsx")


@require_http_methods(["GET", "POST"])
def take_scheme_sheet(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST shows what it makes, or every fault with its row."""
    row = find_scheme(request, pk)
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return _shown(request, row, form.cleaned_data["file"])
    context = {"scheme": row, "form": form}
    return render(request, "assessment/sheet.html", context, status=422 if form.errors else 200)


def _shown(request: SignedIn, row: Scheme, upload: Upload) -> HttpResponse:
    drawn, problems = drawn_from(upload, chinese=_is_chinese())
    if not problems:
        problems = [Problem(0, "", words) for words in faults_of_drawn(drawn)]
    if problems:
        return render(request, "assessment/sheet.html", {"scheme": row, "problems": problems}, status=422)
    rows = upload.signed(_kind(row), request.user, seen=row.revision)
    return render(request, "assessment/sheet.html", {"scheme": row, "drawn": drawn, "rows": rows})


def _kind(row: Scheme) -> str:
    return f"scheme-{row.pk}"


@require_POST
def apply_scheme_sheet(request: SignedIn, pk: UUID) -> HttpResponse:
    """POST: `rows`, as the preview carries them."""
    row = find_scheme(request, pk)
    try:
        upload, signed = unsigned(request.POST.get("rows", ""), _kind(row), request.user)
    except BadSignature:
        messages.error(request, _("This preview is too old. Choose the file once more."))
        return redirect("take_scheme_sheet", row.pk)
    drawn, _problems = drawn_from(upload, chinese=_is_chinese())
    take_drawn(scheme=row, person=request.user, seen=signed["seen"], drawn=drawn)
    return done(request, row.get_absolute_url(), _("The sheet has been taken in."))
