"""Who reads reports, and who keeps their templates."""

from __future__ import annotations

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_office

rules.add_perm("reports.see", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR))
rules.add_perm("reports.keep_templates", is_office)
