from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models.version import LedgerVersion
from luoshi.organisation.models import Owned, Person, Unit


class Entry(Owned):
    """One line of a ledger.

    `number` counts the lines of a ledger, `state`, `level` and the values in `data` are codes of its version. Who
    applied for the close-out (`applied_by`) does not accept it. `look_back_on` is when it is looked at again whether
    it held, null where it is not. `closed_in_sheet` where a sheet brought it as closed long ago: nobody here has
    accepted it, and so it proves nothing.
    `refresh_due_on` is the day until which the next of its recurring lines is due, null where there is none or it is
    closed. `revision` rises with every change, so that two people cannot both change what each saw.
    """

    version = models.ForeignKey(LedgerVersion, on_delete=models.RESTRICT, related_name="entries")
    code = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.SlugField(max_length=40)
    is_closed = models.BooleanField(default=False)
    level = models.SlugField(max_length=40, blank=True)
    found_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, editable=False)
    source = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    entered_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    applied_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    closed_in_sheet = models.BooleanField(default=False, editable=False)
    word = models.CharField(max_length=400, blank=True)
    look_back_on = models.DateField(null=True, editable=False)
    refresh_due_on = models.DateField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-number",)
        indexes = (
            models.Index(fields=("organisation", "code", "is_closed", "due_on", "unit", "level", "state")),
            models.Index(fields=("organisation", "unit", "is_closed", "due_on")),
            models.Index(
                fields=("organisation", "look_back_on", "code"),
                condition=Q(look_back_on__isnull=False),
                name="entry_is_looked_at_again",
            ),
            models.Index(
                fields=("organisation", "refresh_due_on"),
                condition=Q(refresh_due_on__isnull=False),
                name="entry_is_to_be_refreshed",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("organisation", "code", "number"), name="entry_has_its_number"),
            models.CheckConstraint(
                condition=Q(is_closed=True, closed_on__isnull=False) | Q(is_closed=False, closed_on=None),
                name="closed_entry_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def definition(self) -> Definition:
        """That of the version it was written in; the version must be loaded."""
        return self.version.definition

    def get_absolute_url(self) -> str:
        return reverse("entry", args=[self.pk])

    def value(self, key: str) -> Any:
        """What one of its own fields holds, None where nothing was written."""
        return self.data.get(key)
