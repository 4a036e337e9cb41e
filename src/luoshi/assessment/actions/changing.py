"""How a scheme is changed: it is held, changed and told in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.models import Scheme
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person


@contextmanager
def changing(
    scheme: Scheme, person: Person, verb: str, *, seen: int | None = None, **said: Any
) -> Iterator[Scheme]:
    """The scheme as it stands now, in preparation; saved at the end with one event `verb`.

    What was computed before no longer holds, and is taken away. Refused: scheme-published; Conflict where somebody
    changed it since `seen`.
    """
    require(person, "assessment.keep", scheme)
    with transaction.atomic():
        row = held(scheme)
        refuse_published(row)
        if seen is not None and seen != row.revision:
            raise Conflict(
                "changed-meanwhile",
                _("Someone has changed this scheme meanwhile. Here it is as it stands now."),
            )
        yield row
        row.results.all().delete()
        row.computed_at, row.revision = None, row.revision + 1
        row.save()
        said = {name: value for name, value in said.items() if value}
        record(actor=person, verb=verb, row=row, **said)
    scheme.refresh_from_db()


def held(scheme: Scheme) -> Scheme:
    """Nobody else changes it until the transaction ends."""
    return Scheme.objects.select_for_update(no_key=True, of=("self",)).get(pk=scheme.pk)


def refuse_published(scheme: Scheme) -> None:
    """Raise Refused (scheme-published) where it stays as it is."""
    if not scheme.is_draft:
        message = _("This assessment has been published and stays as it is. Copy it for the next period.")
        raise Refused("scheme-published", message)
