from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.plans.asks import Ask
from luoshi.work.draw import Ticket
from luoshi.work.models.outcome import Outcome
from luoshi.work.models.task import Answer


class CheckKind(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("check", "planned")
    SPECIAL = "special", _("on one subject")
    RANDOM = "random", _("drawn by lot")
    MUTUAL = "mutual", _("two units check each other")


class Check(Owned):
    """A second look at accepted work (督查), numbered through the year.

    It looks at what was accepted from `accepted_from` to `accepted_to`, of the kind `ask` ("" for any), with `words`
    in its title. `pool` is all that matched when it was planned, as [key, unit] pairs; of these `count` were drawn with
    the `seed`, or all where it is null. Of a mutual check `count` were drawn of each unit. It is carried out from
    `starts_on` to `ends_on`.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=CheckKind.choices)
    title = models.CharField(max_length=200)
    ask = models.CharField(max_length=10, choices=Ask.choices, blank=True)
    words = models.CharField(max_length=80, blank=True)
    accepted_from = models.DateField()
    accepted_to = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    count = models.PositiveIntegerField(null=True, blank=True)
    seed = models.CharField(max_length=64)
    pool = models.JSONField(default=list)
    pool_digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ("-year", "-number")
        indexes = (
            models.Index(
                fields=("organisation", "ends_on"), condition=Q(closed_at=None), name="check_is_open"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("organisation", "year", "number"), name="check_number_once"),
            models.CheckConstraint(
                condition=Q(accepted_to__gte=F("accepted_from")) & Q(ends_on__gte=F("starts_on")),
                name="check_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("check", args=[self.pk])

    @property
    def is_each(self) -> bool:
        """Whether so many were drawn of each unit."""
        return self.kind == CheckKind.MUTUAL

    @property
    def tickets(self) -> list[Ticket]:
        """The pool."""
        return [Ticket(*pair) for pair in self.pool]


class CheckedUnit(Owned):
    """A unit that a check is about; without any it is about all. `checker` is the unit that looks, where one does."""

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    checker = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, related_name="+")

    class Meta:
        ordering = ("unit__position",)
        constraints = (
            models.UniqueConstraint(fields=("check_of", "unit"), name="checked_once_a_check"),
            models.CheckConstraint(
                condition=Q(checker=None) | ~Q(checker=F("unit")), name="unit_checks_another"
            ),
        )

    def __str__(self) -> str:
        return str(self.unit)


class ItemResult(models.TextChoices):
    WAITING = "waiting", _("not looked at yet")
    IN_ORDER = "in_order", _("in order")
    FINDING = "finding", _("finding")


class CheckItem(Owned):
    """An accepted answer that is looked at again, and what was seen.

    `note` is what was seen, or the finding; a finding has its day, its severity, and the rectification that was made
    of it (`outcome`). `checker` is the unit whose people look; null where the office or a leader does.
    """

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="items")
    answer = models.ForeignKey(Answer, on_delete=models.RESTRICT, related_name="checked")
    checker = models.ForeignKey(Unit, on_delete=models.RESTRICT, null=True, related_name="+")
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=ItemResult.choices, default=ItemResult.WAITING)
    note = models.TextField(blank=True)
    is_major = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    outcome = models.ForeignKey(Outcome, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("position",)
        indexes = (
            models.Index(
                fields=("organisation", "checker"), condition=Q(state="waiting"), name="item_waits_for_a_look"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("check_of", "answer"), name="looked_at_once_a_check"),
            models.CheckConstraint(
                condition=~Q(state="finding") | (Q(due_on__isnull=False) & ~Q(note="")),
                name="finding_says_what_and_when",
            ),
        )

    def __str__(self) -> str:
        return str(self.answer)

    @property
    def found_on(self) -> date | None:
        """The day on which it was looked at."""
        return timezone.localdate(self.at) if self.at else None
