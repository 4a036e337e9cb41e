"""Who may do what with notices."""

from __future__ import annotations

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_inside, is_office

rules.add_perm("notices.see", is_inside)
rules.add_perm("notices.see_outbox", has_role(Role.ADMINISTRATOR, Role.CLERK, Role.AUDITOR))
rules.add_perm("notices.manage", is_office)
