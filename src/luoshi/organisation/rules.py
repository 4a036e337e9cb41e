"""Who may do what. A predicate takes a person and a row; strangers to the organisation never pass."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.models import Role


def has_role(*wanted: str) -> rules.Predicate:
    """Holds for a person with one of the roles, in the organisation that the row belongs to."""

    def holds(person: Any, row: Any) -> bool:
        return not person.roles.isdisjoint(wanted) and _inside(person, row)

    return rules.Predicate(holds, name="role:" + "|".join(wanted))


def _inside(person: Any, row: Any) -> bool:
    return row is None or person.organisation_id == getattr(row, "organisation_id", row.pk)


@rules.predicate
def is_inside(person: Any, row: Any) -> bool:
    """Anyone of the row's own organisation."""
    return _inside(person, row)


@rules.predicate
def is_oneself(person: Any, row: Any) -> bool:
    """The person that the row is."""
    return row is not None and row.pk == person.pk


@rules.predicate
def is_own(person: Any, row: Any) -> bool:
    """What a row keeps for the person alone."""
    return row is not None and row.person_id == person.pk


@rules.predicate
def heads_unit(person: Any, row: Any) -> bool:
    """The head of the unit that the row belongs to."""
    return row is not None and row.unit_id in person.headed_unit_ids


is_office = has_role(Role.CLERK, Role.ADMINISTRATOR)
is_administrator = has_role(Role.ADMINISTRATOR)

rules.add_perm("organisation.see", is_inside)
rules.add_perm("organisation.manage_people", is_administrator)
rules.add_perm("organisation.manage_units", is_office)
rules.add_perm("organisation.manage_calendar", is_office)
rules.add_perm(
    "organisation.see_journal", has_role(Role.ADMINISTRATOR, Role.CLERK, Role.AUDITOR, Role.LEADER)
)
rules.add_perm("organisation.name_stand_in", is_inside & (is_oneself | is_office))
rules.add_perm("organisation.manage_tree", is_administrator)
rules.add_perm("organisation.remove_sample", is_administrator)
