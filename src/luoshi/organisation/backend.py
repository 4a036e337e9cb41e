"""Who is signed in, read in one query with what the frame of every page shows of them."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models.expressions import BaseExpression

from luoshi.organisation.models import Person

_beside: dict[str, BaseExpression] = {}


def read_beside(name: str, expression: BaseExpression) -> None:
    """Called once by a room when it is ready: `person.<name>` is then there on every request."""
    _beside[name] = expression


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """The sign-in library's own; the middleware has lifted the scope, since none is known yet."""

    def get_user(self, user_id: Any) -> Person | None:
        person: Person | None = Person.objects.filter(pk=user_id).annotate(**_beside).first()
        return person if person is not None and self.user_can_authenticate(person) else None
