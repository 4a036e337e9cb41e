from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person


class Way(models.TextChoices):
    BOTH = "both", _("here and by e-mail")
    APP = "app", _("here only")
    MAIL = "mail", _("by e-mail only")


class Preference(Owned):
    """By which way someone wants to be told; without a row, by both."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="preference")
    way = models.CharField(max_length=4, choices=Way.choices, default=Way.BOTH)

    def __str__(self) -> str:
        return str(self.person)
