"""Who may do what with plans."""

from __future__ import annotations

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_inside, is_office

rules.add_perm("plans.see", is_inside)
rules.add_perm("plans.upload", is_office)
rules.add_perm("plans.edit", is_office)
rules.add_perm("plans.assign", is_office)
rules.add_perm("plans.flag", is_inside)
rules.add_perm("plans.review_flags", has_role(Role.LEGAL))
