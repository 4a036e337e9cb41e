from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from luoshi.organisation.models.owned import Owned

if TYPE_CHECKING:
    from datetime import date


class Unit(Owned):
    """A unit of the tree; the root is the leadership. A dissolved unit stops at `closed_on`."""

    # RESTRICT, not PROTECT: units go with their whole organisation, never alone.
    parent = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=80)
    position = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "name")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="unit_name_once"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="unit_not_its_parent"),
        )

    def __str__(self) -> str:
        return self.name

    def open_on(self, day: date) -> bool:
        """Whether the unit exists on that day."""
        return self.closed_on is None or day <= self.closed_on


class Alias(Owned):
    """Another name under which plans speak of a unit (部办公室 → 办公室)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("organisation", "name"), name="alias_name_once"),)

    def __str__(self) -> str:
        return self.name
