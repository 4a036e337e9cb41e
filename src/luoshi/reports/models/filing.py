from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.work.models import Answer, Use


class Filing(Owned):
    """The report that a unit owes with one of its answers: drafted from its records, completed, and filed.

    `version` rises with each saving, so that two people cannot both write over what each saw. `use` is the Word file
    that was handed in last, null before; earlier ones stay with the answer, struck out.
    """

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="filing")
    title = models.CharField(max_length=120)
    did = models.TextField(blank=True)
    lags = models.TextField(blank=True)
    ahead = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)
    use = models.ForeignKey(Use, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return self.title
