"""Spreading the load: shown in the same preview, the rule's date kept, touched tasks left alone."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.urls import reverse

from luoshi.work.actions.tasks import agree_date
from luoshi.work.models import Answer, Task
from luoshi.work.tests.build import a_commitment, facts_of, once, publish, unit
from luoshi.work.year.dates import Dates
from luoshi.work.year.proposal import propose


@pytest.fixture
def crowded(plan, today):
    """Six monthly duties of one unit, all due on the last working day."""
    today(date(2026, 1, 1))
    for _number in range(6):
        a_commitment(plan, unit=unit("采编部"))
    return plan


def test_levelled_tasks_fall_on_different_days_and_remember_the_rule(crowded):
    publish(crowded, Dates.LEVEL)
    days = Counter(Task.objects.values_list("due_on", flat=True))
    assert len(days) == 72
    for task in Task.objects.all():
        assert task.period_start <= task.due_on <= task.planned_on
        assert task.answers.get().due_on == task.due_on
    assert len(set(Task.objects.values_list("planned_on", flat=True))) == 12


def test_the_preview_shows_what_the_switch_moves(crowded, clerk):
    address = reverse("publish_plan", args=[crowded.pk])
    plain, levelled = clerk.get(address), clerk.get(address, {"dates": "level"})
    assert plain.context["preview"].levelled.count == 0
    assert levelled.context["preview"].levelled.count == 60
    assert levelled.context["dates"] == Dates.LEVEL
    assert plain.context["preview"].proposal.fingerprint != levelled.context["preview"].proposal.fingerprint
    seen = levelled.context["preview"].proposal.fingerprint
    clerk.post(address, {"seen": seen, "dates": "level"})
    assert Task.objects.exclude(due_on=date(2026, 1, 30)).filter(period_start=date(2026, 1, 1)).count() == 5


def test_an_unknown_word_for_the_dates_leaves_them(crowded, clerk):
    page = clerk.get(reverse("publish_plan", args=[crowded.pk]), {"dates": "nonsense"})
    assert page.context["dates"] == Dates.KEEP


def test_levelled_dates_stay_when_the_plan_is_published_again(crowded):
    publish(crowded, Dates.LEVEL)
    before = facts_of(crowded)
    assert not propose(crowded)
    assert not propose(crowded, Dates.LEVEL)
    a_commitment(crowded, unit=unit("办公室"))
    publish(crowded)
    after = facts_of(crowded)
    assert {key: after[key] for key in before} == before


def test_a_title_changes_without_the_agreed_date_being_lost(crowded):
    publish(crowded, Dates.LEVEL)
    dues = dict(Task.objects.values_list("pk", "due_on"))
    for commitment in crowded.commitments.all():
        commitment.title = "新说法"
        commitment.save()
    assert len(publish(crowded).moved) == 72
    assert dict(Task.objects.values_list("pk", "due_on")) == dues


def test_the_rules_dates_come_back_on_request(crowded):
    publish(crowded, Dates.LEVEL)
    assert len(publish(crowded, Dates.RULE).moved) == 60
    assert set(Task.objects.values_list("due_on", flat=True)) == set(
        Task.objects.values_list("planned_on", flat=True)
    )
    assert not propose(crowded, Dates.RULE)


def test_touched_tasks_stay_and_count_as_load(crowded, people, today):
    publish(crowded)
    touched = Task.objects.filter(period_start=date(2026, 3, 1)).first()
    agree_date(task=touched, person=people["clerk"], due_on=date(2026, 3, 30), reason="提前一天")
    before = facts_of(crowded)[touched.pk]
    publish(crowded, Dates.LEVEL)
    assert facts_of(crowded)[touched.pk] == before
    march = Task.objects.filter(period_start=date(2026, 3, 1)).values_list("due_on", flat=True)
    assert sorted(march).count(date(2026, 3, 30)) == 1


def test_what_is_past_or_named_by_the_plan_stays(crowded, today):
    once(crowded, "9月30日前", unit=unit("采编部"))
    publish(crowded)
    today(date(2026, 7, 10))
    publish(crowded, Dates.LEVEL)
    for task in Task.objects.filter(planned_on__lt=date(2026, 7, 10)):
        assert task.due_on == task.planned_on
    assert Task.objects.get(commitment__kind="once").due_on == date(2026, 9, 30)
    moved = Task.objects.filter(planned_on__gt=date(2026, 7, 10)).exclude(due_on=date(2026, 9, 30))
    assert min(moved.values_list("due_on", flat=True)) >= date(2026, 7, 10)
    assert (
        Counter(moved.filter(period_start=date(2026, 8, 1)).values_list("due_on", flat=True)).most_common(1)[
            0
        ][1]
        == 1
    )


def test_another_date_of_the_rule_replaces_a_levelled_one(crowded):
    publish(crowded, Dates.LEVEL)
    for commitment in crowded.commitments.all():
        commitment.due_text = "10日前"
        commitment.save()
    publish(crowded)
    january = Task.objects.filter(period_start=date(2026, 1, 1))
    assert set(january.values_list("due_on", flat=True)) == {date(2026, 1, 9)}


def test_each_units_own_tasks_have_one_date_for_all(crowded):
    a_commitment(crowded, each_unit=True)
    publish(crowded, Dates.LEVEL)
    for task in Task.objects.filter(commitment__each_unit=True):
        assert set(Answer.objects.filter(task=task).values_list("due_on", flat=True)) == {task.due_on}
