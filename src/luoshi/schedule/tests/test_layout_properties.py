"""What holds of every layout."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.schedule import Calendar, DayKind, Every, Promise, Times, lay_out, level
from luoshi.schedule.blocks import blocks_of

YEARS = st.integers(2024, 2029)
EVERY = st.builds(
    Every, st.integers(1, 14), st.sampled_from(["day", "week", "month", "quarter", "half-year", "year"])
)
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
DUES = st.sampled_from(
    [None, "周五", "15日前", "每月31日前", "年初", "季度末", "3月、9月", "周一、周四", "适时"]
)
CALENDARS = st.dictionaries(DAYS, st.builds(DayKind, st.booleans()), max_size=30).map(Calendar)
ONE_DAY = timedelta(days=1)
unhurried = settings(deadline=None, max_examples=60)


@unhurried
@given(EVERY, YEARS, st.none() | DAYS)
def test_blocks_cover_the_year_without_overlap(every, year, anchor):
    blocks = blocks_of(every, year, anchor)
    assert blocks[0].start == date(year, 1, 1)
    assert blocks[-1].end == date(year, 12, 31)
    assert all(after.start == before.end + ONE_DAY for before, after in pairwise(blocks))


@unhurried
@given(st.integers(2, 9), YEARS, DAYS)
def test_a_block_over_new_year_is_owed_in_exactly_one_of_the_years(n, year, anchor):
    every, new_year = Every(n, "day"), date(year + 1, 1, 1)
    last, first = blocks_of(every, year, anchor)[-1], blocks_of(every, year + 1, anchor)[0]
    begins_there = (new_year - anchor).days % n == 0
    assert last.owed + first.owed == (2 if begins_there else 1)


@unhurried
@given(EVERY, YEARS, DUES, CALENDARS)
def test_the_periods_of_a_whole_year_cover_it_and_are_due_inside(every, year, due, calendar):
    periods = lay_out(Promise("recurring", every=every, due=due), year, calendar)
    assert periods[0].start == date(year, 1, 1)
    assert periods[-1].end == date(year, 12, 31)
    assert all(after.start == before.end + ONE_DAY for before, after in pairwise(periods))
    for period in periods:
        if period.planned_on:
            assert period.start <= period.planned_on <= period.end
            assert calendar.is_workday(period.planned_on)
        else:
            assert period.note in ("no-workday", "other-year")


@unhurried
@given(EVERY, YEARS, DUES, DAYS, DAYS)
def test_nothing_is_owed_outside_the_promises_own_days(every, year, due, one, other):
    start, end = min(one, other), max(one, other)
    periods = lay_out(
        Promise("recurring", every=every, due=due, starts_on=start, ends_on=end), year, Calendar()
    )
    assert all(period.end >= start and period.end <= end and period.start <= end for period in periods)
    assert all(after.start > before.end for before, after in pairwise(periods))


@unhurried
@given(
    YEARS,
    st.sampled_from([None, "年底", "6月30日前", "上半年", "5月3日前"]),
    CALENDARS,
    st.sampled_from(["once", "quota"]),
)
def test_a_single_date_is_a_working_day_within_its_period(year, due, calendar, kind):
    for period in lay_out(Promise(kind, due=due, times=Times(">=", 3)), year, calendar):
        if period.planned_on:
            assert period.start <= period.planned_on <= period.end
            assert calendar.is_workday(period.planned_on)


@unhurried
@given(st.lists(st.builds(Promise, st.just("recurring"), EVERY, due=DUES), max_size=5), YEARS, CALENDARS)
def test_levelling_keeps_every_task_inside_its_period_on_a_working_day(promises, year, calendar):
    periods = [period for promise in promises for period in lay_out(promise, year, calendar)]
    (agreed,) = level({"办公室": periods}, calendar).values()
    assert len(agreed) == len(periods)
    for period, day in zip(periods, agreed, strict=True):
        assert (day is None) == (period.planned_on is None)
        if day and period.planned_on:
            assert period.start <= day <= period.planned_on
            assert calendar.is_workday(day)
            assert not period.stated or day == period.planned_on
