from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from luoshi.schedule import Calendar, Period, Promise, Times, expected_by, lay_out

CALENDAR = Calendar()


def quota(value: float, **fields: Any) -> Period:
    return lay_out(Promise("quota", times=Times(">=", value, unit="篇"), **fields), 2026, CALENDAR)[0]


def test_seven_of_twenty_articles_are_behind_in_june():
    expected = expected_by(quota(20), date(2026, 6, 30), CALENDAR)
    assert 9 < expected < 10
    assert expected == 20 * CALENDAR.count(date(2026, 1, 1), date(2026, 6, 30)) / 248


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 2, 28), 0),
        (date(2026, 3, 1), 0),
        (date(2026, 3, 2), 1),
        (date(2026, 3, 8), 5),
        (date(2026, 3, 12), 9),
        (date(2026, 3, 13), 10),
        (date(2026, 8, 1), 10),
    ],
)
def test_the_pace_goes_with_the_working_days(on, expected):
    fortnight = quota(10, starts_on=date(2026, 3, 1), due="3月15日前")
    assert expected_by(fortnight, on, CALENDAR) == expected


def test_what_has_no_date_has_no_pace():
    assert expected_by(quota(10, due="一季度", starts_on=date(2026, 4, 1)), date(2026, 6, 1), CALENDAR) == 0
