"""Whoever keeps something beside rows is told of every change of them, also of many at once."""

from __future__ import annotations

import pytest

from luoshi.foundation import watching
from luoshi.organisation.models import Alias, Unit


@pytest.fixture
def told(library, monkeypatch):
    """What was told of units' names, and of the units whose other names changed."""
    heard: list[tuple[str, list]] = []
    monkeypatch.setattr(watching, "_watchers", {Unit: [], Alias: []})
    watching.watch(Unit, ["name"], lambda keys: heard.append(("unit", keys)))
    watching.watch(Alias, ["name"], lambda keys: heard.append(("alias of", keys)), "unit_id")
    return heard


def test_making_saving_and_deleting_is_told(told, library):
    row = Unit.objects.create(organisation=library, name="古籍部")
    row.save()
    row.save(update_fields=["position"])
    row.save(update_fields=["name", "position"])
    key = row.pk
    row.delete()
    assert told == [("unit", [key])] * 4


def test_many_at_once_are_told_together_and_only_of_the_fields_that_were_asked_for(told, library):
    rows = Unit.objects.bulk_create(Unit(organisation=library, name=f"第{n}分馆") for n in range(3))
    keys = [row.pk for row in rows]
    assert told.pop() == ("unit", keys)
    Unit.objects.filter(pk__in=keys).update(position=7)
    assert not told
    Unit.objects.filter(pk=keys[0]).update(name="总馆")
    assert told.pop() == ("unit", keys[:1])
    Unit.objects.filter(name="没有").update(name="也没有")
    assert not told


def test_the_row_that_they_belong_to_is_told(told, library):
    unit = Unit.objects.get(name="采编部")
    Alias.objects.create(organisation=library, unit=unit, name="编目组")
    Alias.objects.filter(unit=unit).update(name="典藏组")
    assert told == [("alias of", [unit.pk])] * 2
