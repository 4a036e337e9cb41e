"""Who writes in ledgers, and who takes which step."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.ledgers.models import Entry
from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_inside, is_office


@rules.predicate
def is_of_unit(person: Any, entry: Any) -> bool:
    """Someone who does the work of the unit that leads."""
    return entry is not None and entry.unit_id in person.working_unit_ids


@rules.predicate
def works_somewhere(person: Any, _row: Any) -> bool:
    """Someone who does the work of any unit."""
    return bool(person.working_unit_ids)


@rules.predicate
def has_applied(person: Any, entry: Any) -> bool:
    """Whether the person, or someone they stand in for, applied for the close-out."""
    return entry is not None and entry.applied_by_id in person.acts_for


def is_supervised(entry: Entry) -> bool:
    """Whether it is one of the gravest and still open; its version must be loaded."""
    return not entry.is_closed and entry.level != "" and entry.level == entry.definition.major


@rules.predicate
def is_theirs(person: Any, intake: Any) -> bool:
    """Whether the person brought the sheet."""
    return intake is not None and intake.by_id == person.pk


decides = has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR)

rules.add_perm("ledgers.see", is_inside)
rules.add_perm("ledgers.enter", is_inside & (works_somewhere | is_office))
rules.add_perm("ledgers.take_in", is_inside & is_theirs & (works_somewhere | is_office))
rules.add_perm("ledgers.write", is_inside & (is_of_unit | is_office))
rules.add_perm("ledgers.step_unit", is_inside & (is_of_unit | is_office))
rules.add_perm("ledgers.step_office", is_office)
rules.add_perm("ledgers.step_another", decides & ~has_applied)
rules.add_perm("ledgers.look_back", is_inside & (is_of_unit | is_office))
rules.add_perm("ledgers.keep_types", is_office)
rules.add_perm("ledgers.decide_types", has_role(Role.LEGAL))
