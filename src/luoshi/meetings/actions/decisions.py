"""What a meeting decides: written down, and given to a unit as a task."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.meetings.actions.changing import changing, refuse_issued
from luoshi.meetings.models import AgendaItem, Decision, Meeting
from luoshi.meetings.records import record_of
from luoshi.organisation.models import Person, Unit
from luoshi.papers.printable import in_words
from luoshi.work.actions.orders import place_order


def add_decision(  # noqa: PLR0913 (by name, all of them)
    *,
    meeting: Meeting,
    person: Person,
    text: str,
    unit: Unit | None = None,
    due_on: date | None = None,
    item: AgendaItem | None = None,
) -> Decision:
    """Unit and date may come later, but before it is given. Refused: not-held, minutes-issued."""
    with changing(meeting, person, "decision-added", decision=text) as row:
        refuse_issued(row)
        last = row.decisions.aggregate(last=Max("position"))["last"] or 0
        owner = {"organisation_id": row.organisation_id, "meeting": row, "position": last + 1}
        return Decision.objects.create(**owner, text=text, unit=unit, due_on=due_on, item=item)


def change_decision(  # noqa: PLR0913 (by name, all of them)
    *,
    decision: Decision,
    person: Person,
    text: str,
    unit: Unit | None = None,
    due_on: date | None = None,
    item: AgendaItem | None = None,
) -> None:
    """Until it is given. Refused: decision-given, minutes-issued."""
    with changing(decision.meeting, person, "decision-changed", decision=text) as row:
        refuse_issued(row)
        _refuse_given(decision)
        decision.text, decision.unit, decision.due_on, decision.item = text, unit, due_on, item
        decision.save()


def remove_decision(*, decision: Decision, person: Person) -> None:
    """Until it is given. Refused: decision-given, minutes-issued."""
    with changing(decision.meeting, person, "decision-removed", decision=decision.text) as row:
        refuse_issued(row)
        _refuse_given(decision)
        decision.delete()


def _refuse_given(decision: Decision) -> None:
    decision.refresh_from_db(fields=["task"])
    if decision.task_id:
        raise Refused("decision-given", _("This has been given as a task. Change the task, or waive it."))


def give_decision(*, decision: Decision, person: Person) -> None:
    """It becomes a task of its unit.

    Refused: decision-open where unit or date is missing, due-before-today, decision-given.
    """
    require(person, "meetings.give", decision)
    with changing(
        decision.meeting, person, "decision-given", decision=decision.text, unit=str(decision.unit)
    ):
        _refuse_given(decision)
        if decision.unit is None or decision.due_on is None:
            raise Refused("decision-open", _("“%(text)s” has no unit or no date yet.") % {"text": decision})
        decision.task = place_order(
            person=person,
            title=decision.text,
            due_on=decision.due_on,
            units=[decision.unit],
            text=f"{decision.text}\n（{in_words(decision.meeting.day)}{decision.meeting}议定）",
            origin=record_of(decision.meeting),
        )
        decision.save(update_fields=["task"])
