from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.assessment.models.scheme import Scheme
from luoshi.organisation.models import Owned


class Kind(models.TextChoices):
    NORMAL = "normal", pgettext_lazy("indicator", "scored")
    BONUS = "bonus", _("bonus")
    DEDUCTION = "deduction", _("deduction")


class Source(models.TextChoices):
    COMPUTED = "computed", _("computed from records")
    MARKED = "marked", _("marked by assessors")
    SURVEY = "survey", _("survey of those served")
    ENTERED = "entered", _("entered with evidence")


class Category(Owned):
    """A part of a scheme, worth `weight` percent of the whole."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="categories")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=60)
    weight = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("scheme", "name"), name="category_name_once"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="category_weighs_something"),
        )

    def __str__(self) -> str:
        return self.name


class Indicator(Owned):
    """One thing that units are judged by, worth `weight` percent of its category (nothing where it adds or deducts).

    What is computed names its `measure` and what of it counts in `only`; full marks come at `goal` (percent of a
    share, or a number). `per` is what each piece adds or takes, `cap` the most of it. `questions` are those of a
    survey, one a line. `basis` says what the marks are given for.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="indicators")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=80)
    basis = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.NORMAL)
    source = models.CharField(max_length=8, choices=Source.choices)
    weight = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    full = models.DecimalField(max_digits=6, decimal_places=2, default=100)
    measure = models.SlugField(max_length=40, blank=True)
    only = models.JSONField(default=dict, blank=True)
    goal = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    floor = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    ceiling = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    per = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    cap = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    trimmed = models.BooleanField(default=False)
    places = models.PositiveSmallIntegerField(default=2)
    questions = models.TextField(blank=True)

    class Meta:
        ordering = ("category__position", "position", "id")
        indexes = (models.Index(fields=("organisation", "category", "position")),)
        constraints = (
            models.UniqueConstraint(fields=("category", "name"), name="indicator_name_once"),
            models.CheckConstraint(condition=Q(full__gt=0), name="full_marks_above_nought"),
            models.CheckConstraint(
                condition=Q(source="computed") ^ Q(measure=""), name="computed_indicator_has_measure"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def asked(self) -> list[str]:
        """The questions of its survey."""
        return [line.strip() for line in self.questions.splitlines() if line.strip()]
