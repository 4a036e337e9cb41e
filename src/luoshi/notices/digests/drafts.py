"""From what waits to the messages of a day, not yet written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.utils import timezone, translation

from luoshi.foundation.jobs import JobState
from luoshi.notices.digests.body import Part, body_of
from luoshi.notices.digests.compute import Digests, compute
from luoshi.notices.digests.days import DigestDays
from luoshi.notices.digests.inputs import last_told, not_reached, people_on, rhythm_of, thresholds_of
from luoshi.notices.digests.timing import Timing
from luoshi.notices.models import Bot, Channel, Message, Preference, Way
from luoshi.notices.outbox.text import subject_of
from luoshi.notices.sources import matters
from luoshi.organisation.models import Organisation, Person, Unit
from luoshi.schedule import Calendar

CHANNELS = {
    Way.BOTH: (Channel.APP, Channel.MAIL),
    Way.APP: (Channel.APP,),
    Way.MAIL: (Channel.MAIL,),
}


def drafts(organisation: Organisation, day: date, calendar: Calendar, days: DigestDays) -> list[Message]:
    """One message for each person, or unit's group, and way who has anything to be told on that day."""
    digests = computed(organisation, day, calendar, days)
    names = dict(Unit.objects.order_by().values_list("pk", "name"))
    return [*_to_people(organisation, day, digests, names), *_to_groups(organisation, day, digests, names)]


def computed(organisation: Organisation, day: date, calendar: Calendar, days: DigestDays) -> Digests:
    """What everyone is told on that day; who was not reached by the digests before is told that too."""
    thresholds = thresholds_of(organisation)
    rhythm = rhythm_of(thresholds)
    told = last_told(day, days)

    @cache
    def since(last: date) -> Timing:
        return Timing(rhythm, calendar, days, day, last)

    missed = {who: days.before(first) for who, first in not_reached(day, "person").items()}
    until = days.after(day) + timedelta(max(thresholds.ahead, default=0))
    return compute(matters(until), people_on(day), lambda who: since(missed.get(who, told)), since(told))


def _to_people(
    organisation: Organisation, day: date, digests: Digests, names: Mapping[UUID, str]
) -> Iterator[Message]:
    ways = dict(Preference.objects.values_list("person", "way"))
    people = Person.objects.filter(is_active=True).order_by("pk").values_list("pk", "language")
    for key, language in people:
        parts = digests.people.get(key)
        if parts:
            body = body_of(parts, names)
            for channel in CHANNELS[Way(ways.get(key, Way.BOTH))]:
                yield _message(organisation, day, body, language, channel=channel, person_id=key)


def _to_groups(
    organisation: Organisation, day: date, digests: Digests, names: Mapping[UUID, str]
) -> Iterator[Message]:
    for bot in Bot.objects.order_by("pk"):
        parts = digests.units.get(bot.unit_id)
        if parts:
            body = body_of(parts, names)
            yield _message(organisation, day, body, bot.language, channel=Channel.BOT, bot=bot)


def _message(organisation: Organisation, day: date, body: list[Part], language: str, **to: Any) -> Message:
    """What is read inside the program needs no sending."""
    with translation.override(language):
        subject = subject_of(day, body)
    message = Message(organisation=organisation, day=day, subject=subject, body=body, **to)
    if message.channel == Channel.APP:
        message.job_state, message.sent_at = JobState.DONE, timezone.now()
    return message
