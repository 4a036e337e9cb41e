"""Who asks: below the API's address a token alone says so, never a browser's session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django_scopes import scopes_disabled

from luoshi.api.actions.tokens import hash_of
from luoshi.api.models import Token

ROOT = "/api/v1/"
Next = Callable[[HttpRequest], HttpResponse]


def token(get_response: Next) -> Next:
    """Before the organisation's scope is opened: `request.token` is the token, None without a valid one."""

    def middleware(request: Any) -> HttpResponse:
        if request.path.startswith(ROOT):
            request.token = _token_of(request.headers.get("Authorization", ""))
            request.user = request.token.person if request.token else AnonymousUser()
        return get_response(request)

    return middleware


def _token_of(header: str) -> Token | None:
    kind, _space, secret = header.partition(" ")
    if kind.lower() != "bearer" or not secret:
        return None
    today = timezone.localdate()
    with scopes_disabled():
        rows = Token.objects.filter(revoked_at=None, ends_on__gte=today, person__is_active=True)
        found: Token | None = rows.filter(sha256=hash_of(secret.strip())).select_related("person").first()
        if found is not None and found.used_on != today:
            Token.objects.filter(pk=found.pk).update(used_on=today)
    return found
