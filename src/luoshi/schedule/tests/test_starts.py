"""The day from which something holds."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.schedule import first_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4月1日", date(2026, 4, 1)),
        ("四月一日", date(2026, 4, 1)),
        ("4月15号", date(2026, 4, 15)),
        ("7月", date(2026, 7, 1)),
        ("十月份", date(2026, 10, 1)),
        ("5月中旬", date(2026, 5, 11)),
        ("3月初", date(2026, 3, 1)),
        ("二季度", date(2026, 4, 1)),
        ("第四季度", date(2026, 10, 1)),
        ("下半年", date(2026, 7, 1)),
        ("今年6月", date(2026, 6, 1)),
        ("2025年9月", date(2025, 9, 1)),
        ("明年3月1日", date(2027, 3, 1)),
    ],
)
def test_a_stretch_of_the_year_begins_with_its_first_day(text, day):
    assert first_day(text, 2026) == day


@pytest.mark.parametrize(
    "text", ["", "开学", "13月", "6月31日", "月初", "5季度", "2026年", "节后", "2月29日"]
)
def test_what_names_no_day_has_none(text):
    assert first_day(text, 2026) is None


def test_a_leap_day_is_one_in_its_year():
    assert first_day("2月29日", 2028) == date(2028, 2, 29)
