from __future__ import annotations

from django.db import models

from luoshi.organisation.models import Owned
from luoshi.plans.models.document import Document


class PlanState(models.TextChoices):
    DRAFT = "draft"
    PUBLISHED = "published"


class Plan(Owned):
    """A year's plan. `start` and `end` are its place in the document's text, in code points.

    One whose `ends_on` lies beyond its year runs on: what recurs goes on, laid out up to the end of `laid_out_to`.
    """

    document = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="plans")
    title = models.CharField(max_length=200)
    issuer = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField()
    issued_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    laid_out_to = models.PositiveSmallIntegerField(null=True, editable=False)
    state = models.CharField(max_length=9, choices=PlanState.choices, default=PlanState.DRAFT)
    published_at = models.DateTimeField(null=True, editable=False)
    is_whole = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("-year", "position", "id")
        indexes = (models.Index(fields=("organisation", "-year", "position")),)

    def __str__(self) -> str:
        return self.title

    @property
    def next_year(self) -> int | None:
        """The first into which it runs on and that is not laid out; None where there is none."""
        following = self.years[-1] + 1
        return following if self.ends_on and self.ends_on.year >= following else None

    @property
    def years(self) -> range:
        """Its own, and those after it that are laid out."""
        return range(self.year, max(self.year, self.laid_out_to or 0) + 1)

    def measure_at(self, start: int) -> Measure | None:
        """The measure in which a place of the text stands; one query."""
        return self.measures.filter(start__lte=start).order_by("-start").first()


class Placed(Owned):
    """A stretch of the document's text, in code points, `end` exclusive."""

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Section(Placed):
    """A 一、二、三 part of the plan; `start` and `end` are its heading."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ("start",)
        indexes = (models.Index(fields=("organisation", "plan", "start")),)

    def __str__(self) -> str:
        return self.title


class Measure(Placed):
    """A numbered item of the plan; `start` and `end` are its heading."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, related_name="measures")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ("start",)
        indexes = (models.Index(fields=("organisation", "plan", "start")),)

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Sentence(Placed):
    """One sentence of the body, as the reader labelled it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sentences")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, null=True, related_name="sentences")
    label = models.CharField(max_length=8)
    flags = models.JSONField(default=list)

    class Meta:
        ordering = ("start",)
        indexes = (models.Index(fields=("organisation", "plan", "start")),)

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class Doubt(Placed):
    """Something the reader saw and could not place; someone looks at it and settles it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="doubts")
    code = models.CharField(max_length=60)
    is_settled = models.BooleanField(default=False)

    class Meta:
        ordering = ("start",)
        indexes = (models.Index(fields=("organisation", "plan", "start")),)

    def __str__(self) -> str:
        return self.code
