"""Chasers: written on late work, replied to by each unit, accepted or returned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Organisation, Person, Unit
from luoshi.work.due import refuse_past
from luoshi.work.models import Answer, Chased, Chaser, Reply, ReplyState
from luoshi.work.queries.tasks import state_of
from luoshi.work.records import Record
from luoshi.work.states import REPLY


def write_chaser(*, person: Person, answers: list[Answer], text: str, reply_by: date) -> Chaser:
    """One on everything that is late among `answers`, with one reply due from each unit.

    Refused: nothing-late, due-before-today.
    """
    require(person, "work.chase")
    refuse_past(reply_by)
    owner = {"organisation_id": person.organisation_id}
    with transaction.atomic():
        late = _late(answers, timezone.localdate())
        units = {answer.unit_id: answer.unit for answer in late}
        chaser = _send(person, filter(None, units.values()), text, reply_by)
        Chased.objects.bulk_create(Chased(**owner, chaser=chaser, answer=answer) for answer in late)
        _tell(chaser, late, person)
    return chaser


def chase_matter(  # noqa: PLR0913 (by name, all of them)
    *, person: Person, matter: Record, due_on: date | None, unit: Unit, text: str, reply_by: date
) -> Chaser:
    """One on the record of a room above, with a reply due from its unit.

    Refused: chased-already while another on it is open, due-before-today.
    """
    require(person, "work.chase")
    refuse_past(reply_by)
    named = {"matter": matter.title[:200], "matter_url": matter.url, "record": matter.key}
    with transaction.atomic():
        chaser = _send(person, [unit], text, reply_by, matter_due=due_on, **named)
        others = Chaser.objects.filter(record=matter.key, closed_at=None).exclude(pk=chaser.pk)
        if others.exists():
            raise Refused("chased-already", _("A chaser on this is open already."))
        record(actor=person, verb="chaser-written", row=chaser, units=[str(unit)])
    return chaser


def _send(person: Person, units: Iterable[Unit], text: str, reply_by: date, **named: Any) -> Chaser:
    """The next number of the year, with a reply due from each unit."""
    owner, year = {"organisation_id": person.organisation_id}, timezone.localdate().year
    # The organisation's row is held, so that no two chasers get one number.
    Organisation.objects.select_for_update(no_key=True).get(pk=person.organisation_id)
    number = _next_number(year)
    facts = {"year": year, "number": number, "name": f"督办〔{year}〕{number}号"}
    said = {"text": text.strip(), "written_by": person, "reply_by": reply_by}
    chaser = Chaser.objects.create(**owner, **facts, **said, **named)
    Reply.objects.bulk_create(Reply(**owner, chaser=chaser, unit=unit) for unit in units)
    return chaser


def _late(answers: list[Answer], today: date) -> list[Answer]:
    rows = Answer.objects.filter(state_of("late", today), pk__in=[answer.pk for answer in answers])
    found = list(rows.filter(unit__isnull=False).select_related("unit", "task"))
    if not found:
        raise Refused("nothing-late", _("None of this is late any more, or nobody is named for it."))
    return found


def _next_number(year: int) -> int:
    last: int | None = Chaser.objects.filter(year=year).order_by().aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _tell(chaser: Chaser, late: list[Answer], person: Person) -> None:
    units = list(dict.fromkeys(str(answer.unit) for answer in late))
    record(actor=person, verb="chaser-written", row=chaser, units=units)
    for task in dict.fromkeys(answer.task for answer in late):
        record(actor=person, verb="chased", row=task, parent=task.plan_id, chaser=str(chaser))


@contextmanager
def _changing(reply: Reply, person: Person, verb: str, **said: Any) -> Iterator[Reply]:
    with transaction.atomic():
        row = Reply.objects.select_for_update(no_key=True).get(pk=reply.pk)
        yield row
        row.save()
        record(actor=person, verb=verb, row=reply.chaser, unit=str(reply.unit), **said)
    reply.refresh_from_db()


def reply_to_chaser(*, reply: Reply, person: Person, text: str) -> None:
    """What the unit has done and will do. Refused: step-not-open where it has been accepted."""
    require(person, "work.reply", reply)
    with _changing(reply, person, "chaser-replied", note=text.strip()[:400]) as row:
        REPLY.move(row, "reply")
        row.text, row.by, row.at, row.reason = text.strip(), person, timezone.now(), ""


def accept_reply(*, reply: Reply, person: Person) -> None:
    """With the last one the chaser is closed."""
    require(person, "work.accept_reply", reply)
    with _changing(reply, person, "chaser-accepted") as row:
        REPLY.move(row, "accept")
        others = Reply.objects.filter(chaser=row.chaser_id).exclude(pk=row.pk)
        if not others.exclude(state=ReplyState.ACCEPTED).exists():
            Chaser.objects.filter(pk=row.chaser_id).update(closed_at=timezone.now())


def return_reply(*, reply: Reply, person: Person, reason: str) -> None:
    """It does not do, and why."""
    require(person, "work.accept_reply", reply)
    with _changing(reply, person, "chaser-returned", reason=reason.strip()) as row:
        REPLY.move(row, "return")
        row.reason = reason.strip()
