"""Indexes and constraints of the first migrations into their models: `python -m tools.fold_migrations`.

makemigrations writes them as steps of their own, and its optimizer carries none of them past another model. Each such
step makes Django build all related models anew: of setting up a database they took more than half.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard

import django
from django.apps import apps
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

FIRST = "0001_initial"


def main() -> None:
    """Writes each room's first migration anew where something can be folded."""
    django.setup()
    for migration in MigrationLoader(None).disk_migrations.values():
        if is_first(migration):
            migration.operations = fold(migration.operations)
            _write(migration)


def is_first(migration: Migration) -> bool:
    """Whether it is the first of a room of ours."""
    return migration.name == FIRST and apps.get_app_config(migration.app_label).name.startswith("luoshi.")


def fold(operations: Sequence[Operation]) -> list[Operation]:
    """The same steps in their order; what a model that gets no field later can hold from the beginning stands there."""
    late = {one.model_name_lower for one in operations if isinstance(one, AddField)}
    made = {one.name_lower for one in operations if isinstance(one, CreateModel)} - late
    held: dict[str, dict[str, list[Any]]] = {name: {"indexes": [], "constraints": []} for name in made}
    kept: list[Operation] = []
    for one in operations:
        if isinstance(one, AddIndex) and one.model_name_lower in made:
            held[one.model_name_lower]["indexes"].append(one.index)
        elif isinstance(one, AddConstraint) and one.model_name_lower in made:
            held[one.model_name_lower]["constraints"].append(one.constraint)
        else:
            kept.append(one)
    return [_holding(one, held[one.name_lower]) if _is_of(one, made) else one for one in kept]


def _is_of(one: Operation, made: Collection[str]) -> TypeGuard[CreateModel]:
    return isinstance(one, CreateModel) and one.name_lower in made


def _holding(model: CreateModel, added: Mapping[str, list[Any]]) -> CreateModel:
    options = {**model.options}
    for kind, rows in added.items():
        if rows:
            options[kind] = [*options.get(kind, ()), *rows]
    return CreateModel(model.name, model.fields, options, model.bases, model.managers)


def _write(migration: Migration) -> None:
    writer = MigrationWriter(migration)
    Path(writer.path).write_text(writer.as_string(), encoding="utf-8")


if __name__ == "__main__":
    main()
