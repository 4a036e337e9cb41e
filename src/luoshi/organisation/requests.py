"""The type of a request from someone signed in, which every view but sign-in can rely on."""

from __future__ import annotations

from django.http import HttpRequest

from luoshi.organisation.models import Person


class SignedIn(HttpRequest):
    """`LoginRequiredMiddleware` lets no other request through to a view that does not say otherwise."""

    user: Person
