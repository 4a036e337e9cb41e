"""When and where a meeting can be, and what is proposed."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.urls import reverse

from luoshi.foundation.refusals import Refused
from luoshi.meetings.actions.meetings import cancel_meeting, move_meeting, plan_meeting
from luoshi.meetings.models import Meeting
from luoshi.meetings.queries.series import next_of, open_answers
from luoshi.meetings.tests.build import DAY, TODAY, a_meeting, a_series, a_slot
from luoshi.organisation.actions.calendar import change_day
from luoshi.work.models import Answer
from luoshi.work.tests.build import a_commitment, publish, quota, unit


def refused(act, *args, **said):
    with pytest.raises(Refused) as refusal:
        act(*args, **said)
    return refusal.value


@pytest.mark.parametrize(
    ("slot", "code", "words"),
    [
        (
            {"day": date(2026, 10, 1)},
            "no-working-day",
            "1日是国庆节，不是工作日。下一个工作日是2026年10月8日",
        ),
        (
            {"day": date(2026, 6, 13)},
            "no-working-day",
            "13日是星期六，不是工作日。下一个工作日是2026年6月15日",
        ),
        ({"day": date(2031, 1, 1)}, "no-working-day", "1日是元旦，不是工作日"),
        ({"day": date(2026, 6, 9)}, "due-before-today", "日期已过"),
        ({"begins": time(10, 30)}, "ends-too-early", "结束时间早于开始时间"),
    ],
)
def test_a_time_that_cannot_be_is_refused_in_words(people, slot, code, words):
    refusal = refused(a_meeting, people["clerk"], slot=a_slot(**slot))
    assert refusal.code == code
    assert words in str(refusal.message)
    assert not Meeting.objects.exists()


def test_a_saturday_that_is_worked_will_do(people):
    assert a_meeting(people["clerk"], slot=a_slot(date(2026, 10, 10))).day == date(2026, 10, 10)


def test_a_day_that_the_office_made_a_holiday_is_none(library, people):
    facts = {"organisation": library, "day": DAY, "works": False, "note": "馆庆闭馆"}
    change_day(person=people["administrator"], **facts)
    assert "是馆庆闭馆，不是工作日" in str(refused(a_meeting, people["clerk"]).message)


def test_a_room_is_taken_only_while_another_meeting_sits_in_it(people):
    clerk = people["clerk"]
    series = a_series(clerk)
    first = a_meeting(clerk, series)
    refusal = refused(a_meeting, clerk, series, slot=a_slot(begins=time(10), ends=time(11)))
    assert refusal.code == "place-taken"
    assert "三楼会议室在09:00至10:30已由“馆务会2026年第1次会议”占用" in str(refusal.message)
    assert (
        refused(a_meeting, clerk, series, slot=a_slot(begins=time(8), ends=time(9, 1))).code == "place-taken"
    )
    a_meeting(clerk, series, slot=a_slot(begins=time(10, 30), ends=time(11)))
    a_meeting(clerk, series, slot=a_slot(begins=time(8), ends=time(9)))
    a_meeting(clerk, series, slot=a_slot(place="报告厅"))
    cancel_meeting(meeting=first, person=clerk, reason="改为书面")
    assert a_meeting(clerk, series).number == 5


def test_moving_to_a_holiday_or_into_a_clash_says_so_beside_the_form_and_moves_nothing(people, clerk):
    series = a_series(people["clerk"])
    meeting = a_meeting(people["clerk"], series)
    a_meeting(people["clerk"], series, slot=a_slot(date(2026, 6, 18)))
    address = reverse("move_meeting", args=[meeting.pk])
    said = {"day": "2026-06-19", "begins": "09:00", "ends": "10:00", "place": "三楼会议室"}
    page = clerk.post(address, said)
    assert page.status_code == 422
    assert "2026年6月19日是端午节，不是工作日" in page.content.decode()
    assert (
        "已由“馆务会2026年第2次会议”占用"
        in clerk.post(address, said | {"day": "2026-06-18"}).content.decode()
    )
    meeting.refresh_from_db()
    assert meeting.day == DAY
    move_meeting(meeting=meeting, person=people["clerk"], slot=a_slot(begins=time(9, 30)))
    assert meeting.begins == time(9, 30)


def test_the_next_meeting_of_a_plan_leaves_time_before_its_task_is_due(people, plan):
    row = a_commitment(plan, title="召开例会", every_unit="quarter", unit=unit("办公室"))
    publish(plan)
    series = a_series(people["clerk"], commitment=row)
    owed = list(Answer.objects.filter(task__commitment=row).order_by("due_on"))
    late = next_of(series)
    # What is late already is done as soon as the call allows: three working days.
    assert (late.answer, late.slot.day) == (owed[0], date(2026, 6, 15))
    a_meeting(people["clerk"], series, answer=owed[0])
    second = next_of(series)
    assert (second.answer, second.slot.day, owed[1].due_on) == (owed[1], date(2026, 6, 25), date(2026, 6, 30))
    # 25 September is a holiday: the working day before it.
    third = next_of(series, owed[2])
    assert (owed[2].due_on, third.slot.day) == (date(2026, 9, 30), date(2026, 9, 24))


def test_a_number_of_meetings_by_a_date_is_one_task_that_several_meetings_do(people, plan):
    row = quota(plan, value=4, title="召开例会4次", unit=unit("办公室"))
    publish(plan)
    series = a_series(people["clerk"], commitment=row)
    answer = Answer.objects.get(task__commitment=row)
    a_meeting(people["clerk"], series, answer=answer)
    assert next_of(series).answer == answer


def test_where_each_unit_answers_a_series_does_what_its_own_unit_owes(people, plan):
    row = a_commitment(plan, title="召开科务会", every_unit="quarter", each_unit=True)
    publish(plan)
    series = a_series(people["clerk"], commitment=row, unit=unit("采编部"))
    assert {answer.unit for answer in open_answers(series)} == {unit("采编部")}


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ({"every_n": 1, "every_unit": "month"}, date(2026, 7, 17)),
        ({"every_n": 2, "every_unit": "month"}, date(2026, 8, 17)),
        ({"every_n": 1, "every_unit": "quarter"}, date(2026, 9, 17)),
        ({"every_n": 1, "every_unit": "half-year"}, date(2026, 12, 17)),
        ({"every_n": 2, "every_unit": "week"}, date(2026, 7, 1)),
        ({"every_n": 3, "every_unit": "day"}, date(2026, 6, 22)),
        ({}, date(2026, 6, 15)),
    ],
)
def test_a_series_by_hand_goes_on_by_its_own_period_on_working_days(people, period, day):
    series = a_series(people["clerk"], **period)
    assert next_of(series).slot.day == date(2026, 6, 15)
    a_meeting(people["clerk"], series)
    slot = next_of(series).slot
    assert (slot.day, slot.begins, slot.ends, slot.place) == (day, time(9), time(10, 30), "三楼会议室")


def test_from_its_task_one_comes_to_the_meeting_its_planning_or_its_series(people, plan, clerk):
    row = a_commitment(plan, title="召开例会", every_unit="quarter", unit=unit("办公室"))
    publish(plan)
    answer = Answer.objects.filter(task__commitment=row).order_by("due_on")[2]
    address = reverse("meeting_for", args=[answer.pk])
    assert address in clerk.get(reverse("task", args=[answer.task_id])).content.decode()
    assert clerk.post(address).url == f"{reverse('found_series')}?commitment={row.pk}"
    series = a_series(people["clerk"], commitment=row)
    assert clerk.post(address).url == f"{reverse('plan_meeting', args=[series.pk])}?answer={answer.pk}"
    meeting = a_meeting(people["clerk"], series, answer=answer)
    assert clerk.post(address).url == meeting.get_absolute_url()


def test_each_year_counts_its_meetings_anew(people, at):
    series = a_series(people["clerk"])
    a_meeting(people["clerk"], series)
    assert (
        a_meeting(people["clerk"], series, slot=a_slot(date(2026, 12, 30))).title == "馆务会2026年第2次会议"
    )
    assert a_meeting(people["clerk"], series, slot=a_slot(date(2027, 1, 6))).title == "馆务会2027年第1次会议"


def test_a_long_meeting_ends_on_its_day(people):
    series = a_series(people["clerk"], begins=time(22), length=600)
    assert next_of(series).slot.ends == time(23, 59)


def test_only_what_the_series_owes_can_be_planned_for(people, plan, clerk):
    row = a_commitment(plan, title="填报表", unit=unit("办公室"))
    publish(plan)
    other = Answer.objects.filter(task__commitment=row)[0]
    series = a_series(people["clerk"])
    assert clerk.get(f"{reverse('plan_meeting', args=[series.pk])}?answer={other.pk}").status_code == 404


def test_who_sits_in_two_meetings_at_once_is_named(people, clerk):
    series = a_series(people["clerk"])
    first = a_meeting(people["clerk"], series)
    other = a_series(people["clerk"], name="采编例会", unit=unit("采编部"))
    second = plan_meeting(series=other, person=people["clerk"], slot=a_slot(place="报告厅"))
    page = clerk.get(second.get_absolute_url())
    assert [(one.name, one.meeting) for one in page.context["around"].busy] == [("head 员", first)]
    assert "head 员同一时间（09:00）还要参加“馆务会2026年第1次会议”" in page.content.decode()
    assert first.day > TODAY
