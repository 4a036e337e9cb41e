"""Whose first page shows more than the work of their own units."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_office, is_own

rules.add_perm("desk.drop_view", is_own)
rules.add_perm(
    "desk.see_overview", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR, Role.LEGAL)
)


@rules.predicate
def has_below(person: Any, _row: Any) -> bool:
    """Of an organisation that others stand below; read with the person."""
    return bool(getattr(person, "has_below", False))


see_all = has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR)
rules.add_perm("desk.see_all", see_all)
rules.add_perm("desk.see_below", see_all & has_below)
rules.add_perm("desk.see_gaps", is_office)
rules.add_perm("desk.set_ceilings", is_office)
