"""Who may do what with plans."""

from __future__ import annotations

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, heads_unit, is_inside, is_office

rules.add_perm("plans.see", is_inside)
rules.add_perm("plans.upload", is_office)
rules.add_perm("plans.edit", is_office)
rules.add_perm("plans.assign", is_office)
rules.add_perm("plans.flag", is_inside)
rules.add_perm("plans.review_flags", has_role(Role.LEGAL))
rules.add_perm("plans.make_letters", is_office)
rules.add_perm("plans.acknowledge", is_inside & heads_unit)
rules.add_perm("plans.file_scan", is_office)
