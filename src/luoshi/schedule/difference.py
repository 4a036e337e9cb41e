"""What a change of rule or calendar would move, before it moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.schedule.period import Period


@dataclass(frozen=True, slots=True)
class Difference:
    """Periods that are new, that are gone, and pairs (old, new) of one period with another date or target."""

    added: tuple[Period, ...]
    dropped: tuple[Period, ...]
    moved: tuple[tuple[Period, Period], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.moved)


def difference(old: Sequence[Period], new: Sequence[Period]) -> Difference:
    """Two layouts of one promise compared; a period is the same when it has the same first and last day."""
    before = {(period.start, period.end): period for period in old}
    after = {(period.start, period.end): period for period in new}
    return Difference(
        added=tuple(period for key, period in after.items() if key not in before),
        dropped=tuple(period for key, period in before.items() if key not in after),
        moved=tuple(
            (before[key], period)
            for key, period in after.items()
            if key in before and _task(before[key]) != _task(period)
        ),
    )


def _task(period: Period) -> tuple[object, ...]:
    """What people see of a period: its date and what is to be reached by it."""
    return period.planned_on, period.target, period.target_op, period.target_max, period.unit
