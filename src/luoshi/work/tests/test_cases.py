"""The year of typical promises, from publishing to what is met, late or behind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luoshi.organisation.actions import close_unit
from luoshi.organisation.models import Unit
from luoshi.work.actions import answers, evidence
from luoshi.work.look import tone_of
from luoshi.work.models import Answer, Task
from luoshi.work.pace import pace_of
from luoshi.work.tests.build import a_commitment, publish, quota, unit


def report(answer, person, quantity):
    answers_day = date(2026, 1, 5)
    return evidence.add_note(
        answer=answer, person=person, note="记录", happened_on=answers_day, quantity=Decimal(quantity)
    )


def accept(answer, people, quantity=1):
    report(answer, people["administrator"], quantity)
    answers.submit(answer=answer, person=people["administrator"])
    answers.accept(answer=answer, person=people["clerk"])


def test_eight_units_with_a_monthly_check_owe_96_answers_and_a_dissolved_one_stops(plan, library, people):
    root = Unit.objects.get(parent=None)
    for number in range(5):
        Unit.objects.create(organisation=library, parent=root, name=f"科室{number}", position=10 + number)
    a_commitment(plan, title="每月检查", each_unit=True)
    publish(plan)
    assert (Task.objects.count(), Answer.objects.count()) == (12, 96)
    close_unit(unit=unit("科室0"), person=people["administrator"], on=date(2026, 6, 15))
    publish(plan)
    assert Answer.objects.count() == 96 - 7
    assert max(Answer.objects.filter(unit__name="科室0").values_list("due_on", flat=True)) < date(2026, 6, 15)


def test_every_two_months_is_six_meetings(plan):
    a_commitment(plan, title="例会", every_n=2)
    publish(plan)
    assert Task.objects.count() == 6


def test_monthly_and_at_least_twelve_in_all_is_met_by_the_same_twelve_records(plan, people):
    a_commitment(plan, title="检查", total=12, unit=unit("办公室"))
    publish(plan)
    for answer in Answer.objects.select_related("task"):
        accept(answer, people)
    assert Task.objects.count() == 12
    assert set(Task.objects.values_list("state", flat=True)) == {"accepted"}
    assert sum(Answer.objects.values_list("reached", flat=True)) == 12


def test_twenty_articles_are_behind_their_pace_in_june_with_seven(plan, people, today):
    quota(plan, 20, title="稿件", unit=unit("办公室"))
    publish(plan)
    answer = Answer.objects.get()
    report(answer, people["clerk"], 7)
    today(date(2026, 6, 30))
    pace = pace_of(Task.objects.select_related("commitment", "organisation").get(), date(2026, 6, 30))
    answer.refresh_from_db()
    assert answer.reported == 7 < pace.expected == 10


@pytest.mark.parametrize(("done", "state"), [(0, "planned"), (1, "accepted")])
def test_one_to_two_batches_are_late_at_none_and_met_at_one(plan, people, done, state):
    quota(plan, 1, title="批次", unit=unit("办公室"), times_op="range", times_max=2)
    publish(plan)
    answer = Answer.objects.select_related("task").get()
    if done:
        accept(answer, people, done)
    answer.refresh_from_db()
    assert answer.state == state
    assert (tone_of(answer, date(2027, 1, 4)) == "late") is (done == 0)


def test_a_duty_that_ends_in_june_is_not_due_in_july(plan):
    plan.ends_on = date(2026, 6, 30)
    plan.save()
    a_commitment(plan, title="检查")
    publish(plan)
    assert max(Task.objects.values_list("due_on", flat=True)) == date(2026, 6, 30)
    assert Task.objects.count() == 6


def test_a_plan_issued_in_march_owes_nothing_for_january_and_february(plan):
    plan.issued_on = date(2026, 3, 5)
    plan.save()
    a_commitment(plan, title="检查")
    publish(plan)
    assert min(Task.objects.values_list("due_on", flat=True)) == date(2026, 3, 31)
    assert Task.objects.count() == 10


def test_two_months_each_year_for_each_person_is_a_count_of_the_unit(plan, people):
    facts = {"every_unit": "year", "each_person": True, "times_value": 2, "times_unit": "个月"}
    a_commitment(plan, title="驻点", unit=unit("读者服务部"), times_op=">=", **facts)
    publish(plan)
    from luoshi.work.sheets import sheets_of

    task = Task.objects.select_related("commitment").get()
    (sheet,) = sheets_of(task, task.answers.all()).values()
    assert [line.label for line in sheet.lines] == [people["head"], people["member"]]
