"""One unit asks another for its part."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Person, Unit
from luoshi.work.actions.answers import begin, changing, refuse_closed
from luoshi.work.due import refuse_past
from luoshi.work.models import Answer, Part


def ask_unit(*, answer: Answer, person: Person, unit: Unit, word: str, due_on: date) -> Answer:
    """The other unit supports the task from now on, with a date of its own; what asked waits for it.

    Refused: answer-closed, has-a-part, due-before-today.
    """
    require(person, "work.ask", answer)
    refuse_past(due_on)
    with changing(answer, person, "unit-asked", to=unit.name, note=word.strip()) as row:
        refuse_closed(row)
        if row.task.answers.filter(unit=unit).exists():
            raise Refused("has-a-part", _("This unit has a part in the task already."))
        begin(row)
        facts = {"task": row.task, "part": Part.SUPPORT, "due_on": due_on, "word": word.strip()}
        return Answer.objects.create(organisation_id=row.organisation_id, unit=unit, asked_by=row, **facts)
