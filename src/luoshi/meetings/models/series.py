from __future__ import annotations

from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.plans.models import Cadence, Commitment


class Quorum(models.TextChoices):
    """How many of its members a meeting needs."""

    HALF = "half", _("more than half of the members")
    TWO_THIRDS = "two-thirds", _("two thirds of the members")
    ALL = "all", _("all members")
    NONE = "none", _("no quorum")


class Series(Owned):
    """A standing meeting (例会): who sits in it, where and how often.

    Where a `commitment` asks for it, each meeting does one of its tasks, and its plan says when they are due; else
    `every_n` and `every_unit` do, or nothing does and it meets when there is need. `unit` runs it. A call goes out
    `notice_days` working days before. One that has ended stops at `ended_on`.
    """

    name = models.CharField(max_length=80)
    commitment = models.ForeignKey(Commitment, on_delete=models.SET_NULL, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    every_n = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    every_unit = models.CharField(max_length=9, choices=Cadence.choices, blank=True)
    place = models.CharField(max_length=80, blank=True)
    begins = models.TimeField(default=time(9))
    length = models.PositiveSmallIntegerField(
        default=90, validators=[MinValueValidator(15), MaxValueValidator(600)]
    )
    quorum = models.CharField(max_length=10, choices=Quorum.choices, default=Quorum.HALF)
    notice_days = models.PositiveSmallIntegerField(default=3, validators=[MaxValueValidator(30)])
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name",)
        indexes = (
            models.Index(fields=("organisation", "ended_on", "name")),
            models.Index(fields=("organisation", "commitment")),
        )
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="series_name_once"),
            models.CheckConstraint(
                condition=Q(every_n=None, every_unit="") | (Q(every_n__gte=1) & ~Q(every_unit="")),
                name="series_has_whole_period",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("meeting_series", args=[self.pk])


class Part(models.TextChoices):
    """As what somebody sits in a meeting; chair and members count for the quorum."""

    CHAIR = "chair", _("chairs")
    MEMBER = "member", _("member of the meeting")
    SECRETARY = "secretary", _("keeps the minutes")
    GUEST = "guest", _("attends")


COUNTED = (Part.CHAIR, Part.MEMBER)


class Seat(Owned):
    """A place in a series, by unit and post: whoever has the post when a meeting is planned is asked.

    `post` "" is the unit's head. A seat kept for one `person` is theirs whatever their post; one without a unit is
    an outside body's, reached by its `name`.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="seats")
    part = models.CharField(max_length=9, choices=Part.choices, default=Part.MEMBER)
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    post = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        indexes = (models.Index(fields=("organisation", "series", "position")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(person__isnull=False) | ~Q(name=""),
                name="seat_is_somebodys",
            ),
            models.UniqueConstraint(fields=("series",), condition=Q(part="chair"), name="one_chair_a_series"),
        )

    def __str__(self) -> str:
        return self.name or str(self.person or self.unit)
