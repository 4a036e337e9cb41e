"""Whoever answers for a unit without an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from luoshi.organisation.models import Person
from luoshi.work.models import PassLink


@dataclass(frozen=True, slots=True)
class Visitor:
    """Does the work of one unit and nothing else; the journal knows them by the link and the unit's name."""

    link: PassLink

    @property
    def id(self) -> UUID:
        return self.link.pk

    @property
    def pk(self) -> UUID:
        return self.link.pk

    @property
    def name(self) -> str:
        return _("%(unit)s, by link") % {"unit": self.link.unit.name}

    @property
    def headed_unit_ids(self) -> frozenset[UUID]:
        return frozenset()

    def has_perm(self, permission: str, row: Any = None) -> bool:
        """To answer for the unit of the link."""
        return permission == "work.answer" and getattr(row, "unit_id", None) == self.link.unit_id


Doer = Person | Visitor


def account(doer: Doer) -> Person | None:
    """The account that did it; None where it came without one."""
    return doer if isinstance(doer, Person) else None
