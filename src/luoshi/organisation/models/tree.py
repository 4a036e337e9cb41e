"""Which organisation stands above which: agreed by both, and never in a ring."""

from __future__ import annotations

from secrets import choice

from django.db import models
from django.utils import timezone

from luoshi.organisation.models.organisation import Organisation
from luoshi.organisation.models.owned import Owned
from luoshi.organisation.models.person import Person

# Without letters and digits that are mistaken for each other when read aloud.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 12


def new_code() -> str:
    """Sixty bits, in a form that can be read over the telephone."""
    return "".join(choice(LETTERS) for _place in range(LENGTH))


class Invitation(Owned):
    """A code that the organisation above gives to one below it; used once, until a day."""

    code = models.CharField(max_length=LENGTH, unique=True, default=new_code)
    note = models.CharField(max_length=80, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    ends_on = models.DateField()

    class Meta:
        ordering = ("ends_on", "id")

    def __str__(self) -> str:
        return self.code


class Subordination(Owned):
    """That its organisation stands below another, which sees its figures and nothing else."""

    above = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation",), name="one_organisation_above"),
            models.CheckConstraint(
                condition=~models.Q(above=models.F("organisation")), name="nobody_above_themselves"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} < {self.above}"
