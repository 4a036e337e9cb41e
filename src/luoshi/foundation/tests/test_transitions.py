"""States change by named steps of a table, and in no other way."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from luoshi.foundation.refusals import Refused
from luoshi.foundation.transitions import TransitionTable

DOOR = TransitionTable(
    [
        ("open", ["shut"], "ajar"),
        ("open", ["ajar"], "wide"),
        ("shut", ["ajar", "wide"], "shut"),
        ("lock", ["shut"], "locked"),
    ]
)


def test_a_step_leads_where_the_table_says():
    door = SimpleNamespace(state="shut")
    DOOR.move(door, "open")
    assert door.state == "ajar"
    DOOR.move(door, "open")
    assert door.state == "wide"


@pytest.mark.parametrize(
    ("state", "step"), [("wide", "open"), ("locked", "shut"), ("ajar", "lock"), ("shut", "burn")]
)
def test_a_step_that_the_table_does_not_have_is_refused_and_changes_nothing(state, step):
    door = SimpleNamespace(state=state)
    with pytest.raises(Refused) as refused:
        DOOR.move(door, step)
    assert refused.value.code == "step-not-open"
    assert door.state == state
    assert DOOR.target(step, state) is None


@pytest.mark.parametrize(
    ("state", "steps"),
    [("shut", {"open", "lock"}), ("ajar", {"open", "shut"}), ("wide", {"shut"}), ("locked", set())],
)
def test_the_steps_that_can_be_taken_from_a_state(state, steps):
    assert DOOR.names(state) == steps


def test_two_steps_of_one_name_cannot_start_at_one_state():
    with pytest.raises(ValueError, match="two steps called open start at shut"):
        TransitionTable([("open", ["shut"], "ajar"), ("open", ["wide", "shut"], "wide")])
