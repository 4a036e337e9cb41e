"""From the JSON of a proposal back to what the model holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Field

from luoshi.organisation.models import Unit
from luoshi.plans.models import Commitment, Measure, Plan


@dataclass(frozen=True, slots=True)
class Values:
    """The rows that proposals name by their keys, read once."""

    units: dict[str, Unit]
    measures: dict[str, Measure]

    @classmethod
    def of(cls, plan: Plan) -> Values:
        """Two queries."""
        measures = Measure.objects.filter(plan=plan).select_related("section")
        return cls(
            {str(unit.pk): unit for unit in Unit.objects.all()},
            {str(measure.pk): measure for measure in measures},
        )

    def fields(self, new: dict[str, Any]) -> tuple[dict[str, Any], list[Unit] | None]:
        """The commitment's fields, and its supporting units where they are set."""
        rows: dict[str, dict[str, Any]] = {"unit": self.units, "measure": self.measures}
        fields = {
            name: rows[name].get(value) if name in rows else _field(name).to_python(value)
            for name, value in new.items()
            if name != "supports"
        }
        keys = new.get("supports")
        return fields, None if keys is None else [self.units[key] for key in keys if key in self.units]


def _field(name: str) -> Field[Any, Any]:
    return cast("Field[Any, Any]", Commitment._meta.get_field(name))
