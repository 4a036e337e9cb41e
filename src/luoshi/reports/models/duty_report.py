from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.meetings.models import Meeting
from luoshi.organisation.models import Owned, Person, Unit


class Span(models.TextChoices):
    HALF = "half", _("first half-year")
    YEAR = "year", _("whole year")


class DutyState(models.TextChoices):
    DRAFT = "draft", _("being written")
    HANDED_IN = "handed_in", _("handed in")


class DutyReport(Owned):
    """A unit's report on its duties (履职报告), or its year-end self-review: of what it owed, whether asked for or not.

    `lines` are its sentences (`queries.duty_reports.Line`), each with the tasks that it tells of; `own` is what the
    unit says beside its records. `version` rises with each saving, so that two people cannot both write over what each
    saw. `meeting` is where it was presented.
    """

    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    year = models.PositiveSmallIntegerField()
    span = models.CharField(max_length=4, choices=Span.choices)
    title = models.CharField(max_length=120)
    lines = models.JSONField(default=list)
    own = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=DutyState.choices, default=DutyState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)
    handed_in_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    handed_in_at = models.DateTimeField(null=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-year", "unit__position", "span")
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "span"), name="one_duty_report_a_span"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(handed_in_by__isnull=False), name="handed_in_by_someone"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("duty_report", args=[self.pk])


class Mark(models.TextChoices):
    GOOD = "good", _("well done")
    FAIR = "fair", _("fairly done")
    SUFFICIENT = "sufficient", _("sufficient")
    LACKING = "lacking", _("lacking")


class DutyMark(Owned):
    """What one of those entitled thinks of a unit's report, with the reason; of the unit's work, never of persons."""

    report = models.ForeignKey(DutyReport, on_delete=models.CASCADE, related_name="marks")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    mark = models.CharField(max_length=10, choices=Mark.choices)
    reason = models.CharField(max_length=400)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
        constraints = (models.UniqueConstraint(fields=("report", "by"), name="one_mark_a_person"),)

    def __str__(self) -> str:
        return str(self.get_mark_display())
