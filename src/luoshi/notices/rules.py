"""Who may do what with notices."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_inside, is_office


@rules.predicate
def is_to_oneself(person: Any, message: Any) -> bool:
    """One's own message."""
    return message is not None and message.person_id == person.pk


rules.add_perm("notices.see", is_inside)
rules.add_perm("notices.read", is_inside & is_to_oneself)
rules.add_perm("notices.see_outbox", has_role(Role.ADMINISTRATOR, Role.CLERK, Role.AUDITOR))
rules.add_perm("notices.manage", is_office)
