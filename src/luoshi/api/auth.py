"""What an operation asks of a token."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja.security import HttpBearer

from luoshi.api.scopes import Scope


class Scoped(HttpBearer):
    """A valid token with a scope; what its person may do is asked by the action itself."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        found = getattr(request, "token", None)
        if found is not None:
            need_scope(request, self.scope)
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Never asked: the middleware has looked the token up."""
        raise NotImplementedError


def need_scope(request: Any, scope: Scope) -> None:
    """Raise PermissionDenied where the token may not be used for it."""
    if scope not in request.token.scopes:
        raise PermissionDenied(f"the token lacks the scope {scope}")
