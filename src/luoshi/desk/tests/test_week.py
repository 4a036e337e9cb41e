"""The summary of a week: what was due, done and late, and what comes; told once when the next begins."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi.desk.digest import gather
from luoshi.desk.queries.week import Figures, week_of
from luoshi.work.actions.chasers import write_chaser
from luoshi.work.models import Answer, TaskState
from luoshi.work.tests.build import a_commitment, a_plan, publish, unit

MONDAY = date(2026, 6, 8)


@pytest.fixture
def weekly(library, people):
    """Weekly checks of 采编部; those due before June are done."""
    plan = a_plan(library, people["clerk"])
    a_commitment(plan, title="每周检查", unit=unit("采编部"), every_unit="week")
    publish(plan)
    due = Answer.objects.filter(due_on__lt=date(2026, 6, 1))
    due.update(state=TaskState.ACCEPTED, closed_on=date(2026, 5, 29))
    return plan


@pytest.fixture
def on(monkeypatch):
    def set_day(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: day)

    return set_day


def close(due_before, closed_on):
    rows = Answer.objects.filter(due_on__range=(date(2026, 6, 1), due_before))
    rows.update(state=TaskState.ACCEPTED, closed_on=closed_on)


JULY = date(2026, 7, 1)


def figures(day, today=JULY):
    return {one.name: one.figures for one in week_of(day, today).units}


def test_a_week_counts_what_was_due_done_and_late_and_what_comes(weekly):
    close(date(2026, 6, 7), date(2026, 6, 9))
    assert figures(MONDAY) == {"采编部": Figures(due=1, kept=0, done=1, late=1, ahead=1)}
    assert week_of(MONDAY, JULY).late[0].due_on <= date(2026, 6, 14)


def test_a_past_week_is_told_as_it_ended(weekly):
    close(date(2026, 6, 7), date(2026, 6, 9))
    assert figures(date(2026, 6, 3)) == {"采编部": Figures(due=1, kept=0, done=0, late=1, ahead=1)}


def test_of_the_running_week_only_what_has_passed_is_late(weekly, people, as_person, on):
    friday = date(2026, 6, 12)
    assert {answer.due_on for answer in Answer.objects.filter(due_on__range=(MONDAY, friday))} == {friday}
    assert figures(MONDAY, today=friday)["采编部"].late == 1
    assert week_of(MONDAY, friday).late[-1].due_on < friday
    assert figures(MONDAY, today=date(2026, 6, 13))["采编部"].late == 2
    on(friday)
    page = as_person(people["leader"]).get(reverse("this_week"))
    assert page.context["week"].whole.late == 1
    assert "目前逾期" in page.content.decode()


def test_the_week_is_the_same_from_monday_to_sunday(weekly):
    assert week_of(date(2026, 6, 14), JULY) == week_of(MONDAY, JULY)
    assert week_of(date(2026, 6, 15), JULY).first == date(2026, 6, 15)


def test_chasers_written_in_it_stand_on_the_page(weekly, people, as_person, on, at):
    at(date(2026, 6, 16), "09:00")
    late = list(Answer.objects.filter(due_on__lt=date(2026, 6, 15), state=TaskState.PLANNED))
    written = write_chaser(person=people["leader"], answers=late, text="请说明", reply_by=date(2026, 6, 18))
    assert list(week_of(date(2026, 6, 17), JULY).chasers) == [written]
    assert not week_of(MONDAY, JULY).chasers
    page = as_person(people["leader"]).get(reverse("week", args=["2026-06-17"])).content.decode()
    assert written.name in page


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("leader", 200),
        ("clerk", 200),
        ("auditor", 200),
        ("administrator", 200),
        ("head", 403),
        ("legal", 403),
    ],
)
def test_it_is_for_those_who_lead(weekly, people, as_person, role, status):
    assert as_person(people[role]).get(reverse("this_week")).status_code == status


@pytest.mark.parametrize("day", ["2026-13-01", "last", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_not_found(weekly, people, as_person, day):
    assert as_person(people["leader"]).get(reverse("week", args=[day])).status_code == 404


def test_a_week_without_anything_says_so(library, people, as_person):
    page = as_person(people["leader"]).get(reverse("week", args=["2020-01-01"]))
    assert not page.context["week"].units
    assert "本周无事项" in page.content.decode()


def test_the_week_before_is_told_when_the_next_begins(library, on):
    on(MONDAY)
    (matter,) = gather(MONDAY)
    assert (matter.key, matter.route, matter.since) == ("2026-06-01", "week", date(2026, 6, 7))
    assert matter.title == "2026-06-01 – 2026-06-07"
    on(date(2026, 6, 11))
    assert not list(gather(MONDAY))


def test_the_page_takes_as_many_queries_for_three_units_as_for_one(
    weekly, people, as_person, django_assert_max_num_queries
):
    def count():
        with django_assert_max_num_queries(12) as queries:
            browser.get(reverse("week", args=["2026-06-10"]))
        return len(queries)

    browser = as_person(people["leader"])
    browser.get(reverse("this_week"))
    one = count()
    for name in ("读者服务部", "办公室"):
        a_commitment(weekly, title=f"{name}检查", unit=unit(name), every_unit="week")
    publish(weekly)
    assert count() == one
