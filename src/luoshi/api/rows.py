"""Rows that a request names by their keys."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from luoshi.api.problems import Unusable


def all_named(rows: Any, keys: list[UUID], name: str) -> list[Any]:
    """Every one of them, or a refusal (422) that says which are not there."""
    found = list(rows.filter(pk__in=keys))
    missing = sorted(set(map(str, keys)) - {str(row.pk) for row in found})
    if missing:
        told = _("There are no such %(name)s: %(keys)s.") % {"name": name, "keys": ", ".join(missing[:5])}
        raise Unusable(422, "unknown-rows", told)
    return found


def named(rows: Any, key: UUID | None, name: str) -> Any:
    """The one, None where none is named, or a refusal (422)."""
    return all_named(rows, [key], name)[0] if key else None
