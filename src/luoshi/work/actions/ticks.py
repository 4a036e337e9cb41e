"""Tick sheets: the working days of a daily duty, the people of a duty that each has."""

from __future__ import annotations

from datetime import date
from typing import Any

from luoshi.foundation.lookup import require
from luoshi.organisation.models import Person
from luoshi.work.actions.answers import begin, changing, recount, refuse_closed
from luoshi.work.models import Answer, Tick


def tick(
    *, answer: Answer, person: Person, day: date | None = None, of: Person | None = None, on: bool
) -> None:
    """Set or take away the tick of a day or of a person; what is ticked counts towards the target."""
    require(person, "work.answer", answer)
    which: dict[str, Any] = {"day": day} if day else {"person": of}
    verb = "ticked" if on else "unticked"
    with changing(answer, person, verb, line=str(day or of)) as row:
        refuse_closed(row)
        begin(row)
        line = Tick.objects.filter(answer=row, **which)
        if not on:
            line.filter(accepted_at=None).delete()
        elif not line.exists():
            Tick.objects.create(organisation_id=row.organisation_id, answer=row, by=person, **which)
        recount(row)
