"""What was not sent and why."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.notices.actions import outbox as actions
from luoshi.notices.forms.outbox import OutboxFilter
from luoshi.notices.models import Digest, Message
from luoshi.notices.queries.outbox import lines, not_made, not_sent, without_mail
from luoshi.notices.views.tabs import room_tabs
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.sign_in import mail_is_set
from luoshi.organisation.views.asking import done

SEE, MANAGE, PAGE = "notices.see_outbox", "notices.manage", 50


@require_GET
def outbox(request: SignedIn) -> HttpResponse:
    """To whom, by which way, why not, and whether it is tried again by itself."""
    require(request.user, SEE)
    today = timezone.localdate()
    form = OutboxFilter(request.GET)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    page = Paginator(not_sent(today, why), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "why": why,
        "without_mail": without_mail(today),
        "page": page,
        "lines": lines(page.object_list, today),
        "not_made": not_made(today),
        "mail_is_set": mail_is_set(),
        "may_manage": request.user.has_perm(MANAGE),
        "tabs": room_tabs(request, "outbox"),
    }
    return render(request, "notices/outbox.html", context)


@require_POST
def retry_message(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = Message.objects.select_related("organisation", "person", "bot", "letter")
    row = find(rows, request.user, see=SEE, do=MANAGE, pk=pk)
    actions.retry_message(message=row, person=request.user)
    return done(request, reverse("outbox"), _("It is sent again."))


@require_POST
def retry_digest(request: SignedIn, pk: UUID) -> HttpResponse:
    rows = Digest.objects.select_related("organisation")
    row = find(rows, request.user, see=SEE, do=MANAGE, pk=pk)
    actions.retry_digest(digest=row, person=request.user)
    return done(request, reverse("outbox"), _("The digests of today are made again."))
