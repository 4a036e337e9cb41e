from __future__ import annotations

from datetime import date

import pytest

from luoshi.schedule import Every, Promise, PromiseError


def test_a_recurring_promise_has_a_period():
    with pytest.raises(PromiseError, match="周期"):
        Promise("recurring")


def test_a_period_is_at_least_one_unit():
    with pytest.raises(PromiseError, match="至少为1"):
        Every(0, "month")


def test_a_promise_does_not_end_before_it_begins():
    with pytest.raises(PromiseError, match="早于"):
        Promise("standing", starts_on=date(2026, 7, 1), ends_on=date(2026, 6, 30))
    assert Promise("standing", starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 1))
