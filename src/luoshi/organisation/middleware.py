"""Opens the organisation of whoever is signed in; without one, scoped queries raise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django_scopes import scope, scopes_disabled

Next = Callable[[HttpRequest], HttpResponse]


def organisation_scope(get_response: Next) -> Next:
    """Set `request.user` and open the scope of their organisation.

    Stands in place of Django's AuthenticationMiddleware, because the person is read before any scope is known.
    Sign-in itself looks across all organisations, so `sign_in.py` lifts the scope there.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        with scopes_disabled():
            user: Any = get_user(request)
        request.user = user
        if not user.is_authenticated:
            return get_response(request)
        with scope(organisation=user.organisation_id):
            return get_response(request)

    return middleware
