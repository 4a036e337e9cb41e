"""Who works on assessments in the tests, each in a browser of their own."""

from __future__ import annotations

import pytest

from luoshi.assessment.tests.build import AFTER


@pytest.fixture
def browsers(people, as_person, at):
    """One a role, after the period is over."""
    at(AFTER)
    return {role: as_person(person) for role, person in people.items()}
