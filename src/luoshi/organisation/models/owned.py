"""What every row of an organisation has, and the proof that its relations stay inside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django_scopes import ScopedManager, get_scope

from luoshi.foundation.keys import Keyed
from luoshi.foundation.watching import Watched
from luoshi.organisation.models.organisation import Organisation


class WrongOrganisation(Exception):
    """A row would have pointed into another organisation."""


Row = TypeVar("Row", bound="Owned")


class OwnedQuerySet(Watched[Row]):
    """Bulk creation is checked as single saves are, and told of like them."""

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        rows = list(objs)
        check_one_organisation(rows)
        return super().bulk_create(rows, *args, **kwargs)


class Owned(Keyed):
    """A row of one organisation. Unscoped queries raise; relations may not leave the organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager[Self]] = ScopedManager(
        OwnedQuerySet.as_manager().__class__, organisation="organisation"
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        check_one_organisation([self])
        super().save(*args, **kwargs)


def check_one_organisation(rows: list[Any]) -> None:
    """Raise WrongOrganisation where a row lies outside the open scope or points to another organisation.

    Loaded relations are compared in place; ids alone are looked up, one query a relation.
    """
    scoped = get_scope()
    for row in rows:
        if scoped.get("_enabled") and scoped.get("organisation") not in (None, row.organisation_id):
            raise WrongOrganisation(f"{row._meta.label} outside the open organisation")
    for relation in _relations(type(rows[0])) if rows else ():
        _check_relation(rows, relation)


def _relations(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and any(other.name == "organisation" for other in field.related_model._meta.concrete_fields)
    ]


def _check_relation(rows: list[Any], relation: models.ForeignKey[Any, Any]) -> None:
    unknown: dict[Any, Any] = {}
    for row in rows:
        key = getattr(row, relation.attname)
        if key is None:
            continue
        if relation.is_cached(row):
            _compare(row, getattr(row, relation.name).organisation_id, relation)
        else:
            unknown[key] = row
    if unknown:
        target: Any = relation.related_model
        owners = dict(target._base_manager.filter(pk__in=unknown).values_list("pk", "organisation_id"))
        for key, row in unknown.items():
            if key in owners:
                _compare(row, owners[key], relation)


def _compare(row: Any, owner: Any, relation: models.ForeignKey[Any, Any]) -> None:
    if owner != row.organisation_id:
        raise WrongOrganisation(f"{row._meta.label}.{relation.name} points to another organisation")
