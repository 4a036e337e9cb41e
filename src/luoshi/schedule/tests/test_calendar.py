from __future__ import annotations

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday as package_has

from luoshi.schedule import REST, WORK, Calendar, DayKind

CALENDAR = Calendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 4), True),  # a Sunday made up for new year
        (date(2026, 1, 2), False),  # a Friday off
        (date(2026, 2, 28), True),  # a Saturday made up for the Spring Festival
        (date(2026, 1, 31), False),  # an ordinary Saturday
        (date(2026, 10, 8), True),
        (date(2027, 1, 1), True),  # not yet published: weekends alone
        (date(2027, 1, 2), False),
        (date(2003, 10, 1), True),  # before the package's first year
    ],
)
def test_a_day_is_worked(day, works):
    assert CALENDAR.is_workday(day) is works


def test_every_day_of_a_published_year_is_as_the_package_has_it():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [CALENDAR.is_workday(day) for day in days] == [package_has(day) for day in days]


def test_a_year_says_whether_its_holidays_are_known():
    assert CALENDAR.published(2026)
    assert not CALENDAR.published(2027)
    assert not CALENDAR.published(2003)


def test_overrides_win_over_the_published_holidays_and_the_week():
    own = Calendar({date(2026, 5, 4): WORK, date(2026, 5, 6): REST, date(2027, 3, 6): WORK})
    assert own.is_workday(date(2026, 5, 4))
    assert not own.is_workday(date(2026, 5, 6))
    assert own.is_workday(date(2027, 3, 6))
    assert not own.published(2027)


def test_a_year_is_known_once_its_notice_is_among_the_overrides():
    noticed = Calendar({date(2027, 10, 1): DayKind(works=False, holiday="国庆节")})
    assert noticed.published(2027)
    assert not noticed.is_workday(date(2027, 10, 1))


def test_the_working_days_of_a_stretch_cross_new_year():
    assert CALENDAR.workdays(date(2025, 12, 30), date(2026, 1, 5)) == [
        date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 4), date(2026, 1, 5),
    ]  # fmt: skip
    assert CALENDAR.count(date(2025, 12, 30), date(2026, 1, 5)) == 4
    assert CALENDAR.workdays(date(2026, 1, 5), date(2026, 1, 4)) == []


def test_a_stretch_without_working_days_has_no_last_one():
    assert CALENDAR.last_workday(date(2026, 2, 16), date(2026, 2, 22)) is None
    assert CALENDAR.first_workday(date(2026, 2, 16), date(2026, 2, 22)) is None
    assert CALENDAR.last_workday(date(2026, 2, 23), date(2026, 2, 28)) == date(2026, 2, 28)
    assert CALENDAR.first_workday(date(2026, 2, 22), date(2026, 2, 28)) == date(2026, 2, 24)


def test_working_days_are_counted_from_the_day_after():
    assert CALENDAR.after(date(2026, 2, 13), 1) == date(2026, 2, 14)
    assert CALENDAR.after(date(2026, 2, 14), 1) == date(2026, 2, 24)
    assert CALENDAR.after(date(2026, 12, 31), 300).year == 2028


@pytest.mark.parametrize(
    ("name", "year", "start"),
    [
        ("春节", 2026, date(2026, 2, 15)),
        ("国庆节", 2026, date(2026, 10, 1)),
        ("中秋节", 2026, date(2026, 9, 25)),
        ("国庆节", 2027, date(2027, 10, 1)),
        ("春节", 2027, None),
    ],
)
def test_a_holiday_starts(name, year, start):
    assert CALENDAR.holiday_start(name, year) == start


def test_a_holiday_of_the_overrides_starts_with_its_first_day_off():
    noticed = Calendar(
        {
            date(2027, 2, 6): DayKind(works=False, holiday="春节"),
            date(2027, 2, 5): DayKind(works=False, holiday="春节"),
            date(2027, 1, 30): DayKind(works=True, holiday="春节"),
        }
    )
    assert noticed.holiday_start("春节", 2027) == date(2027, 2, 5)


def test_a_day_added_behind_a_published_holiday_does_not_move_its_start():
    longer = Calendar({date(2026, 10, 9): DayKind(works=False, holiday="国庆节")})
    assert longer.holiday_start("国庆节", 2026) == date(2026, 10, 1)


def test_a_published_holiday_moves_when_the_organisation_works_its_first_day():
    assert Calendar({date(2026, 10, 1): WORK}).holiday_start("国庆节", 2026) == date(2026, 10, 2)
