"""A plan that runs on: what recurs goes on by itself over the new year, once, whoever and how often one looks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from luoshi.foundation.jobs import claim
from luoshi.journal.models import Event
from luoshi.plans.models import Plan
from luoshi.work.actions.continuing import open_continuations, run_continuation
from luoshi.work.models import Answer, Continuation, Task
from luoshi.work.tests.build import a_commitment, once, publish, quota, unit
from luoshi.work.year.inputs import outdated, with_publication


@pytest.fixture
def running(plan, today):
    """A monthly check, a quota and a date, of a plan of 2026 that runs on until June 2028."""
    today(date(2026, 3, 2))
    a_commitment(plan, title="每月检查", unit=unit("采编部"))
    quota(plan, 12, title="送书", unit=unit("采编部"))
    once(plan, "6月底前", title="报送清单", unit=unit("采编部"))
    plan.ends_on = date(2028, 6, 15)
    plan.save()
    publish(plan)
    return plan


def sweep():
    """What the worker does: open what is due, and carry each out."""
    open_continuations()
    for row in Continuation.objects.filter(job_state="waiting").order_by("year"):
        run_continuation(claim(Continuation, row.pk))


def dues(year):
    return sorted(Task.objects.filter(due_on__year=year).values_list("title", "due_on"))


def test_nothing_is_laid_out_before_the_new_year_is_near(running, today):
    today(date(2026, 11, 30))
    sweep()
    assert dues(2027) == []


def test_what_recurs_goes_on_and_what_was_of_the_year_does_not(running, today):
    before = dues(2026)
    today(date(2026, 12, 1))
    sweep()
    assert {title for title, _day in dues(2027)} == {"每月检查"}
    assert len(dues(2027)) == 12
    assert dues(2026) == before
    assert Answer.objects.filter(due_on__year=2027, unit=unit("采编部")).count() == 12
    assert not outdated(with_publication())
    event = Event.objects.get(verb="plan-continued")
    assert (event.data["year"], event.data["made"], event.actor) == (2027, 12, None)


def test_a_sweep_that_was_missed_is_made_up_without_doubles(running, today):
    today(date(2028, 1, 10))
    for _time in range(3):
        sweep()
    assert len(dues(2027)) == 12
    assert len(dues(2028)) == 6
    assert max(dues(2028))[1] == date(2028, 6, 15)
    today(date(2029, 1, 10))
    sweep()
    assert dues(2029) == []


def test_two_workers_and_a_killed_one_lay_it_out_once(running, today, monkeypatch):
    today(date(2026, 12, 1))
    assert open_continuations() == 1
    open_continuations()
    row = Continuation.objects.get()
    first = claim(Continuation, row.pk)
    assert claim(Continuation, row.pk) is None
    monkeypatch.setattr("luoshi.work.actions.continuing.make_tasks", _killed)
    with pytest.raises(KeyboardInterrupt):
        run_continuation(first)
    monkeypatch.undo()
    today(date(2026, 12, 1))
    assert dues(2027) == []
    assert Plan.objects.get().laid_out_to is None
    Continuation.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    run_continuation(claim(Continuation, row.pk))
    assert len(dues(2027)) == 12


def _killed(*_args):
    raise KeyboardInterrupt


def test_what_else_waits_to_be_published_goes_on_waiting(running, today):
    a_commitment(running, title="每季度盘点", unit=unit("采编部"), every_unit="quarter")
    today(date(2026, 12, 1))
    sweep()
    titles = {title for title, _day in dues(2026)}
    assert "每季度盘点" not in titles
    assert {plan.pk for plan in with_publication()} == outdated(with_publication())


def test_a_dissolved_unit_and_a_plan_that_was_cut_short_owe_nothing_more(running, today, people, as_person):
    gone = unit("采编部")
    gone.closed_on = date(2027, 3, 31)
    gone.save()
    today(date(2026, 12, 1))
    sweep()
    assert Answer.objects.filter(due_on__year=2027, unit=gone).count() == 3
    clerk = as_person(people["clerk"])
    clerk.post(reverse("plan_dates", args=[running.pk]), {"ends_on": "2027-06-30"})
    publish(Plan.objects.get())
    assert len(dues(2027)) == 6


def test_the_office_lays_the_next_year_out_itself(running, people, as_person):
    clerk = as_person(people["clerk"])
    page = clerk.get(reverse("plan", args=[running.pk])).content.decode()
    assert "现在排定2027年" in page
    clerk.post(reverse("continue_plan", args=[running.pk]))
    assert len(dues(2027)) == 12
    assert as_person(people["head"]).post(reverse("continue_plan", args=[running.pk])).status_code == 403


def test_a_day_outside_the_next_ten_years_is_named(running, people, as_person):
    page = as_person(people["clerk"]).post(
        reverse("plan_dates", args=[running.pk]), {"ends_on": "2040-01-01"}
    )
    assert page.status_code == 422
    assert "2036" in page.content.decode()
