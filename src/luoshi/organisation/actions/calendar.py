"""The organisation's own working days and date words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from luoshi.foundation.lookup import require
from luoshi.journal.record import changes, record
from luoshi.organisation.models import DateWord, DayOverride, Organisation, Person
from luoshi.schedule import DateWord as Word
from luoshi.schedule import DateWords, overrides_from_notice

MANAGE = "organisation.manage_calendar"


@transaction.atomic
def change_day(  # noqa: PLR0913 - all that is known of a day
    *,
    organisation: Organisation,
    person: Person,
    day: date,
    works: bool,
    holiday: str = "",
    note: str = "",
) -> None:
    """Make a day one of work or of rest, whatever the national calendar says."""
    require(person, MANAGE, organisation)
    wanted = {"works": works, "holiday": holiday, "note": note}
    before = DayOverride.objects.filter(day=day).first()
    changed = (
        changes(before, **wanted)
        if before
        else {name: [None, wanted[name]] for name in wanted if wanted[name] != ""}
    )
    if not changed:
        return
    row, _is_new = DayOverride.objects.update_or_create(organisation=organisation, day=day, defaults=wanted)
    _record_on(organisation, person, "day-changed", row, **changed)


@transaction.atomic
def remove_day(*, override: DayOverride, person: Person) -> None:
    """The national calendar holds again for this day."""
    require(person, MANAGE, override)
    _record_on(override.organisation, person, "day-removed", override)
    override.delete()


@transaction.atomic
def take_notice(*, organisation: Organisation, person: Person, text: str, year: int) -> int:
    """Take over the days of the official holiday notice, in place of the organisation's entries for them.

    Returns how many days it orders. Raises NoticeError of `luoshi.schedule`; then nothing is changed.
    """
    require(person, MANAGE, organisation)
    days = overrides_from_notice(text, year)
    DayOverride.objects.filter(day__in=days).delete()
    DayOverride.objects.bulk_create(
        DayOverride(organisation=organisation, day=day, works=kind.works, holiday=kind.holiday)
        for day, kind in sorted(days.items())
    )
    record(
        actor=person,
        verb="notice-taken",
        row=organisation,
        organisation=organisation.pk,
        year=year,
        days=len(days),
    )
    return len(days)


@transaction.atomic
def change_word(
    *, organisation: Organisation, person: Person, phrase: str, rule: str, value: str = ""
) -> None:
    """What a word for a time means here. Raises WordError of `luoshi.schedule`."""
    require(person, MANAGE, organisation)
    DateWords([Word(phrase, rule, value)])
    before = DateWord.objects.filter(phrase=phrase).first()
    if before and (before.rule, before.value) == (rule, value):
        return
    row, _is_new = DateWord.objects.update_or_create(
        organisation=organisation, phrase=phrase, defaults={"rule": rule, "value": value}
    )
    meaning = [_meaning(before.rule, before.value) if before else None, _meaning(rule, value)]
    _record_on(organisation, person, "word-changed", row, meaning=meaning)


@transaction.atomic
def reset_word(*, word: DateWord, person: Person) -> None:
    """The usual meaning holds again; a word that the organisation added is no longer known."""
    require(person, MANAGE, word)
    _record_on(word.organisation, person, "word-reset", word)
    word.delete()


def _meaning(rule: str, value: str) -> str:
    return f"{rule} {value}".strip()


def _record_on(organisation: Organisation, person: Person, verb: str, row: Any, **data: Any) -> None:
    record(actor=person, verb=verb, row=row, parent=organisation.pk, **data)
