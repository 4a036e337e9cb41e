"""Who may use the API, and who may have others told."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.rules import is_inside, is_office


@rules.predicate
def is_own_token(person: Any, token: Any) -> bool:
    """A token is its person's alone."""
    return token is not None and token.person_id == person.pk


rules.add_perm("api.use", is_inside)
rules.add_perm("api.revoke_token", is_own_token)
rules.add_perm("api.manage_hooks", is_office)
