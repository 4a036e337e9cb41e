from __future__ import annotations

import pytest

from luoshi.meetings.tests.build import TODAY
from luoshi.work.tests import build


@pytest.fixture(autouse=True)
def _now(at):
    at(TODAY)


@pytest.fixture
def plan(library, people):
    """A plan of 2026 without commitments."""
    return build.a_plan(library, people["clerk"])


@pytest.fixture
def clerk(people, as_person):
    """The clerk's browser."""
    return as_person(people["clerk"])
