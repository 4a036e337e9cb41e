from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from luoshi.organisation.models import Owned


class Room(Owned):
    """A room of the organisation in which meetings are held, and how many it seats.

    A meeting's place is written out: one that is typed and one that is chosen are the same place if their names are.
    """

    name = models.CharField(max_length=80)
    seats = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9999)]
    )

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("organisation", "name"), name="room_name_once"),)

    def __str__(self) -> str:
        return self.name
