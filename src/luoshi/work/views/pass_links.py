"""Addresses for those without an account: made by the office, and the page behind one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_scopes import scope

from luoshi.foundation.lookup import find, require
from luoshi.organisation.models import Unit
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.sign_in import mail_is_set
from luoshi.organisation.views import asking
from luoshi.work.actions import pass_links as actions
from luoshi.work.actions.hand_in import hand_in
from luoshi.work.forms.answers import HandInForm
from luoshi.work.forms.pass_links import MailForm, PassLinkForm
from luoshi.work.models import PassLink
from luoshi.work.queries.pass_links import answers_to_give, link_of, links
from luoshi.work.visitor import Visitor

MONTH = timedelta(days=30)


@require_http_methods(["GET", "POST"])
def pass_links(request: SignedIn) -> HttpResponse:
    """All that still lead somewhere, and a new one."""
    require(request.user, "work.make_pass_link")
    form = PassLinkForm(request.POST or None, initial={"ends_on": timezone.localdate() + MONTH})
    if form.is_valid():
        actions.make_pass_link(person=request.user, **form.cleaned_data)
        messages.success(request, _("The link has been made. Send it to whoever answers for the unit."))
        return redirect("pass_links")
    context = {
        "form": form,
        "links": links(),
        "root": request.build_absolute_uri("/")[:-1],
        "mail_is_set": mail_is_set(),
        "units": Unit.objects.filter(closed_on=None),
    }
    return render(request, "work/pass_links.html", context, status=422 if form.is_bound else 200)


def _link(request: SignedIn, pk: UUID) -> PassLink:
    rows = PassLink.objects.select_related("unit", "organisation", "mailed__letter")
    return find(rows, request.user, see="work.see", do="work.make_pass_link", pk=pk)


@require_http_methods(["GET", "POST"])
def mail_pass_link(request: SignedIn, pk: UUID) -> HttpResponse:
    """To whom; the last address stands there already."""
    row = _link(request, pk)
    form = MailForm(request.POST or None, initial={"address": row.mailed and row.mailed.to})
    if form.is_valid():
        address = form.cleaned_data["address"]
        actions.mail_pass_link(link=row, person=request.user, address=address)
        said = _("It goes to %(address)s in a moment.")
        return asking.done(request, reverse("pass_links"), said % {"address": address})
    words = {"title": _("Send by mail"), "label": _("Send"), "back": reverse("pass_links")}
    return asking.ask(request, form, **words, lead=_letter_says(row, request.user.email))


def _letter_says(link: PassLink, answer_to: str) -> str:
    if answer_to:
        said = _("The link and the sheet of what %(unit)s still has to do. Replies come to %(answer_to)s.")
    else:
        said = _(
            "The link and the sheet of what %(unit)s still has to do."
            " No e-mail address is entered for you, so that replies do not reach you."
        )
    return said % {"unit": link.unit, "answer_to": answer_to}


@require_POST
def end_pass_link(request: SignedIn, pk: UUID) -> HttpResponse:
    """Before its time."""
    row = _link(request, pk)
    actions.end_pass_link(link=row, person=request.user)
    messages.success(request, _("The link leads nowhere any more."))
    return redirect("pass_links")


@login_not_required
@require_http_methods(["GET", "POST"])
def visit(request: HttpRequest, secret: str) -> HttpResponse:
    """What the unit still has to do, each line with its own form."""
    link = link_of(secret)
    if link is None:
        return render(request, "work/visit_gone.html", status=410)
    with scope(organisation=link.organisation_id):
        return _page(request, link)


def _page(request: HttpRequest, link: PassLink) -> HttpResponse:
    answers = list(answers_to_give(link.unit_id))
    wanted = request.POST.get("answer", "")
    lines = []
    for answer in answers:
        is_this = str(answer.pk) == wanted
        data, files = (request.POST, request.FILES) if is_this else (None, None)
        form = HandInForm(data, files, answer=answer, is_own=True, auto_id=f"{answer.pk}-%s")
        if is_this and form.is_valid():
            hand_in(answer=answer, person=Visitor(link), **form.cleaned_data)
            messages.success(request, _("Handed in: %(title)s") % {"title": answer.task.title})
            return redirect("visit", link.secret)
        lines.append((answer, form))
    if request.method == "POST" and not any(form.is_bound for _answer, form in lines):
        raise Http404
    context = {"link": link, "lines": lines, "today": timezone.localdate()}
    return render(request, "work/visit.html", context, status=422 if wanted else 200)
