"""Whose first page shows more than the work of their own units."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_office


@rules.predicate
def is_own_view(person: Any, view: Any) -> bool:
    """What somebody keeps is theirs alone."""
    return view is not None and view.person_id == person.pk


rules.add_perm("desk.drop_view", is_own_view)
rules.add_perm("desk.see_all", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR))
rules.add_perm(
    "desk.see_overview", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR, Role.LEGAL)
)
rules.add_perm("desk.see_gaps", is_office)
