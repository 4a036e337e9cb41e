from __future__ import annotations

from django.db import models
from django.utils import timezone

from luoshi.organisation.models import Owned, Person
from luoshi.work.models.task import Answer


class Upload(Owned):
    """A large file on its way in, part by part, so that a lost connection costs one part and no more.

    `parts` are the sizes in bytes of what has arrived, in order; the parts lie in the storage until the last has.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="uploads")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    parts = models.JSONField(default=list)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("begun_at", "id")
        indexes = (models.Index(fields=("organisation", "by", "begun_at")),)

    def __str__(self) -> str:
        return self.name

    @property
    def offset(self) -> int:
        """How many bytes have arrived."""
        return sum(self.parts)

    @property
    def part_names(self) -> list[str]:
        """Where the parts that have arrived lie in the storage."""
        starts = [sum(self.parts[:index]) for index in range(len(self.parts))]
        return [self.part_name(start) for start in starts]

    def part_name(self, start: int) -> str:
        """Where the part that begins at this byte lies."""
        return f"{self.organisation_id}/arriving/{self.pk}/{start}"
