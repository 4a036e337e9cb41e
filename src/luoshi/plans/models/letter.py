from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.organisation.models import Owned, Person, Unit
from luoshi.plans.models.document import by_hash
from luoshi.plans.models.plan import Plan


class LetterState(models.TextChoices):
    WAITING = "waiting", _("not acknowledged yet")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    SIGNED = "signed", _("signed on paper")
    REPLACED = "replaced", _("replaced")


class Letter(Owned):
    """A unit's share of a plan as a letter of responsibility (责任书), numbered through the plan's year.

    `name` is its number as official papers write it. `text` is the paragraph before the list, `rows` the unit's
    commitments as they stood (`letters.rows_of`), `digest` what they ask for: where it differs from that of the
    unit's share today, the letter is out of date. `version` counts the versions of the plan that were in force.
    `signed_by` acknowledged it, or filed the scan (`sha256`, the file's own) of what was signed on paper.
    """

    plan = models.ForeignKey(Plan, on_delete=models.RESTRICT, related_name="letters")
    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    rows = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=LetterState.choices, default=LetterState.WAITING)
    made_by = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    signed_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, editable=False)
    file = models.FileField(upload_to=by_hash, max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-year", "number")
        indexes = (
            models.Index(
                fields=("organisation", "unit"),
                condition=Q(state="waiting"),
                name="letter_waits_for_its_head",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("organisation", "year", "number"), name="letter_number_once"),
            models.UniqueConstraint(
                fields=("plan", "unit"), condition=~Q(state="replaced"), name="one_letter_holds_for_a_unit"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("acknowledged", "signed")) | Q(signed_by__isnull=False),
                name="signed_letter_says_by_whom",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.pk])


class LetterWording(Owned):
    """What the office writes before the list of every letter; without a row the usual words hold."""

    text = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation",), name="one_wording_of_letters"),)

    def __str__(self) -> str:
        return self.text[:40]
