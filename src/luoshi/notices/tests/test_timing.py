"""When a matter is told, as tables of dates: pure, without clock and database."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from luoshi.notices.digests.days import DigestDays
from luoshi.notices.digests.timing import Rhythm, Section, Timing
from luoshi.notices.sources import Matter
from luoshi.schedule import Calendar

RHYTHM = Rhythm((30, 7, 1), late_every=3, grace=2, step=2)
CALENDAR = Calendar()
LATE, TODAY = Section("late"), Section("today")


def ahead(days):
    return Section("ahead", days)


def timing(today, told=None, quiet=(), rhythm=RHYTHM):
    days = DigestDays(CALENDAR, quiet)
    return Timing(rhythm, CALENDAR, days, today, told or days.before(today))


def due(day, days=365):
    return Matter(uuid4(), "task", "事", day, days)


def told_on(matter, first, last, quiet=(), missed=()):
    """The days on which the matter is told, where all digests but the missed ones are made."""
    days, found, last_made = DigestDays(CALENDAR, quiet), {}, None
    day = first
    while day <= last:
        if day in days and day not in missed:
            section = timing(day, last_made, quiet).section(matter)
            if section:
                found[day] = section
            last_made = day
        day += timedelta(days=1)
    return found


def test_a_date_is_announced_three_times_then_told_on_the_day_then_every_third_working_day():
    # 2026-05-13 is a Wednesday; thirty days before it is a Monday.
    found = told_on(due(date(2026, 5, 13)), date(2026, 4, 1), date(2026, 5, 22))
    assert found == {
        date(2026, 4, 13): ahead(30),
        date(2026, 5, 6): ahead(7),
        date(2026, 5, 12): ahead(1),
        date(2026, 5, 13): TODAY,
        date(2026, 5, 14): LATE,
        date(2026, 5, 19): LATE,
        date(2026, 5, 22): LATE,
    }


def test_what_falls_on_days_off_is_told_on_the_working_day_before():
    # Due on a Monday: a day and a week before are a Sunday and a Monday.
    found = told_on(due(date(2026, 6, 8)), date(2026, 5, 25), date(2026, 6, 8))
    assert found == {date(2026, 6, 1): ahead(7), date(2026, 6, 5): ahead(1), date(2026, 6, 8): TODAY}


def test_nobody_is_told_on_a_make_up_rest_day_and_everyone_on_a_make_up_working_day():
    # Spring Festival: 15 to 23 February are off, Saturday 14 and Saturday 28 are worked.
    found = told_on(due(date(2026, 2, 24)), date(2026, 2, 9), date(2026, 2, 28))
    assert found == {
        date(2026, 2, 14): ahead(1),
        date(2026, 2, 24): TODAY,
        date(2026, 2, 25): LATE,
        date(2026, 2, 28): LATE,
    }


@pytest.mark.parametrize(
    ("days", "announced"),
    [(1, []), (7, [1]), (10, [1]), (14, [7, 1]), (31, [7, 1]), (59, [30, 7, 1]), (365, [30, 7, 1])],
)
def test_short_periods_are_announced_nearer(days, announced):
    found = told_on(due(date(2026, 5, 13), days), date(2026, 4, 1), date(2026, 5, 12))
    assert [section.days for section in found.values()] == announced


def test_quiet_days_are_told_before_and_after():
    quiet = ((date(2026, 5, 12), date(2026, 5, 14)),)
    found = told_on(due(date(2026, 5, 13)), date(2026, 5, 6), date(2026, 5, 20), quiet)
    assert found == {
        date(2026, 5, 6): ahead(7),
        date(2026, 5, 11): TODAY,
        date(2026, 5, 15): LATE,
        date(2026, 5, 19): LATE,
    }


@pytest.mark.parametrize(
    ("missed", "found"),
    [
        (date(2026, 5, 6), {date(2026, 5, 7): ahead(7)}),
        (date(2026, 5, 12), {date(2026, 5, 13): TODAY}),
        (date(2026, 5, 13), {date(2026, 5, 14): LATE}),
        (date(2026, 5, 14), {date(2026, 5, 15): LATE}),
    ],
)
def test_what_a_missed_digest_would_have_said_is_said_in_the_next_and_once(missed, found):
    whole = told_on(due(date(2026, 5, 13)), date(2026, 4, 29), date(2026, 5, 19))
    told = told_on(due(date(2026, 5, 13)), date(2026, 4, 29), date(2026, 5, 19), missed=(missed,))
    whole.pop(missed)
    assert told == {**whole, **found}


def test_what_stands_open_is_told_after_it_came_and_every_third_working_day():
    matter = Matter(uuid4(), "task", "事", section="to-sign", since=date(2026, 5, 8))
    found = told_on(matter, date(2026, 5, 6), date(2026, 5, 18))
    assert list(found) == [date(2026, 5, 9), date(2026, 5, 13), date(2026, 5, 18)]
    assert set(found.values()) == {Section("to-sign")}


def test_what_stands_open_since_nobody_knows_when_is_told_every_day():
    matter = Matter(uuid4(), "task", "事", section="to-sign")
    assert list(told_on(matter, date(2026, 5, 11), date(2026, 5, 13))) == [
        date(2026, 5, 11),
        date(2026, 5, 12),
        date(2026, 5, 13),
    ]


def test_what_stands_open_and_has_a_date_is_told_by_its_date_in_between():
    matter = Matter(uuid4(), "task", "事", date(2026, 5, 12), section="to-sign", since=date(2026, 5, 8))
    found = told_on(matter, date(2026, 5, 9), date(2026, 5, 14))
    assert found == {
        date(2026, 5, 9): Section("to-sign"),
        date(2026, 5, 11): ahead(1),
        date(2026, 5, 12): TODAY,
        date(2026, 5, 13): Section("to-sign"),
    }


def test_what_has_neither_date_nor_section_is_told_never():
    assert told_on(Matter(uuid4(), "task", "事"), date(2026, 5, 11), date(2026, 5, 15)) == {}


@pytest.mark.parametrize(("level", "days"), [(0, [15, 20]), (1, [19, 22]), (2, [21])])
def test_each_level_above_is_told_two_working_days_later_and_every_third_day_again(level, days):
    # Due on Wednesday the 13th: the second working day after is Friday, the fourth Tuesday, the sixth Thursday.
    found = [
        day
        for day in range(13, 23)
        if date(2026, 5, day) in DigestDays(CALENDAR)
        and timing(date(2026, 5, day)).is_due_above(date(2026, 5, 13), level)
    ]
    assert found == days


def test_without_grace_the_superior_sees_it_on_the_first_working_day_after():
    swift = Rhythm((1,), late_every=3, grace=0, step=1)
    found = [day for day in (13, 14, 15) if _above(swift, day)]
    assert found == [14]


def _above(rhythm, day):
    return timing(date(2026, 5, day), rhythm=rhythm).is_due_above(date(2026, 5, 13), 0)


def test_a_search_for_a_day_ends_where_all_are_quiet():
    days = DigestDays(CALENDAR, [(date(2020, 1, 1), date(2040, 1, 1))])
    assert days.after(date(2026, 5, 13)) > date(2027, 5, 13)
