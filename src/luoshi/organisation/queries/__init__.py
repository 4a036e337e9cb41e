"""What pages and other rooms read of units and people."""

from luoshi.organisation.queries.people import found_people, people_of
from luoshi.organisation.queries.units import UnitLine, holder_of, named_units, tree, units_below

__all__ = ["UnitLine", "found_people", "holder_of", "named_units", "people_of", "tree", "units_below"]
