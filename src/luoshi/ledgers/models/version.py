from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils import timezone

from luoshi.ledgers.definition import Definition, define
from luoshi.organisation.models import Owned, Person

_defined: dict[UUID, Definition] = {}


class LedgerVersion(Owned):
    """A version of a ledger's type, as data: an entry keeps the one that it was written in.

    Those that come with Luoshi are kept from the first entry on. `waits` where its words suggest what no ledger may
    hold, until a legal reviewer has decided.
    """

    code = models.SlugField(max_length=40)
    number = models.PositiveSmallIntegerField()
    data = models.JSONField()
    made_by = models.ForeignKey(Person, on_delete=models.RESTRICT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    waits = models.BooleanField(default=False)

    class Meta:
        ordering = ("code", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "code", "number"), name="ledger_version_has_its_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.number}"

    @property
    def definition(self) -> Definition:
        """Read from the data, which was checked when it was kept and never changes."""
        if self.pk not in _defined:
            _defined[self.pk] = define(self.data)
        return _defined[self.pk]
