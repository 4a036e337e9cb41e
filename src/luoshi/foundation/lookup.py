"""A lookup returns the object, 404 to whoever may not see it, 403 to whoever sees it but may not do it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)


def find(rows: QuerySet[Row], person: Any, *, see: str, do: str | None = None, **keys: object) -> Row:
    """The one row that matches, if `person` has the permission `see` on it, and `do` where given.

    Raises Http404 to strangers, so that they do not learn what exists, and PermissionDenied to others.
    """
    # By key: in the order of a list, SQLite would walk the list's index to find the one row.
    row = rows.filter(**keys).order_by("pk").first()
    if row is None or not person.has_perm(see, row):
        raise Http404
    if do is not None and not person.has_perm(do, row):
        raise PermissionDenied
    return row


def require(person: Any, permission: str, row: Model | None = None) -> None:
    """Raise PermissionDenied unless the person may. Actions call it, whoever calls them."""
    if not person.has_perm(permission, row):
        raise PermissionDenied(permission)
