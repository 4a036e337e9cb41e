"""The templates that reports are written from."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import DOCX, download
from luoshi.foundation.lookup import find, require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.requests import SignedIn
from luoshi.reports.actions import templates as actions
from luoshi.reports.forms import TemplateForm
from luoshi.reports.models import ReportKind, Template
from luoshi.reports.usual import usual_template

KEEP = "reports.keep_templates"


@require_http_methods(["GET", "POST"])
def templates(request: SignedIn) -> HttpResponse:
    """Those there are; a new one is tried at once, and what is wrong with it stands beside its field."""
    require(request.user, KEEP)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            row = actions.add_template(person=request.user, kind=ReportKind(said["kind"]), file=said["file"])
        except Refused as refusal:
            form.add_error("file", refusal.message)
        else:
            messages.success(request, _("“%(name)s” is in use now.") % {"name": row})
            return redirect("report_templates")
    rows = Template.objects.defer("data").select_related("added_by")
    context = {"form": form, "templates": rows, "kinds": ReportKind.choices}
    return render(request, "reports/templates.html", context, status=422 if form.errors else 200)


@require_GET
def usual(request: SignedIn, kind: str) -> HttpResponse:
    """The one that comes with Luoshi, to be edited in Word."""
    require(request.user, KEEP)
    return download(usual_template(ReportKind(kind)), DOCX, f"luoshi-{kind}.docx")


def _template(request: SignedIn, pk: UUID) -> Template:
    return find(Template.objects.all(), request.user, see="work.see", do=KEEP, pk=pk)


@require_POST
def choose(request: SignedIn, pk: UUID) -> HttpResponse:
    """Write reports from it from now on."""
    actions.choose_template(template=_template(request, pk), person=request.user)
    return redirect("report_templates")


@require_POST
def remove(request: SignedIn, pk: UUID) -> HttpResponse:
    """Keep it no longer."""
    actions.remove_template(template=_template(request, pk), person=request.user)
    return redirect("report_templates")
