from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.plans.models import Commitment


class Period(models.TextChoices):
    MONTH = "month", _("monthly")
    QUARTER = "quarter", _("quarterly")
    YEAR = "year", _("yearly")
    SPECIAL = "special", _("special")


class SchemeState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("scheme", "in preparation")
    PUBLISHED = "published", pgettext_lazy("scheme", "published")


class Spread(models.TextChoices):
    """Where the weight goes of what could not be judged."""

    CATEGORY = "category", _("to the other indicators of its category")
    ALL = "all", _("to all other indicators")


class Scheme(Owned):
    """How the units are assessed for a time, and once published what came of it.

    `share` is how many percent of the unit's overall yearly assessment this one is, held against what
    `commitment` demands. Below `fail` percent of its full marks an indicator is to be rectified. An appeal is heard
    within `appeal_days` working days. `places` is how many decimals points and totals keep. `revision` rises with
    every change, so that two people cannot both change what each saw.
    """

    title = models.CharField(max_length=120)
    period = models.CharField(max_length=7, choices=Period.choices, default=Period.YEAR)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=9, choices=SchemeState.choices, default=SchemeState.DRAFT)
    spread = models.CharField(max_length=8, choices=Spread.choices, default=Spread.CATEGORY)
    places = models.PositiveSmallIntegerField(default=2)
    fail = models.DecimalField(max_digits=5, decimal_places=2, default=60)
    appeal_days = models.PositiveSmallIntegerField(default=5)
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    commitment = models.ForeignKey(
        Commitment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    computed_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    appeal_until = models.DateField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-ends_on", "title")
        indexes = (models.Index(fields=("organisation", "-ends_on", "title")),)
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="scheme_runs_forward"),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False, published_by__isnull=False)
                | Q(state="draft", published_at=None),
                name="published_scheme_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("scheme", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == SchemeState.DRAFT


class Covered(Owned):
    """A unit that a scheme assesses."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="covered")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ("unit__position", "unit__name")
        constraints = (models.UniqueConstraint(fields=("scheme", "unit"), name="covered_once"),)

    def __str__(self) -> str:
        return str(self.unit)


class Assessor(Owned):
    """Someone who marks what no record can tell."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="assessors")
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ("person__name",)
        constraints = (models.UniqueConstraint(fields=("scheme", "person"), name="assessor_once"),)

    def __str__(self) -> str:
        return str(self.person)


class Grade(Owned):
    """A grade from its least total on; at most `most` percent of the units have it, null for any number."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="grades")
    name = models.CharField(max_length=20)
    least = models.DecimalField(max_digits=6, decimal_places=2)
    most = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("-least",)
        constraints = (
            models.UniqueConstraint(fields=("scheme", "name"), name="grade_name_once"),
            models.UniqueConstraint(fields=("scheme", "least"), name="grade_least_once"),
        )

    def __str__(self) -> str:
        return self.name
