"""One's own tokens; the organisation's webhooks and what was sent to them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.api.actions import tokens as token_actions
from luoshi.api.actions import webhooks as hook_actions
from luoshi.api.forms import USUAL, HookForm, TokenForm
from luoshi.api.models import Delivery, Token, Webhook
from luoshi.api.scopes import Scope
from luoshi.foundation.lookup import find, require
from luoshi.notices.outbox.problems import words_of
from luoshi.organisation.requests import SignedIn
from luoshi.organisation.views.asking import ask, done

MANAGE, SHOWN = "api.manage_hooks", 50
asking = require_http_methods(["GET", "POST"])


@require_GET
def tokens(request: SignedIn) -> HttpResponse:
    """With which programs one has let in, and since when they have been there."""
    require(request.user, "api.use")
    names = dict(Scope.choices)
    rows = Token.objects.filter(person=request.user)
    told = [(row, [names[code] for code in row.scopes if code in names]) for row in rows]
    context = {"tokens": told, "may_hook": request.user.has_perm(MANAGE)}
    return render(request, "api/tokens.html", context)


@asking
def make_token(request: SignedIn) -> HttpResponse:
    """Its secret is on the page that answers, and never again."""
    require(request.user, "api.use")
    form = TokenForm(request.POST or None, initial={"ends_on": timezone.localdate() + USUAL})
    if form.is_valid():
        token, secret = token_actions.make_token(person=request.user, **form.cleaned_data)
        return _secret(request, str(token), secret, reverse("tokens"))
    title = _("Make an access token")
    return ask(request, form, title=title, label=_("Make it"), back=reverse("tokens"))


@require_POST
def revoke_token(request: SignedIn, pk: UUID) -> HttpResponse:
    """At once."""
    token = find(Token.objects.all(), request.user, see="api.revoke_token", pk=pk)
    token_actions.revoke_token(token=token, person=request.user)
    return done(request, reverse("tokens"), _("The token can no longer be used."))


@require_GET
def webhooks(request: SignedIn) -> HttpResponse:
    """Where the organisation's events are told."""
    require(request.user, MANAGE)
    return render(request, "api/webhooks.html", {"hooks": Webhook.objects.all()})


@asking
def add_hook(request: SignedIn) -> HttpResponse:
    """Its secret is on the page that answers, and never again."""
    require(request.user, MANAGE)
    form = HookForm(request.POST or None)
    if form.is_valid():
        hook = hook_actions.add_hook(person=request.user, **form.cleaned_data)
        return _secret(request, str(hook), hook.secret, reverse("webhooks"))
    return ask(request, form, title=_("Add a webhook"), label=_("Add"), back=reverse("webhooks"))


def _secret(request: SignedIn, name: str, secret: str, back: str) -> HttpResponse:
    return render(request, "api/secret.html", {"name": name, "secret": secret, "back": back})


def _hook(request: SignedIn, pk: UUID) -> Webhook:
    return find(Webhook.objects.all(), request.user, see="notices.see", do=MANAGE, pk=pk)


@require_GET
def hook(request: SignedIn, pk: UUID) -> HttpResponse:
    """What was sent, what was not, and why."""
    row = _hook(request, pk)
    deliveries = list(row.deliveries.all()[:SHOWN])
    told = [(one, words_of(one.problem, one.problem_detail.get("answer", ""))) for one in deliveries]
    return render(request, "api/hook.html", {"hook": row, "deliveries": told})


@require_POST
def remove_hook(request: SignedIn, pk: UUID) -> HttpResponse:
    """Nothing is sent to it any more."""
    hook_actions.remove_hook(hook=_hook(request, pk), person=request.user)
    return done(request, reverse("webhooks"), _("The webhook is removed."))


@require_POST
def replay(request: SignedIn, pk: UUID) -> HttpResponse:
    """Once more."""
    row = find(Delivery.objects.all(), request.user, see="notices.see", do=MANAGE, pk=pk)
    hook_actions.replay(delivery=row, person=request.user)
    return done(request, reverse("hook", args=[row.webhook_id]), _("It is sent again."))
