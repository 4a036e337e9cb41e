"""Who may use the API, and who may have others told."""

from __future__ import annotations

import rules

from luoshi.organisation.rules import is_inside, is_office, is_own

rules.add_perm("api.use", is_inside)
rules.add_perm("api.revoke_token", is_own)
rules.add_perm("api.manage_hooks", is_office)
