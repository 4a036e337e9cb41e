from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from luoshi.notices.models import Message
from luoshi.organisation.models import Owned, Person, Unit
from luoshi.work.models.feed import new_secret


class PassLink(Owned):
    """An address behind which a unit or an outside body answers without an account, until a day.

    `mailed` is the last letter with it.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    made_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_on = models.DateField()
    mailed = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at", "id")
        indexes = (models.Index(fields=("organisation", "unit", "ends_on")),)
        constraints = (models.CheckConstraint(condition=~Q(secret=""), name="pass_link_has_secret"),)

    def __str__(self) -> str:
        return str(self.unit)
