from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Unit
from luoshi.plans.asks import Ask, ask_of
from luoshi.plans.models.plan import Measure, Plan


class PromiseKind(models.TextChoices):
    RECURRING = "recurring", _("recurring")
    QUOTA = "quota", _("quota")
    ONCE = "once", _("once")
    ON_EVENT = "on_event", _("on event")
    STANDING = "standing", _("standing")


class Cadence(models.TextChoices):
    DAY = "day", _("day")
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    HALF_YEAR = "half-year", _("half-year")
    YEAR = "year", _("year")


class CommitmentState(models.TextChoices):
    READ = "read", _("to confirm")
    CONFIRMED = "confirmed", _("confirmed")
    NARROWED = "narrowed", _("narrowed")
    DECLINED = "declined", _("declined")
    DISMISSED = "dismissed", _("not listed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class FlagState(models.TextChoices):
    NONE = "none", _("not flagged")
    WAITING = "waiting", _("waits for the legal reviewer")
    CLEARED = "cleared", _("cleared")
    NARROWED = "narrowed", _("narrowed")
    DECLINED = "declined", _("declined")


class Reviewer(models.TextChoices):
    """Who accepts what a unit hands in, after its head has passed it on."""

    OFFICE = "office", _("the office")
    HEAD = "head", _("the unit's own head")
    LEADER = "leader", _("a leader")


class UnitFrom(models.TextChoices):
    """Where the lead unit comes from: a remembered one is a suggestion until someone has looked at it."""

    NOBODY = "nobody", _("not named")
    TEXT = "text", _("named in the text")
    MEMORY = "memory", _("as last year")
    PERSON = "person", _("named by the office")


class Commitment(Owned):
    """The smallest thing that someone must do, with the exact words that say so.

    `start` and `end` place `quote` in the document's text (code points, `end` exclusive), null where it was
    written by hand. What the plan says of period, number and date is kept beside what the office made of it:
    `due_text` is the plan's word, `due_on` a date that the office set over it. What begins during the year owes
    nothing before `starts_on`. `as_read` holds the fields that the reader filled as it filled them, so that a revised
    text changes what it says otherwise and nothing else; empty where it was written by hand. `version` rises with every
    change, so that two people cannot both change what each saw.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="commitments")
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    position = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    title = models.CharField(max_length=200)

    kind = models.CharField(max_length=9, choices=PromiseKind.choices)
    every_n = models.PositiveSmallIntegerField(null=True, blank=True)
    every_unit = models.CharField(max_length=9, choices=Cadence.choices, blank=True)
    times_op = models.CharField(max_length=5, blank=True)
    times_value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    times_max = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    times_unit = models.CharField(max_length=20, blank=True)
    total = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    threshold = models.CharField(max_length=200, blank=True)
    product = models.CharField(max_length=200, blank=True)
    due_text = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    each_unit = models.BooleanField(default=False)
    each_person = models.BooleanField(default=False)

    actor = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    unit_from = models.CharField(max_length=8, choices=UnitFrom.choices, default=UnitFrom.NOBODY)
    note = models.CharField(max_length=400, blank=True)
    reviewer = models.CharField(max_length=6, choices=Reviewer.choices, default=Reviewer.OFFICE)

    state = models.CharField(max_length=9, choices=CommitmentState.choices, default=CommitmentState.READ)
    flags = models.JSONField(default=list, blank=True)
    flag_state = models.CharField(max_length=8, choices=FlagState.choices, default=FlagState.NONE)
    reason = models.CharField(max_length=400, blank=True)
    rule = models.CharField(max_length=120, blank=True)
    confidence = models.FloatField(null=True)
    as_read = models.JSONField(default=dict, blank=True, editable=False)
    by_hand = models.BooleanField(default=False)
    # The model that proposed it, where neither the reader nor a person found it.
    proposed_by = models.CharField(max_length=120, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    # What it asks for, where the office says otherwise than its words do.
    ask = models.CharField(max_length=10, choices=Ask.choices, blank=True)
    # From `served_from` on another one's tasks do for this one too, and it has none of its own.
    served_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="serves"
    )
    served_from = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    SCHEDULED: ClassVar[tuple[str, ...]] = (CommitmentState.CONFIRMED, CommitmentState.NARROWED)

    class Meta:
        ordering = ("position", "id")
        indexes = (
            models.Index(fields=("organisation", "plan", "position")),
            models.Index(fields=("organisation", "state", "kind")),
            models.Index(fields=("organisation", "flag_state")),
        )
        constraints = (
            models.CheckConstraint(
                name="recurring_has_period",
                condition=~Q(kind=PromiseKind.RECURRING) | (Q(every_n__gte=1) & ~Q(every_unit="")),
            ),
            models.CheckConstraint(
                name="quota_has_number",
                condition=~Q(kind=PromiseKind.QUOTA) | Q(times_value__isnull=False),
            ),
            models.CheckConstraint(
                name="flagged_is_unscheduled",
                condition=~Q(flag_state="waiting") | ~Q(state__in=("confirmed", "narrowed")),
            ),
            models.CheckConstraint(
                name="served_from_a_day",
                condition=Q(served_by__isnull=True) | Q(served_from__isnull=False),
            ),
            models.CheckConstraint(
                name="place_is_a_stretch",
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def asks(self) -> Ask:
        """What it asks of a unit each time: as the office says, else as its words do."""
        return Ask(self.ask) if self.ask else ask_of(self.title + self.product)

    def is_served(self, day: date) -> bool:
        """Whether another one's task does for what is due on this day."""
        return self.served_by_id is not None and self.served_from is not None and day >= self.served_from

    @property
    def goes_with_all(self) -> bool:
        """Whether it is confirmed with others at once: what a model proposed is looked at alone."""
        return self.is_open and not self.proposed_by

    @property
    def is_open(self) -> bool:
        """Whether the office still has to say yes or no."""
        return self.state == CommitmentState.READ and self.flag_state != FlagState.WAITING


class Support(Owned):
    """A unit that helps with a commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="supports")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ("unit__position",)
        constraints = (models.UniqueConstraint(fields=("commitment", "unit"), name="support_once"),)

    def __str__(self) -> str:
        return str(self.unit)
