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
from luoshi.work.creating import Wanted, create
from luoshi.work.due import refuse_past
from luoshi.work.models import Outcome, Task


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
    decision.refresh_from_db(fields=["task", "outcome"])
    if decision.is_given:
        raise Refused("decision-given", _("This has been given out. Change what became of it, or waive it."))


def give_decision(*, decision: Decision, person: Person, into: str = "") -> None:
    """It becomes a task of its unit, or a line of the ledger `into` (a code of `creating.choices`).

    Refused: decision-open where unit or date is missing, due-before-today, decision-given, no-register.
    """
    require(person, "meetings.give", decision)
    verb = "decision-entered" if into else "decision-given"
    with changing(decision.meeting, person, verb, decision=decision.text, unit=str(decision.unit)):
        _refuse_given(decision)
        if decision.unit is None or decision.due_on is None:
            raise Refused("decision-open", _("“%(text)s” has no unit or no date yet.") % {"text": decision})
        if into:
            decision.outcome = _enter(decision, decision.unit, decision.due_on, person, into)
        else:
            decision.task = _order(decision, decision.unit, decision.due_on, person)
        decision.save(update_fields=["task", "outcome"])


def _order(decision: Decision, unit: Unit, due_on: date, person: Person) -> Task:
    return place_order(
        person=person,
        title=decision.text,
        due_on=due_on,
        units=[unit],
        text=_told(decision),
        origin=record_of(decision.meeting),
    )


def _enter(decision: Decision, unit: Unit, due_on: date, person: Person, into: str) -> Outcome:
    refuse_past(due_on)
    wanted = Wanted(
        unit=unit,
        title=decision.text,
        text=_told(decision),
        due_on=due_on,
        origin=record_of(decision.meeting),
    )
    return create(code=into, person=person, wanted=wanted)


def _told(decision: Decision) -> str:
    return f"{decision.text}\n（{in_words(decision.meeting.day)}{decision.meeting}议定）"
