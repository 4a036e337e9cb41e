"""Whose first page shows more than the work of their own units."""

from __future__ import annotations

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_office, is_own

rules.add_perm("desk.drop_view", is_own)
rules.add_perm("desk.see_all", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR))
rules.add_perm(
    "desk.see_overview", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR, Role.LEGAL)
)
rules.add_perm("desk.see_gaps", is_office)
rules.add_perm("desk.set_ceilings", is_office)
