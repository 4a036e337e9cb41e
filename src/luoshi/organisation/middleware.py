"""Opens the organisation of whoever is signed in; without one, scoped queries raise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django_scopes import scope, scopes_disabled

Next = Callable[[HttpRequest], HttpResponse]


def organisation_scope(get_response: Next) -> Next:
    """Open the scope of the person's organisation.

    The person is read before any scope is known; sign-in looks across all organisations too, so `sign_in.py`
    lifts the scope there.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        with scopes_disabled():
            is_known = person.is_authenticated
        if not is_known:
            return get_response(request)
        with scope(organisation=person.organisation_id):
            return get_response(request)

    return middleware
