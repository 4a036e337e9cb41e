"""The day on which the tests of ledgers stand, and who writes in them."""

from __future__ import annotations

import pytest

from luoshi.ledgers.tests.build import NOW


@pytest.fixture(autouse=True)
def today(monkeypatch):
    def to(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: day)

    to(NOW)
    return to


@pytest.fixture
def head(people, as_person):
    return as_person(people["head"])


@pytest.fixture
def clerk(people, as_person):
    return as_person(people["clerk"])
