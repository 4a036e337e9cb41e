"""Telling of rows that were made, changed or deleted, also of many at once, where Django's own signals are silent.

What is kept beside the rows, such as the index of the search, follows them in the same transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models.signals import post_delete, post_save

# Given the rows' values of the attribute that was asked for: their keys, or the keys of what they belong to.
Told = Callable[[list[Any]], None]
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told, of a change in which fields, and by which attribute of the row."""

    fields: frozenset[str]
    attribute: str
    told: Told


_watchers: dict[type[models.Model], list[Watcher]] = defaultdict(list)


def watch(model: type[models.Model], fields: Iterable[str], told: Told, attribute: str = "pk") -> None:
    """`told` is called in the transaction that makes, deletes or changes rows of the model in one of the fields.

    A row that is saved whole counts as changed. Called once, when the program is made ready.
    """
    if model not in _watchers:
        post_save.connect(_saved, sender=model)
        post_delete.connect(_deleted, sender=model)
    _watchers[model].append(Watcher(frozenset(fields), attribute, told))


def _saved(sender: type[models.Model], instance: Any, created: bool, **said: Any) -> None:
    fields = None if created else said.get("update_fields")
    # What a backup brings back comes row by row, before the rows that it points to are there.
    if not said.get("raw"):
        _tell(sender, [instance], fields)


def _deleted(sender: type[models.Model], instance: Any, **_said: Any) -> None:
    _tell(sender, [instance], None)


def _tell(model: type[models.Model], rows: Collection[Any], fields: Collection[str] | None) -> None:
    for one in _watchers[model]:
        if rows and (fields is None or not one.fields.isdisjoint(fields)):
            one.told([getattr(row, one.attribute) for row in rows])


class Watched(models.QuerySet[Row]):
    """Rows that are told of also where many are made or changed at once."""

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        made = super().bulk_create(objs, *args, **kwargs)
        if self.model in _watchers:
            _tell(self.model, made, None)
        return made

    def update(self, **fields: Any) -> int:
        """One query more where somebody is told of one of these fields: which rows they are is read first."""
        watchers = [one for one in _watchers.get(self.model, ()) if not one.fields.isdisjoint(fields)]
        changed = [(one, list(self.order_by().values_list(one.attribute, flat=True))) for one in watchers]
        count = super().update(**fields)
        for one, values in changed:
            if values:
                one.told(values)
        return count
