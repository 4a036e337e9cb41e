"""The first migration of each room, which every new installation and every run of the tests goes through."""

from django.db.migrations import AddField, AddIndex, CreateModel
from django.db.migrations.loader import MigrationLoader
from django.db.models import Index, IntegerField
from tools.fold_migrations import fold, is_first


def test_models_are_made_with_their_indexes_and_constraints():
    """Where not, `python -m tools.fold_migrations` writes them so."""
    migrations = [one for one in MigrationLoader(None).disk_migrations.values() if is_first(one)]
    assert {one.app_label for one in migrations} >= {"organisation", "plans", "work"}
    assert [one for one in migrations if len(fold(one.operations)) < len(one.operations)] == []


def test_an_index_moves_to_its_model_and_one_over_a_later_field_stays():
    number = [("number", IntegerField())]
    index, later = (AddIndex(name, Index(fields=["number"], name=f"of_{name}")) for name in ("early", "late"))
    steps = [
        CreateModel("Early", number),
        CreateModel("Late", number),
        AddField("late", "other", IntegerField()),
        index,
        later,
    ]
    first, *rest = fold(steps)
    assert first.options["indexes"] == [index.index]
    assert rest == [steps[1], steps[2], later]
