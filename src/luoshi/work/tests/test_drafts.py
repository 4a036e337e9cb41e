"""Who answers for what: one unit, each unit, the listed ones, and nobody yet."""

from __future__ import annotations

from datetime import date

from luoshi.organisation.models import Unit
from luoshi.work.models import Answer, Task
from luoshi.work.tests.build import a_commitment, publish, unit

UNITS = ["办公室", "读者服务部", "采编部"]


def asked(day):
    """The units and parts of the task that begins on the day."""
    answers = Answer.objects.filter(task__period_start=day).select_related("unit")
    return {(answer.unit and answer.unit.name, answer.part) for answer in answers}


def test_eight_units_that_owe_a_monthly_check_give_96_answers(plan, library):
    root = unit("馆领导")
    for number in range(5):
        Unit.objects.create(organisation=library, parent=root, name=f"第{number}分馆", position=10 + number)
    a_commitment(plan, each_unit=True)
    publish(plan)
    assert Task.objects.count() == 12
    assert Answer.objects.count() == 96
    assert set(Answer.objects.values_list("part", flat=True)) == {"each"}


def test_the_leadership_is_not_each_unit(plan):
    a_commitment(plan, each_unit=True)
    publish(plan)
    assert asked(date(2026, 1, 1)) == {(name, "each") for name in UNITS}


def test_where_the_plan_lists_the_units_only_those_answer(plan):
    a_commitment(plan, ["办公室", "采编部"], each_unit=True)
    publish(plan)
    assert asked(date(2026, 1, 1)) == {("办公室", "each"), ("采编部", "each")}


def test_a_unit_that_leads_the_listed_ones_answers_too(plan):
    a_commitment(plan, ["采编部"], each_unit=True, unit=unit("办公室"))
    publish(plan)
    assert asked(date(2026, 1, 1)) == {("办公室", "lead"), ("采编部", "each")}


def test_a_listed_unit_that_leads_answers_once(plan):
    a_commitment(plan, ["采编部", "办公室"], each_unit=True, unit=unit("办公室"))
    publish(plan)
    assert asked(date(2026, 1, 1)) == {("办公室", "each"), ("采编部", "each")}


def test_each_unit_below_the_named_one_answers(plan, library):
    Unit.objects.create(organisation=library, parent=unit("采编部"), name="采访组", position=20)
    a_commitment(plan, each_unit=True, unit=unit("采编部"))
    publish(plan)
    assert asked(date(2026, 1, 1)) == {("采访组", "each")}


def test_without_a_tree_each_unit_is_every_unit(plan):
    Unit.objects.update(parent=None)
    a_commitment(plan, each_unit=True)
    publish(plan)
    assert asked(date(2026, 1, 1)) == {(name, "each") for name in ["馆领导", *UNITS]}


def test_what_each_person_owes_is_counted_by_unit(plan):
    a_commitment(plan, each_person=True)
    publish(plan)
    assert asked(date(2026, 1, 1)) == {(name, "each") for name in UNITS}


def test_what_each_person_of_a_unit_owes_is_that_units(plan):
    a_commitment(plan, each_person=True, unit=unit("采编部"))
    publish(plan)
    assert asked(date(2026, 1, 1)) == {("采编部", "lead")}


def test_a_dissolved_unit_stops_at_its_end(plan):
    Unit.objects.filter(name="采编部").update(closed_on=date(2026, 5, 29))
    a_commitment(plan, each_unit=True)
    publish(plan)
    asked_of_it = Answer.objects.filter(unit__name="采编部").values_list("due_on", flat=True)
    assert max(asked_of_it) == date(2026, 5, 29)
    assert len(asked_of_it) == 5
    assert Answer.objects.count() == 12 * 2 + 5


def test_the_work_of_a_dissolved_unit_waits_for_another(plan):
    Unit.objects.filter(name="采编部").update(closed_on=date(2026, 5, 28))
    a_commitment(plan, ["办公室"], unit=unit("采编部"))
    publish(plan)
    assert asked(date(2026, 4, 1)) == {("采编部", "lead"), ("办公室", "support")}
    assert asked(date(2026, 5, 1)) == {(None, "lead"), ("办公室", "support")}


def test_a_unit_that_leads_does_not_support_itself(plan):
    a_commitment(plan, ["采编部", "办公室"], unit=unit("采编部"))
    publish(plan)
    assert asked(date(2026, 1, 1)) == {("采编部", "lead"), ("办公室", "support")}


def test_where_every_unit_is_gone_somebody_must_still_be_named(plan):
    Unit.objects.exclude(parent=None).update(closed_on=date(2025, 12, 31))
    a_commitment(plan, each_unit=True)
    publish(plan)
    assert asked(date(2026, 1, 1)) == {(None, "lead")}


def test_a_daily_duty_is_one_tick_sheet_a_month(plan):
    a_commitment(plan, every_unit="day", unit=unit("办公室"))
    publish(plan)
    tasks = list(Task.objects.all())
    assert len(tasks) == 12
    assert (tasks[1].target, tasks[1].target_op, tasks[1].target_unit) == (16, "=", "工作日")


def test_a_range_keeps_its_upper_end(plan):
    a_commitment(plan, times_op="range", times_value=2, times_max="3.33", times_unit="次")
    publish(plan)
    task = Task.objects.first()
    assert (task.target, task.target_op, str(task.target_max)) == (2, "range", "3.33")
    assert not publish(plan)
