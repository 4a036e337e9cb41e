"""Signing in: local accounts only; nobody signs up, people are entered by their organisation."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_scopes import scopes_disabled

from luoshi.organisation.models import Person


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The points where the sign-in library asks us."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | AnonymousUser | None:
        with scopes_disabled():
            person: Person | None = super().authenticate(request, **credentials)
            return person
