"""The groups of units that digests go to."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.foundation.lookup import find, require
from luoshi.notices.actions import bots as actions
from luoshi.notices.forms.bots import ChangeBotForm, NewBotForm
from luoshi.notices.models import Bot
from luoshi.notices.outbox.problems import NotSent, words_of
from luoshi.notices.views.tabs import room_tabs
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

MANAGE = "notices.manage"
asking = require_http_methods(["GET", "POST"])


def _find(request: SignedIn, pk: UUID) -> Bot:
    rows = Bot.objects.select_related("unit", "organisation")
    return find(rows, request.user, see="notices.see", do=MANAGE, pk=pk)


@require_GET
def bots(request: SignedIn) -> HttpResponse:
    """Which unit's digest goes into which group."""
    require(request.user, MANAGE)
    context = {"bots": Bot.objects.select_related("unit"), "tabs": room_tabs(request, "bots")}
    return render(request, "notices/bots.html", context)


@asking
def add_bot(request: SignedIn) -> HttpResponse:
    require(request.user, MANAGE)
    form = NewBotForm(request.POST or None)
    if form.is_valid():
        bot = actions.add_bot(
            organisation=request.user.organisation, person=request.user, **form.cleaned_data
        )
        said = _("“%(name)s” is added. Send a test message to see whether it works.") % {"name": bot.name}
        return done(request, reverse("bots"), said)
    return ask(request, form, title=_("Add a group"), label=_("Add"), back=reverse("bots"))


@asking
def change_bot(request: SignedIn, pk: UUID) -> HttpResponse:
    bot = _find(request, pk)
    form = ChangeBotForm(request.POST or None, changed=bot)
    if form.is_valid():
        actions.change_bot(bot=bot, person=request.user, **form.cleaned_data)
        return done(request, reverse("bots"), _("Saved."))
    title = _("Change “%(name)s”") % {"name": bot.name}
    return ask(request, form, title=title, label=_("Save"), back=reverse("bots"))


@require_POST
def remove_bot(request: SignedIn, pk: UUID) -> HttpResponse:
    actions.remove_bot(bot=_find(request, pk), person=request.user)
    return done(request, reverse("bots"))


@require_POST
def send_test(request: SignedIn, pk: UUID) -> HttpResponse:
    """At once, so that whoever enters the group sees what its server says."""
    bot = _find(request, pk)
    try:
        actions.send_test(bot=bot, person=request.user)
    except NotSent as problem:
        messages.error(request, words_of(problem.code, problem.answer))
    else:
        messages.success(request, _("The test message was taken. Look into the group."))
    return redirect("bots")
