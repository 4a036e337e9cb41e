"""Chasers: listed, written on late work, replied to, accepted, printed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.downloads import DOCX, download
from luoshi.foundation.lookup import find, require
from luoshi.organisation.requests import SignedIn
from luoshi.papers.official import write
from luoshi.work.actions import chasers as actions
from luoshi.work.forms.answers import ReasonForm
from luoshi.work.forms.chasers import ChaserForm, ReplyForm
from luoshi.work.models import Chaser, Reply
from luoshi.work.papers import chaser_paper
from luoshi.work.queries import chasers as queries

SOON = timedelta(days=7)


@require_GET
def chasers(request: SignedIn) -> HttpResponse:
    """All of the organisation's, open ones first."""
    require(request.user, "work.see")
    rows = queries.chasers().order_by("closed_at", "-year", "-number")
    context = {
        "open": rows.filter(closed_at=None),
        "closed": rows.filter(closed_at__isnull=False)[:50],
        "today": timezone.localdate(),
        "may_write": request.user.has_perm("work.chase"),
    }
    return render(request, "work/chasers.html", context)


@require_http_methods(["GET", "POST"])
def write_chaser(request: SignedIn) -> HttpResponse:
    """On late work, chosen from a list; `task` in the address chooses one task's units beforehand."""
    require(request.user, "work.chase")
    today = timezone.localdate()
    usual = _(
        "Please finish this by the day of reply, and say in writing why it is late and what you will do."
    )
    form = ChaserForm(request.POST or None, initial={"reply_by": today + SOON, "text": usual})
    if form.is_valid():
        said = form.cleaned_data
        chaser = actions.write_chaser(person=request.user, **{**said, "answers": list(said["answers"])})
        messages.success(request, _("%(chaser)s has been sent.") % {"chaser": chaser})
        return redirect("chaser", chaser.pk)
    chosen = set(request.POST.getlist("answers")) or set(request.GET.getlist("answer"))
    late = sorted(queries.late_answers(today), key=lambda answer: str(answer.pk) not in chosen)
    context = {"form": form, "late": late, "chosen": chosen, "today": today}
    return render(request, "work/write_chaser.html", context, status=422 if form.is_bound else 200)


def _chaser(request: SignedIn, pk: UUID) -> Chaser:
    return find(queries.chasers().select_related("organisation"), request.user, see="work.see", pk=pk)


@require_GET
def chaser(request: SignedIn, pk: UUID) -> HttpResponse:
    """What is chased, and each unit's reply."""
    row = _chaser(request, pk)
    replies = list(row.replies.select_related("unit", "by"))
    may = {
        one.pk: {name: request.user.has_perm(f"work.{name}", one) for name in ("reply", "accept_reply")}
        for one in replies
    }
    context = {
        "chaser": row,
        "answers": queries.chased(row),
        "replies": [(one, may[one.pk]) for one in replies],
        "today": timezone.localdate(),
    }
    return render(request, "work/chaser.html", context)


@require_GET
def print_chaser(request: SignedIn, pk: UUID) -> HttpResponse:
    """In official layout, as a Word file."""
    row = _chaser(request, pk)
    replies = list(row.replies.select_related("unit"))
    data = write(chaser_paper(row, queries.chased(row), replies))
    return download(data, DOCX, f"chaser-{row.year}-{row.number}.docx")


def _reply(request: SignedIn, pk: UUID, do: str) -> Reply:
    rows = Reply.objects.select_related("unit", "chaser")
    return find(rows, request.user, see="work.see", do=do, pk=pk)


@require_http_methods(["GET", "POST"])
def reply_to_chaser(request: SignedIn, pk: UUID) -> HttpResponse:
    """What the unit has done and will do."""
    row = _reply(request, pk, "work.reply")
    form = ReplyForm(request.POST or None, initial={"text": row.text})
    if form.is_valid():
        actions.reply_to_chaser(reply=row, person=request.user, **form.cleaned_data)
        messages.success(request, _("The reply has been sent."))
        return redirect("chaser", row.chaser_id)
    return _ask(request, row, form, _("Reply for %(unit)s") % {"unit": row.unit})


@require_POST
def accept_reply(request: SignedIn, pk: UUID) -> HttpResponse:
    """The reply does."""
    row = _reply(request, pk, "work.accept_reply")
    actions.accept_reply(reply=row, person=request.user)
    return redirect("chaser", row.chaser_id)


@require_http_methods(["GET", "POST"])
def return_reply(request: SignedIn, pk: UUID) -> HttpResponse:
    """The reply does not do, and why."""
    row = _reply(request, pk, "work.accept_reply")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.return_reply(reply=row, person=request.user, **form.cleaned_data)
        return redirect("chaser", row.chaser_id)
    return _ask(request, row, form, _("Return the reply of %(unit)s") % {"unit": row.unit})


def _ask(request: SignedIn, row: Reply, form: ReplyForm | ReasonForm, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": row.chaser, "label": _("Send")}
    context["back"] = row.chaser.get_absolute_url()
    return render(request, "organisation/form_page.html", context, status=422 if form.is_bound else 200)
