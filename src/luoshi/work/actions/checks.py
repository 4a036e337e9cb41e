"""Checks: planned with their draw, looked through item by item, closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from secrets import token_hex
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Organisation, Person, Unit
from luoshi.work.creating import Wanted, create
from luoshi.work.draw import Ticket, digest_of, drawn
from luoshi.work.due import refuse_past
from luoshi.work.models import Answer, Check, CheckedUnit, CheckItem, CheckKind, ItemResult
from luoshi.work.queries.checks import Scope, accepted_work
from luoshi.work.records import Record
from luoshi.work.states import CHECK_ITEM

MOST = 200
RECTIFICATIONS = "entry.rectifications"


def plan_check(  # noqa: PLR0913 (by name, all of them)
    *,
    person: Person,
    kind: CheckKind,
    title: str,
    scope: Scope,
    starts_on: date,
    ends_on: date,
    count: int | None = None,
) -> Check:
    """Draw from the accepted work in scope `count` answers (of a mutual check: of each unit), or take all of it.

    Refused: not-two-units, nothing-accepted, too-many, due-before-today.
    """
    require(person, "work.plan_check")
    refuse_past(ends_on)
    if kind == CheckKind.MUTUAL and len(scope.units) != 2:
        raise Refused("not-two-units", _("Choose the two units that check each other."))
    owner = {"organisation_id": person.organisation_id}
    today = timezone.localdate()
    with transaction.atomic():
        # The organisation's row is held, so that no two checks get one number.
        Organisation.objects.select_for_update(no_key=True).get(pk=person.organisation_id)
        answers = {str(one.pk): one for one in accepted_work(scope)}
        pool = sorted(Ticket(key, one.unit.name) for key, one in answers.items() if one.unit)
        seed = token_hex(16)
        taken = _draw(kind, seed, pool, count)
        last = Check.objects.filter(year=today.year).order_by().aggregate(last=Max("number"))["last"] or 0
        check = Check.objects.create(
            **owner,
            year=today.year,
            number=last + 1,
            name=f"督查〔{today.year}〕{last + 1}号",
            kind=kind,
            title=title.strip(),
            ask=scope.ask,
            words=scope.words,
            accepted_from=scope.accepted_from,
            accepted_to=scope.accepted_to,
            starts_on=starts_on,
            ends_on=ends_on,
            count=count,
            seed=seed,
            pool=pool,
            pool_digest=digest_of(pool),
            made_by=person,
        )
        checkers = _name_units(check, scope.units)
        _put_items(check, [answers[ticket.key] for ticket in taken], checkers)
        record(
            actor=person,
            verb="check-planned",
            row=check,
            seed=seed,
            pool=len(pool),
            digest=check.pool_digest,
            drawn=len(taken),
        )
    return check


def _draw(kind: CheckKind, seed: str, pool: Sequence[Ticket], count: int | None) -> list[Ticket]:
    if not pool:
        raise Refused("nothing-accepted", _("No work was accepted in these days that fits. Widen the scope."))
    taken = drawn(seed, pool, len(pool) if count is None else count, each=kind == CheckKind.MUTUAL)
    if len(taken) > MOST:
        words = _("That would be %(count)d pieces of work. Say how many are to be drawn, at most %(most)d.")
        raise Refused("too-many", words % {"count": len(taken), "most": MOST})
    return taken


def _name_units(check: Check, units: Sequence[Unit]) -> dict[UUID, Unit]:
    """Which unit looks at the work of which, where units check each other."""
    checkers = {}
    if check.kind == CheckKind.MUTUAL:
        one, other = units
        checkers = {one.pk: other, other.pk: one}
    CheckedUnit.objects.bulk_create(
        CheckedUnit(
            organisation_id=check.organisation_id, check_of=check, unit=unit, checker=checkers.get(unit.pk)
        )
        for unit in units
    )
    return checkers


def _put_items(check: Check, answers: Sequence[Answer], checkers: dict[UUID, Unit]) -> None:
    CheckItem.objects.bulk_create(
        CheckItem(
            organisation_id=check.organisation_id,
            check_of=check,
            answer=answer,
            checker=checkers.get(answer.unit_id) if answer.unit_id else None,
            position=position,
        )
        for position, answer in enumerate(answers, start=1)
    )


@contextmanager
def _looking(item: CheckItem, person: Person, step: str, verb: str, note: str) -> Iterator[CheckItem]:
    """Refused: check-closed, step-not-open. The event stands with the task and with the check."""
    require(person, "work.look_at", item)
    with transaction.atomic():
        check = Check.objects.select_for_update(no_key=True).get(pk=item.check_of_id)
        if check.closed_at:
            raise Refused("check-closed", _("This check is closed; what it saw stays as it is."))
        rows = CheckItem.objects.select_for_update(no_key=True, of=("self",))
        row = rows.select_related("answer__task", "answer__unit", "check_of").get(pk=item.pk)
        CHECK_ITEM.move(row, step)
        row.note, row.by, row.at = note.strip(), person, timezone.now()
        yield row
        row.save()
        record(
            actor=person,
            verb=verb,
            row=row.answer.task,
            parent=check.pk,
            unit=str(row.answer.unit),
            check=str(check),
            note=row.note[:400],
        )
    item.refresh_from_db()


def note_in_order(*, item: CheckItem, person: Person, note: str = "") -> None:
    """It holds. Refused: check-closed, step-not-open."""
    with _looking(item, person, "in order", "check-in-order", note):
        pass


def note_finding(*, item: CheckItem, person: Person, note: str, due_on: date, is_major: bool = False) -> None:
    """Something is amiss: the unit gets a rectification to be done by a day.

    Refused: due-before-today, check-closed, step-not-open.
    """
    refuse_past(due_on)
    with _looking(item, person, "find", "check-found", note) as row:
        row.due_on, row.is_major = due_on, is_major
        check, unit = row.check_of, row.answer.unit
        assert unit is not None  # noqa: S101 (what nobody answers for is in no pool)
        wanted = Wanted(
            unit=unit,
            title=f"{row.answer.task.title}：{row.note}",
            text=row.note,
            due_on=due_on,
            origin=Record(
                "check", check.pk, f"{check} {check.title}", check.starts_on, check.get_absolute_url()
            ),
            is_major=is_major,
        )
        row.outcome = create(code=RECTIFICATIONS, person=person, wanted=wanted)


def close_check(*, check: Check, person: Person, summary: str) -> None:
    """Once everything has been looked at. Refused: items-waiting, check-closed."""
    require(person, "work.plan_check", check)
    with transaction.atomic():
        row = Check.objects.select_for_update(no_key=True).get(pk=check.pk)
        if row.closed_at:
            raise Refused("check-closed", _("This check is closed; what it saw stays as it is."))
        states = list(row.items.values_list("state", flat=True))
        if ItemResult.WAITING in states:
            raise Refused("items-waiting", _("Some of the work has not been looked at yet."))
        row.closed_at, row.summary = timezone.now(), summary.strip()
        row.save()
        findings = states.count(ItemResult.FINDING)
        record(actor=person, verb="check-closed", row=row, looked=len(states), findings=findings)
    check.refresh_from_db()
