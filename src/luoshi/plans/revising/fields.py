"""What an altered sentence changes of its commitment, and what the office's own hand keeps."""

from __future__ import annotations

from typing import Any

from luoshi.plans.models import CommitmentState, FlagState, UnitFrom
from luoshi.plans.revising.outcomes import Outcome
from luoshi.plans.states import COMMITMENT


def fields_of(outcome: Outcome) -> dict[str, Any]:
    """The fields that people know and that are to be written; none where the words stay and no flag is new.

    What the reader reads differently is taken over; what it reads as before stays, also where the office changed it.
    """
    if outcome.before is None or outcome.after is None:
        return {}
    new: dict[str, Any] = {}
    if outcome.kind == "altered":
        new = {"quote": outcome.quote, **_read_otherwise(outcome)}
        if outcome.before.state == CommitmentState.DISMISSED:
            new |= {"state": COMMITMENT.target("alter", outcome.before.state), "reason": ""}
    return new | _for_review(outcome)


def _read_otherwise(outcome: Outcome) -> dict[str, Any]:
    old, new = outcome.before, outcome.after
    if old is None or new is None or not old.as_read or not new.as_read:
        return {}
    names = {name for name, value in new.as_read.items() if value != old.as_read.get(name)}
    if "kind" in names:
        # A period or a number is no use to another kind of promise.
        names = set(new.as_read)
    if old.title != old.as_read.get("title"):
        names.discard("title")
    found = {name: getattr(new, name) for name in sorted(names - {"actor"})}
    if "actor" in names and new.unit_from == UnitFrom.TEXT:
        found |= {"unit": new.unit, "unit_from": new.unit_from}
    return found


def _for_review(outcome: Outcome) -> dict[str, Any]:
    """Back to the legal reviewer, who sees the new words as the reader names them."""
    old, new = outcome.before, outcome.after
    if old is None or new is None or not outcome.is_reviewed_anew:
        return {}
    found = {
        "state": COMMITMENT.target("alter", old.state),
        "flags": sorted({*old.flags, *new.flags}),
        "flag_state": FlagState.WAITING,
        "reason": "",
    }
    return found | ({"title": new.title} if new.title else {})
