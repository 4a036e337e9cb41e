"""Who may do what with tasks."""

from __future__ import annotations

import rules
from luoshi.organisation.rules import is_inside, is_office

rules.add_perm("work.see", is_inside)
rules.add_perm("work.publish", is_office)
rules.add_perm("work.agree_date", is_office)
