"""Who is here: organisations, their units and people, and their own calendar."""

from luoshi.organisation.models.calendar import DateWord, DayOverride
from luoshi.organisation.models.organisation import Organisation
from luoshi.organisation.models.owned import Owned, WrongOrganisation
from luoshi.organisation.models.person import Membership, Person, Role, StandIn
from luoshi.organisation.models.tree import Invitation, Subordination
from luoshi.organisation.models.unit import Alias, Unit

__all__ = [
    "Alias",
    "DateWord",
    "DayOverride",
    "Invitation",
    "Membership",
    "Organisation",
    "Owned",
    "Person",
    "Role",
    "StandIn",
    "Subordination",
    "Unit",
    "WrongOrganisation",
]
