"""The hard cases, one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from luoshi.schedule import REST, WORK, Calendar, Every, Period, Promise, Times, Unit, lay_out

CALENDAR = Calendar()


def laid(promise: Promise, year: int = 2026, calendar: Calendar = CALENDAR, **bounds: Any) -> list[Period]:
    return lay_out(promise, year, calendar, **bounds)


def recurring(n: int, unit: Unit, **fields: Any) -> Promise:
    return Promise("recurring", every=Every(n, unit), **fields)


def days(periods: list[Period]) -> list[str]:
    return [f"{period.planned_on:%m-%d}" if period.planned_on else period.note for period in periods]


MONTH_ENDS = "01-30 02-28 03-31 04-30 05-29 06-30 07-31 08-31 09-30 10-30 11-30 12-31"
LEAP_MONTH_ENDS = "01-31 02-29 03-31 04-28 05-31 06-30 07-31 08-31 09-29 10-31 11-30 12-29"
FIFTEENTHS = "01-15 02-14 03-13 04-15 05-15 06-15 07-15 08-14 09-15 10-15 11-13 12-15"


@pytest.mark.parametrize(
    ("promise", "year", "expected"),
    [
        (recurring(1, "month"), 2026, MONTH_ENDS),
        (recurring(1, "month"), 2028, LEAP_MONTH_ENDS),
        (recurring(1, "quarter"), 2026, "03-31 06-30 09-30 12-31"),
        (recurring(1, "half-year"), 2026, "06-30 12-31"),
        (recurring(1, "year"), 2026, "12-31"),
        (recurring(2, "month"), 2026, "02-28 04-30 06-30 08-31 10-30 12-31"),
        (recurring(4, "month"), 2026, "04-30 08-31 12-31"),
        (recurring(5, "month"), 2026, "05-29 10-30 other-year"),
        (recurring(2, "quarter"), 2026, "06-30 12-31"),
        (recurring(2, "year"), 2026, "12-31"),
        (recurring(1, "month", due="每月15日前"), 2026, FIFTEENTHS),
        (recurring(1, "quarter", due="季度末"), 2026, "03-31 06-30 09-30 12-31"),
        (recurring(1, "year", due="年初"), 2026, "03-31"),
        (recurring(1, "half-year", due="3月、9月"), 2026, "03-31 09-30"),
        (recurring(1, "year", due="3月、9月"), 2026, "03-31 09-30"),
    ],
)
def test_a_period_is_due_on_its_last_working_day(promise, year, expected):
    assert days(laid(promise, year)) == expected.split()


def test_a_monthly_duty_from_the_31st_does_not_drift():
    periods = laid(recurring(1, "month"), starts_on=date(2026, 1, 31))
    assert days(periods) == MONTH_ENDS.split()


def test_weeks_are_those_of_the_calendar_cut_at_new_year():
    weeks = laid(recurring(1, "week"))
    assert len(weeks) == 53
    assert (weeks[0].start, weeks[0].end, weeks[0].planned_on) == (
        date(2026, 1, 1),
        date(2026, 1, 4),
        date(2026, 1, 4),
    )
    assert (weeks[-1].start, weeks[-1].planned_on) == (date(2026, 12, 28), date(2026, 12, 31))


def test_a_week_over_new_year_is_owed_once_in_the_year_of_its_thursday():
    assert laid(recurring(1, "week"), 2025)[-1].note == "other-year"
    assert laid(recurring(1, "week"), 2026)[0].planned_on
    assert laid(recurring(1, "week"), 2026)[-1].planned_on
    assert laid(recurring(1, "week"), 2027)[0].note == "other-year"


def test_a_week_without_a_working_day_owes_nothing_and_says_so():
    spring = next(week for week in laid(recurring(1, "week")) if week.start == date(2026, 2, 16))
    assert (spring.end, spring.planned_on, spring.note) == (date(2026, 2, 22), None, "no-workday")


def test_a_friday_is_that_friday_or_the_working_day_before_it():
    fridays = {week.start: week for week in laid(recurring(1, "week", due="周五"))}
    assert fridays[date(2026, 1, 5)].planned_on == date(2026, 1, 9)
    assert fridays[date(2026, 6, 15)].planned_on == date(2026, 6, 18)
    assert fridays[date(2026, 1, 1)].planned_on == date(2026, 1, 4)
    assert fridays[date(2026, 1, 1)].note == "moved-later"
    assert fridays[date(2026, 2, 16)].note == "no-workday"


def test_two_weekdays_make_two_tasks_a_week():
    periods = laid(
        recurring(1, "week", due="周一、周四"), starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 8)
    )
    spans = [(period.start.day, period.end.day) for period in periods]
    assert (spans, days(periods)) == ([(2, 2), (3, 8)], ["03-02", "03-05"])


def test_every_two_weeks_go_on_from_the_week_of_the_start():
    periods = laid(recurring(2, "week"), starts_on=date(2026, 3, 4))
    assert (periods[0].start, periods[0].end) == (date(2026, 3, 2), date(2026, 3, 15))
    assert periods[0].note == "begun"
    assert len(periods) == 22


def test_every_three_days_go_on_from_the_start_over_new_year():
    periods = laid(recurring(3, "day"), 2027, starts_on=date(2026, 12, 30))
    assert (periods[0].start, periods[0].end, periods[0].note) == (
        date(2027, 1, 1),
        date(2027, 1, 1),
        "other-year",
    )
    assert (periods[1].start, periods[1].end) == (date(2027, 1, 2), date(2027, 1, 4))


def test_a_third_of_a_month_and_half_a_month_follow_the_month():
    assert days(laid(recurring(10, "day")))[:6] == ["01-09", "01-20", "01-30", "02-10", "02-14", "02-28"]
    assert len(laid(recurring(10, "day"))) == 36
    assert days(laid(recurring(15, "day")))[:4] == ["01-15", "01-30", "02-14", "02-28"]


def test_a_daily_duty_is_one_tick_sheet_a_month():
    sheets = laid(recurring(1, "day", times=Times(">=", 2)))
    assert len(sheets) == 12
    february = sheets[1]
    assert (february.target, february.target_op, february.unit) == (16, "=", "工作日")
    assert february.planned_on == date(2026, 2, 28)
    assert sum(sheet.target for sheet in sheets) == CALENDAR.count(date(2026, 1, 1), date(2026, 12, 31))


def test_a_daily_duty_counts_from_its_first_to_its_last_day():
    sheets = laid(recurring(1, "day"), starts_on=date(2026, 3, 30), ends_on=date(2026, 4, 3))
    assert [(sheet.start, sheet.target) for sheet in sheets] == [
        (date(2026, 3, 30), 2),
        (date(2026, 4, 1), 3),
    ]
    holidays = laid(recurring(1, "day"), starts_on=date(2026, 2, 16), ends_on=date(2026, 2, 22))
    assert [(sheet.target, sheet.planned_on, sheet.note) for sheet in holidays] == [(0, None, "no-workday")]


def test_twice_a_year_is_one_period_with_a_target():
    (period,) = laid(recurring(1, "year", times=Times(">=", 2, unit="场")))
    assert (period.target, period.target_op, period.unit) == (2, ">=", "场")


def test_once_in_each_named_month_counts_one_in_each():
    assert [period.target for period in laid(recurring(1, "year", times=Times("=", 2), due="3月、9月"))] == [
        1,
        1,
    ]
    assert [period.target for period in laid(recurring(1, "year", times=Times("=", 3), due="3月、9月"))] == [
        3,
        3,
    ]
    assert [period.target for period in laid(recurring(1, "quarter", times=Times("=", 1), due="季度末"))] == [
        1
    ] * 4


def test_a_period_without_a_number_is_met_by_one():
    assert (laid(recurring(1, "year"))[0].target, laid(recurring(1, "year"))[0].target_op) == (1, ">=")


def test_a_plan_issued_in_march_owes_nothing_for_january_and_february():
    issued = date(2026, 3, 18)
    assert days(laid(recurring(1, "month"), issued_on=issued))[0] == "03-31"
    assert days(laid(recurring(1, "quarter"), issued_on=issued)) == ["03-31", "06-30", "09-30", "12-31"]
    assert days(laid(recurring(1, "month", due="15日前"), issued_on=issued))[0] == "04-15"
    assert days(laid(recurring(2, "month"), issued_on=issued)) == [
        "04-30",
        "06-30",
        "08-31",
        "10-30",
        "12-31",
    ]
    assert days(laid(recurring(1, "month"), issued_on=issued, starts_on=date(2026, 1, 1)))[0] == "01-30"


def test_a_duty_that_ends_in_june_is_not_due_in_july():
    ended = recurring(1, "month", ends_on=date(2026, 6, 30))
    assert days(laid(ended)) == MONTH_ENDS.split()[:6]
    assert {period.note for period in laid(ended)} == {""}


def test_the_period_in_which_a_duty_ends_is_cut_there():
    last = laid(recurring(1, "quarter"), ends_on=date(2026, 5, 16))[-1]
    assert (last.end, last.planned_on, last.note) == (date(2026, 5, 16), date(2026, 5, 15), "shortened")


def test_the_narrower_bounds_hold():
    promise = recurring(1, "month", starts_on=date(2026, 4, 1), ends_on=date(2026, 9, 30))
    assert days(laid(promise, starts_on=date(2026, 1, 1), ends_on=date(2026, 5, 31))) == ["04-30", "05-29"]
    assert laid(promise, starts_on=date(2026, 10, 1)) == []


def test_a_promise_of_one_day_is_owed_on_that_day():
    one_day = recurring(1, "month", starts_on=date(2026, 4, 30), ends_on=date(2026, 4, 30))
    assert days(laid(one_day)) == ["04-30"]


def test_every_two_years_is_owed_in_the_first_of_them():
    promise = recurring(2, "year")
    years = [laid(promise, year, starts_on=date(2026, 3, 1))[0].note for year in (2026, 2027, 2028)]
    assert years == ["begun", "other-year", ""]


def test_a_due_word_that_is_not_understood_is_told():
    (period,) = laid(recurring(1, "year", due="适当时候"))
    assert (period.planned_on, period.note, period.stated) == (date(2026, 12, 31), "due-unread", False)


def test_a_quota_is_one_period_to_its_date_or_the_years_end():
    articles = Times(">=", 20, unit="篇")
    (year,) = laid(Promise("quota", times=articles))
    assert (year.start, year.end, year.planned_on) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
        date(2026, 12, 31),
    )
    assert (year.target, year.unit, year.note) == (20, "篇", "")
    (half,) = laid(Promise("quota", times=articles, due="5月底前"), issued_on=date(2026, 2, 3))
    assert (half.start, half.end, half.planned_on) == (date(2026, 2, 3), date(2026, 5, 31), date(2026, 5, 29))
    (unread,) = laid(Promise("quota", times=articles, due="近期"))
    assert (unread.planned_on, unread.note) == (date(2026, 12, 31), "due-unread")


def test_a_range_keeps_both_ends():
    (period,) = laid(Promise("quota", times=Times("range", 1, 2, "批")))
    assert (period.target, period.target_max, period.target_op) == (1, 2, "range")


def test_a_quota_stops_with_its_promise():
    (period,) = laid(Promise("quota", ends_on=date(2026, 6, 30)))
    assert period.end == date(2026, 6, 30)
    assert laid(Promise("quota", ends_on=date(2026, 6, 30)), starts_on=date(2026, 7, 1)) == []


def test_once_is_due_on_the_last_working_day_not_after_its_date():
    (period,) = laid(Promise("once", due="5月10日前"))
    assert (period.planned_on, period.end, period.stated) == (date(2026, 5, 9), date(2026, 5, 10), True)


def test_once_by_a_day_before_any_working_day_is_due_on_the_first_after_it():
    (period,) = laid(Promise("once", due="1月2日前"))
    assert (period.planned_on, period.end, period.note) == (date(2026, 1, 4), date(2026, 1, 4), "moved-later")


def test_once_in_each_of_several_months_is_several_tasks():
    assert days(laid(Promise("once", due="3月、9月"))) == ["03-31", "09-30"]


def test_what_has_no_date_stays_undated():
    for due in (None, "近期"):
        (period,) = laid(Promise("once", due=due))
        assert (period.planned_on, period.note) == (None, "undated")
    (late,) = laid(Promise("once"), starts_on=date(2027, 2, 1))
    assert (late.start, late.end) == (date(2027, 2, 1), date(2027, 2, 1))


def test_a_date_before_the_start_is_told_and_one_after_the_end_is_not_due():
    (period,) = laid(Promise("once", due="一季度"), issued_on=date(2026, 4, 10))
    assert (period.planned_on, period.note) == (None, "due-before-start")
    assert laid(Promise("once", due="7月底前", ends_on=date(2026, 6, 30))) == []


def test_once_may_be_due_in_a_later_year():
    assert laid(Promise("once", due="2027年6月底前"))[0].planned_on == date(2027, 6, 30)


@pytest.mark.parametrize("kind", ["on_event", "standing"])
def test_what_no_date_governs_has_no_periods(kind):
    assert laid(Promise(kind, due="年底前")) == []


def test_an_unpublished_year_has_its_weekends_and_is_planned_anew_when_known():
    golden = Calendar({date(2027, 12, 31): REST, date(2027, 10, 30): WORK})
    assert days(laid(recurring(1, "month"), 2027))[9:] == ["10-29", "11-30", "12-31"]
    assert days(laid(recurring(1, "month"), 2027, golden))[9:] == ["10-30", "11-30", "12-30"]
