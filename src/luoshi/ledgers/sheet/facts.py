"""From a row's common columns to what a line keeps; one reader a sheet."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Entry
from luoshi.ledgers.sheet.faults import CellFault
from luoshi.ledgers.sheet.values import choice, within
from luoshi.organisation.matching import match
from luoshi.organisation.models import Person, Unit
from luoshi.organisation.queries.units import named_units

TITLE, SOURCE = 200, 120
FACTS = ("title", "unit", "person", "level", "found_on", "due_on", "source")


class Facts:
    """What the cells of a sheet mean in an organisation; names are looked up once, in four queries."""

    def __init__(self, person: Person, today: date) -> None:
        self.person, self.today = person, today
        self.is_office = person.has_perm("ledgers.step_office")
        self._units: dict[str, Unit] = {}

    @cached_property
    def _named(self) -> list[Any]:
        return named_units(self.today)

    @cached_property
    def _all_units(self) -> dict[UUID, Unit]:
        return {unit.pk: unit for unit in Unit.objects.all()}

    @cached_property
    def _people(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for one in Person.objects.filter(is_active=True):
            found.setdefault(one.name, []).append(one)
        return found

    def read(self, key: str, cell: Any, definition: Definition) -> Any:
        """The value of one common column, as the entry's attribute. Raises CellFault."""
        if key in ("title", "source"):
            text = within(str(cell or "").strip(), TITLE if key == "title" else SOURCE, key)
            if key == "title" and not text:
                raise CellFault(key, _("Say what it is about."))
            return text
        if key == "unit":
            return self.unit(str(cell or "").strip())
        if key == "person":
            return self._person(str(cell or "").strip())
        if key == "level":
            return choice(cell, dict(definition.levels), key) if cell else ""
        day = date.fromisoformat(cell) if cell else None
        if key == "found_on" and day is None:
            raise CellFault(key, _("Write the day on which it was found or begun."))
        return day

    def unit(self, name: str) -> Unit:
        """One whose work the person does, or any for the office. Raises CellFault."""
        if name not in self._units:
            found = match(name, self._named, self.person.organisation.name) if name else self._own_unit()
            if found is None:
                known = _(
                    "There is no unit “%(name)s” (any more). Write its name as the list of units has it."
                )
                raise CellFault(
                    "unit", known % {"name": name[:40]} if name else _("Name the unit that leads.")
                )
            self._units[name] = self._all_units[found.id]
        unit = self._units[name]
        if not self.is_office and unit.pk not in self.person.working_unit_ids:
            raise CellFault("unit", _("Choose a unit whose work you do."))
        return unit

    def _own_unit(self) -> Any:
        """Of whoever works in one alone and is not the office."""
        own = list(self.person.working_unit_ids)
        return self._all_units.get(own[0]) if len(own) == 1 and not self.is_office else None

    def _person(self, name: str) -> Person | None:
        if not name:
            return None
        found = self._people.get(name, [])
        if len(found) != 1:
            nobody = _("There is nobody called “%(name)s”; leave it empty or add the person first.")
            several = _("Several people are called “%(name)s”; set the person on the page of the line.")
            raise CellFault("person", (several if found else nobody) % {"name": name[:40]})
        return found[0]


def check_days(facts: dict[str, Any], entry: Entry | None) -> None:
    """What is to be done by a day is not done before it was found. Raises CellFault."""
    found = facts.get("found_on", entry.found_on if entry else None)
    due = facts.get("due_on", entry.due_on if entry else None)
    if found and due and due < found:
        raise CellFault("due_on", _("This day lies before the one on which it was found."))
