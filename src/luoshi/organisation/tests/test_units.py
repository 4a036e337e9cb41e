"""Units are added, renamed, moved, ordered and closed, each with one event in the journal."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from luoshi.foundation.refusals import Refused
from luoshi.journal.models import Event
from luoshi.organisation import actions
from luoshi.organisation.models import Alias, Unit
from luoshi.organisation.queries import holder_of, named_units, tree, units_below


@pytest.fixture
def units(library):
    return {unit.name: unit for unit in Unit.objects.all()}


@pytest.fixture
def clerk(people):
    return people["clerk"]


def names(parent=None):
    return [unit.name for unit in Unit.objects.filter(parent=parent)]


def verbs():
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def test_a_new_unit_stands_behind_its_siblings(library, units, clerk):
    unit = actions.add_unit(organisation=library, person=clerk, name="技术部", parent=units["馆领导"])
    assert names(units["馆领导"]) == ["办公室", "读者服务部", "采编部", "技术部"]
    event = Event.objects.get()
    assert (event.verb, event.object, event.parent) == ("unit-added", unit.pk, units["馆领导"].pk)
    assert event.data == {"above": "馆领导"}


@pytest.mark.parametrize("name", ["采编部", "编目部"])
@pytest.mark.parametrize("how", ["add", "rename", "alias"])
def test_a_name_belongs_to_one_unit_only(library, units, clerk, name, how):
    Alias.objects.create(organisation=library, unit=units["采编部"], name="编目部")
    with pytest.raises(Refused, match="name-taken") as refusal:
        match how:
            case "add":
                actions.add_unit(organisation=library, person=clerk, name=name)
            case "rename":
                actions.rename_unit(unit=units["办公室"], person=clerk, name=name)
            case "alias":
                actions.add_alias(unit=units["办公室"], person=clerk, name=name)
    assert "采编部" in str(refusal.value.message)
    assert not Event.objects.exists()


def test_a_unit_is_renamed_once(units, clerk):
    for _ in range(2):
        actions.rename_unit(unit=units["采编部"], person=clerk, name="编目部")
    assert holder_of("编目部") == units["采编部"]
    assert [event.data for event in Event.objects.all()] == [{"name": ["采编部", "编目部"]}]


def test_a_unit_may_take_its_own_other_name(library, units, clerk):
    actions.add_alias(unit=units["采编部"], person=clerk, name="编目部")
    actions.rename_unit(unit=units["采编部"], person=clerk, name="编目部")
    assert verbs() == ["alias-added", "unit-renamed"]


def test_a_unit_moves_with_all_below_it(units, clerk):
    actions.move_unit(unit=units["采编部"], person=clerk, parent=units["办公室"])
    assert names(units["办公室"]) == ["采编部"]
    assert units_below(units["办公室"]) == {units["办公室"].pk, units["采编部"].pk}
    assert Event.objects.get().data == {"above": ["馆领导", "办公室"]}


@pytest.mark.parametrize("target", ["馆领导", "采编部"])
def test_a_unit_never_stands_below_itself(units, clerk, target):
    with pytest.raises(Refused, match="inside-itself"):
        actions.move_unit(unit=units["馆领导"], person=clerk, parent=units[target])


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (0, ["采编部", "办公室", "读者服务部"]),
        (1, ["办公室", "采编部", "读者服务部"]),
        (2, ["办公室", "读者服务部", "采编部"]),
    ],
)
def test_a_unit_is_put_between_its_siblings(units, clerk, place, order):
    actions.order_unit(unit=units["采编部"], person=clerk, position=place)
    assert names(units["馆领导"]) == order


def test_a_unit_is_closed_at_a_date_and_opened_again(units, clerk):
    actions.close_unit(unit=units["采编部"], person=clerk, on=date(2026, 6, 30))
    unit = Unit.objects.get(name="采编部")
    assert [unit.open_on(date(2026, 6, 30)), unit.open_on(date(2026, 7, 1))] == [True, False]
    assert "采编部" in [one.name for one in named_units(date(2026, 6, 30))]
    assert "采编部" not in [one.name for one in named_units(date(2026, 7, 1))]
    actions.reopen_unit(unit=unit, person=clerk)
    actions.reopen_unit(unit=unit, person=clerk)
    assert Unit.objects.get(name="采编部").closed_on is None
    assert verbs() == ["unit-closed", "unit-reopened"]


def test_a_unit_with_open_units_below_it_is_not_closed(units, clerk):
    for name in ("办公室", "读者服务部"):
        actions.close_unit(unit=units[name], person=clerk, on=date(2026, 6, 30))
    with pytest.raises(Refused, match="has-units"):
        actions.close_unit(unit=units["馆领导"], person=clerk, on=date(2026, 6, 30))
    actions.close_unit(unit=units["采编部"], person=clerk, on=date(2026, 6, 30))
    actions.close_unit(unit=units["馆领导"], person=clerk, on=date(2026, 6, 30))


def test_an_other_name_is_removed(units, clerk):
    alias = actions.add_alias(unit=units["采编部"], person=clerk, name="编目部")
    assert named_units()[-1].other_names == ("编目部",)
    actions.remove_alias(alias=alias, person=clerk)
    assert not Alias.objects.exists()
    assert verbs() == ["alias-added", "alias-removed"]


def test_the_tree_is_read_top_down(units, people, clerk, django_assert_num_queries):
    actions.move_unit(unit=units["采编部"], person=clerk, parent=units["办公室"])
    actions.add_alias(unit=units["采编部"], person=clerk, name="编目部")
    people["leader"].is_active = False
    people["leader"].save()
    with django_assert_num_queries(2):
        lines = tree()
    assert [(line.unit.name, line.depth, line.people, line.aliases) for line in lines] == [
        ("馆领导", 0, 0, ()),
        ("办公室", 1, 4, ()),
        ("采编部", 2, 0, ("编目部",)),
        ("读者服务部", 1, 2, ()),
    ]
    assert [(line.is_first, line.is_last) for line in lines] == [
        (True, True),
        (True, False),
        (True, True),
        (False, True),
    ]


@pytest.mark.parametrize("role", ["leader", "head", "member", "legal", "auditor", "outsider"])
def test_others_change_no_unit(library, units, people, stranger, role):
    person = stranger if role == "outsider" else people[role]
    alias = Alias.objects.create(organisation=library, unit=units["采编部"], name="编目部")
    unit = units["采编部"]
    for act in (
        lambda: actions.add_unit(organisation=library, person=person, name="技术部"),
        lambda: actions.rename_unit(unit=unit, person=person, name="技术部"),
        lambda: actions.move_unit(unit=unit, person=person, parent=None),
        lambda: actions.order_unit(unit=unit, person=person, position=0),
        lambda: actions.close_unit(unit=unit, person=person, on=date(2026, 6, 30)),
        lambda: actions.reopen_unit(unit=unit, person=person),
        lambda: actions.add_alias(unit=unit, person=person, name="技术部"),
        lambda: actions.remove_alias(alias=alias, person=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Event.objects.exists()
