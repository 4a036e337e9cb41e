from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.papers.sheet.dates import DateNeedsYear, NotADate, parse_date

FORMS = (
    "{d.year}-{d.month:02}-{d.day:02}",
    "{d.year}/{d.month}/{d.day}",
    "{d.year}.{d.month}.{d.day}",
    "{d.year}{d.month:02}{d.day:02}",
    "{d.year}年{d.month}月{d.day}日",
    "{d.year} 年 {d.month} 月 {d.day} 号",
    "{d.year}-{d.month}-{d.day} 00:00:00",
)
SHORT_FORMS = ("{d.month}月{d.day}日", "{d.month:02}/{d.day:02}", "{d.month}.{d.day}")


@given(st.dates(date(1000, 1, 1)), st.sampled_from(FORMS))
def test_a_full_date_is_read_in_every_form_and_needs_no_year(day, form):
    assert parse_date(form.format(d=day), year=1999) == day


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(SHORT_FORMS))
def test_a_day_without_a_year_takes_the_given_one(day, form):
    text = form.format(d=day)
    assert parse_date(text, 2026) == day
    with pytest.raises(DateNeedsYear):
        parse_date(text)


def test_full_width_digits_are_digits():
    assert parse_date("２０２６年６月３０日") == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-13-01", "6月底", "2026年6月", "2026-06-30 以前", "", "123", "0.5"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotADate):
        parse_date(text, 2026)
