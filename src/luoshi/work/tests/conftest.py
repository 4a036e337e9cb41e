from __future__ import annotations

import pytest

from luoshi.work.tests import build


@pytest.fixture
def plan(library, people):
    """A plan of 2026 without commitments."""
    return build.a_plan(library, people["clerk"])


@pytest.fixture
def today(monkeypatch):
    """`today(date)` sets the day on which all happens."""

    def set_day(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: day)

    return set_day


@pytest.fixture
def clerk(people, as_person):
    """The clerk's browser."""
    return as_person(people["clerk"])
