"""What the digests of a day are computed from, read in bulk: a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q

from luoshi.foundation.jobs import JobState
from luoshi.notices.digests.days import DigestDays
from luoshi.notices.digests.people import Holder, People
from luoshi.notices.digests.timing import Rhythm
from luoshi.notices.models import Digest, Kind, Message, QuietDays, Thresholds
from luoshi.organisation.models import Membership, Organisation, StandIn, Unit
from luoshi.schedule import Calendar

# What nobody could be told for longer is told on the pages.
LOOK_BACK = timedelta(days=31)


def thresholds_of(organisation: Organisation) -> Thresholds:
    """The organisation's own, or the defaults as a row that is not saved; one query."""
    own: Thresholds | None = Thresholds.objects.filter(organisation=organisation).first()
    return own or Thresholds(organisation=organisation)


def rhythm_of(thresholds: Thresholds) -> Rhythm:
    """As the computing takes it."""
    return Rhythm(tuple(thresholds.ahead), thresholds.late_every, thresholds.grace, thresholds.step)


def days_of(calendar: Calendar) -> DigestDays:
    """The organisation's working days without its quiet ones; one query."""
    return DigestDays(calendar, QuietDays.objects.values_list("first", "last"))


def people_on(day: date) -> People:
    """Everyone with an open account, with whom they stand in for on that day; three queries."""
    held = Membership.objects.filter(person__is_active=True).order_by()
    own = [Holder(*row) for row in held.values_list("person_id", "unit_id", "role")]
    stand_ins = StandIn.objects.filter(starts_on__lte=day, ends_on__gte=day, person__is_active=True)
    standing_in: dict[UUID, list[UUID]] = defaultdict(list)
    for absent, person in stand_ins.order_by().values_list("absent_id", "person_id"):
        standing_in[absent].append(person)
    parents = dict(Unit.objects.order_by().values_list("pk", "parent_id"))
    return People([*own, *_lent(own, standing_in)], parents, standing_in)


def _lent(own: list[Holder], standing_in: dict[UUID, list[UUID]]) -> Iterator[Holder]:
    for holder in own:
        if holder.role in StandIn.ROLES:
            for person in standing_in.get(holder.person, ()):
                yield holder._replace(person=person)


def last_told(day: date, days: DigestDays) -> date:
    """The day of the last digests before `day` that were made; the day before where there were none yet."""
    made = Digest.objects.filter(day__lt=day, job_state=JobState.DONE, is_quiet=False)
    last = made.order_by("-day").values_list("day", flat=True).first()
    return last or days.before(day)


def not_reached(day: date, whom: str) -> dict[UUID, date]:
    """Who got nothing of the last digests made for them, and since when; `whom` is "person" or "bot"."""
    rows = Message.objects.filter(kind=Kind.DIGEST, day__lt=day, day__gte=day - LOOK_BACK)
    later = rows.filter(Q(**{whom: OuterRef(whom)}), job_state=JobState.DONE, day__gte=OuterRef("day"))
    lost = rows.exclude(job_state=JobState.DONE).exclude(**{whom: None}).filter(~Exists(later))
    return dict(lost.order_by().values_list(whom).annotate(Min("day")))
