"""The organisation's working calendar and its words for dates, as `luoshi.schedule` takes them."""

from __future__ import annotations

from uuid import UUID

from luoshi.organisation.models import DateWord, DayOverride, Organisation
from luoshi.schedule import DEFAULT_WORDS, Calendar, DateWords, DayKind
from luoshi.schedule import DateWord as Word


def calendar_of(organisation: Organisation | UUID) -> Calendar:
    """The national calendar with the organisation's own days; one query."""
    days = DayOverride.objects.filter(organisation=organisation)
    return Calendar({day.day: DayKind(day.works, day.holiday, day.note) for day in days})


def words_of(organisation: Organisation) -> DateWords:
    """The usual table of date words, with the rows that the organisation changed or added; one query."""
    own = DateWord.objects.filter(organisation=organisation)
    rows = {row.phrase: row for row in DEFAULT_WORDS.rows}
    return DateWords((rows | {row.phrase: Word(row.phrase, row.rule, row.value) for row in own}).values())
