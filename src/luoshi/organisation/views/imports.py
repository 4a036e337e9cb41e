"""Units and people as sheets: out, and in again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import XLSX, download
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.sheets.apply import PERMISSIONS, apply, present_rows, preview
from luoshi.organisation.sheets.declared import SHEETS
from luoshi.organisation.sheets.preview import Preview
from luoshi.organisation.sheets.upload import Upload, read_upload, unsigned
from luoshi.papers import sheet as papers
from luoshi.papers.errors import PaperError


class SheetForm(forms.Form):
    """The file."""

    file = forms.FileField(widget=forms.FileInput({"accept": ".xlsx,.xls,.ods,.csv"}))

    def __init__(self, *args: object, kind: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kind = kind
        self.fields["file"].label = _("File (xlsx, xls, ods or csv)")

    def clean_file(self) -> Upload:
        """The upload that the file holds."""
        try:
            return read_upload(SHEETS[self.kind], self.cleaned_data["file"].read())
        except PaperError as error:
            is_chinese = (get_language() or "").startswith("zh")
            raise forms.ValidationError(error.message("zh" if is_chinese else "en")) from error


@require_http_methods(["GET", "POST"])
def import_sheet(request: SignedIn, kind: str) -> HttpResponse:
    """Choose a file; it is answered with what it would change."""
    require(request.user, PERMISSIONS[kind])
    form = SheetForm(request.POST or None, request.FILES or None, kind=kind)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        return _shown(request, kind, upload, preview(kind, upload, request.user.organisation))
    context = {"form": form, "kind": kind, "sheet": SHEETS[kind], "crumbs": _crumbs(kind)}
    return render(request, "organisation/import_sheet.html", context, status=422 if form.errors else 200)


@require_POST
def apply_import(request: SignedIn, kind: str) -> HttpResponse:
    """POST: `rows`, as the preview carries them."""
    require(request.user, PERMISSIONS[kind])
    organisation = request.user.organisation
    try:
        upload, signed = unsigned(request.POST.get("rows", ""), kind, request.user)
        made = apply(kind, upload, signed["digest"], organisation, request.user)
    except BadSignature:
        messages.error(request, _("This preview is too old. Choose the file once more."))
        return redirect("import_sheet", kind)
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return _shown(request, kind, upload, preview(kind, upload, organisation))
    said = _("%(added)s added, %(altered)s changed.") % {"added": made.added, "altered": made.altered}
    messages.success(request, said)
    return redirect(kind)


@require_GET
def template_sheet(request: SignedIn, kind: str) -> HttpResponse:
    """The sheet with its headings alone."""
    require(request.user, PERMISSIONS[kind])
    return _file(papers.write(SHEETS[kind], []), f"luoshi-{kind}-template.xlsx")


@require_GET
def export_sheet(request: SignedIn, kind: str) -> HttpResponse:
    """The present list, ready to be changed and imported again."""
    require(request.user, PERMISSIONS[kind])
    day = timezone.localdate()
    return _file(papers.write(SHEETS[kind], present_rows(kind)), f"luoshi-{kind}-{day:%Y-%m-%d}.xlsx")


def _shown(request: SignedIn, kind: str, upload: Upload, found: Preview) -> HttpResponse:
    context = {
        "kind": kind,
        "preview": found,
        "rows": upload.signed(kind, request.user, digest=found.digest),
        "crumbs": _crumbs(kind),
    }
    return render(request, "organisation/apply_import.html", context)


def _file(data: bytes, name: str) -> HttpResponse:
    return download(data, XLSX, name)


def _crumbs(kind: str) -> list[dict[str, str]]:
    label = _("Units") if kind == "units" else _("People")
    return [{"label": label, "url": reverse(kind)}]
