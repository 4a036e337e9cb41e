from __future__ import annotations

from collections import Counter
from datetime import date

from luoshi.schedule import Calendar, Every, Promise, lay_out, level

CALENDAR = Calendar()
MONTHLY = lay_out(Promise("recurring", Every(1, "month")), 2026, CALENDAR)
QUARTERLY = lay_out(Promise("recurring", Every(1, "quarter")), 2026, CALENDAR)
FIFTEENTH = lay_out(Promise("recurring", Every(1, "month"), due="15日前"), 2026, CALENDAR)


def test_ten_monthly_duties_are_spread_over_the_later_half_of_the_month():
    agreed = level({"采编部": MONTHLY * 10}, CALENDAR)["采编部"]
    april = Counter(day for day in agreed if day and day.month == 4)
    assert sum(april.values()) == 10
    assert max(april.values()) == 1
    assert min(april) == date(2026, 4, 17)
    assert max(april) == date(2026, 4, 30)


def test_each_unit_is_levelled_for_itself_and_the_same_way_each_time():
    agreed = level({"采编部": MONTHLY * 2, "办公室": MONTHLY}, CALENDAR)
    assert agreed["办公室"] == [period.planned_on for period in MONTHLY]
    assert agreed == level({"采编部": MONTHLY * 2, "办公室": MONTHLY}, CALENDAR)


def test_the_shorter_period_keeps_its_date_and_the_longer_gives_way():
    agreed = level({"办公室": [*QUARTERLY, *MONTHLY]}, CALENDAR)["办公室"]
    assert agreed[4:] == [period.planned_on for period in MONTHLY]
    assert agreed[:4] == [date(2026, 3, 30), date(2026, 6, 29), date(2026, 9, 29), date(2026, 12, 30)]


def test_a_date_of_the_plans_own_stays_and_is_counted():
    agreed = level({"办公室": FIFTEENTH * 3}, CALENDAR)["办公室"]
    assert agreed == [period.planned_on for period in FIFTEENTH] * 3
    stated = lay_out(Promise("once", due="4月30日前"), 2026, CALENDAR)
    assert level({"办公室": [*stated, MONTHLY[3]]}, CALENDAR)["办公室"] == [
        date(2026, 4, 30),
        date(2026, 4, 29),
    ]


def test_nothing_moves_before_the_day_of_levelling():
    agreed = level({"办公室": MONTHLY[:1] * 5}, CALENDAR, not_before=date(2026, 1, 29))["办公室"]
    assert set(agreed) == {date(2026, 1, 29), date(2026, 1, 30)}
    late = level({"办公室": MONTHLY[:1] * 2}, CALENDAR, not_before=date(2026, 5, 1))["办公室"]
    assert late == [date(2026, 1, 30)] * 2
