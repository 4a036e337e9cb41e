from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person


class ReportKind(models.TextChoices):
    MONTH = "month", _("monthly progress")
    QUARTER = "quarter", _("quarterly review")
    YEAR = "year", _("year-end self-review")
    UNIT = "unit", _("a unit's own report")


class Template(Owned):
    """A Word file with the names of figures in double braces; at most one a kind is chosen, else ours is taken."""

    kind = models.CharField(max_length=7, choices=ReportKind.choices)
    name = models.CharField(max_length=100)
    data = models.BinaryField()
    is_chosen = models.BooleanField(default=False)
    added_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("kind", "-added_at")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "kind"), condition=Q(is_chosen=True), name="one_template_a_kind"
            ),
        )

    def __str__(self) -> str:
        return self.name
