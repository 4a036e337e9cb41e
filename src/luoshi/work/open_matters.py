"""What is open and should be spoken of: late work, unanswered chasers, and what the rooms above register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luoshi.papers.printable import in_words
from luoshi.work.models import Answer, Part, Reply, ReplyState
from luoshi.work.queries.tasks import state_of

MOST = 1000
SHOWN = 5


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """A point that an agenda may hold, in the words of a Chinese paper; `route` and `record` name its page."""

    title: str
    text: str
    route: str
    record: UUID


# Given the units that it concerns and the day; called in the organisation's scope.
Gather = Callable[[Collection[UUID], date], Iterable[OpenMatter]]
_sources: list[Gather] = []


def register(source: Gather) -> None:
    """Called once by a room when it is ready."""
    _sources.append(source)


def open_matters(units: Collection[UUID], today: date) -> Iterator[OpenMatter]:
    """Of the units, in the order of registration."""
    for source in _sources:
        yield from source(units, today)


def late_work(units: Collection[UUID], today: date) -> Iterator[OpenMatter]:
    """One point for each unit that is late, naming what it owes."""
    rows = Answer.objects.filter(state_of("late", today), unit__in=units).exclude(part=Part.SUPPORT)
    found: dict[UUID | None, list[Answer]] = defaultdict(list)
    for row in rows.select_related("unit", "task").order_by("unit__position", "to_do_on")[:MOST]:
        found[row.unit_id].append(row)
    for owed in found.values():
        title = f"{owed[0].unit}逾期工作{len(owed)}项的推进措施"
        yield OpenMatter(title, "\n".join(_owed(owed)), "unit_duties", owed[0].unit_id or owed[0].pk)


def _owed(answers: list[Answer]) -> Iterator[str]:
    """What comes again and again is one line."""
    by_title: dict[str, list[Answer]] = defaultdict(list)
    for one in answers:
        by_title[one.task.title].append(one)
    for title, same in list(by_title.items())[:SHOWN]:
        times = f"{len(same)}次，最早" if len(same) > 1 else ""
        yield f"{title}（{times}应于{in_words(same[0].due_on)}前完成）"
    if len(by_title) > SHOWN:
        yield f"等{len(by_title)}类事项。"


def unanswered_chasers(units: Collection[UUID], today: date) -> Iterator[OpenMatter]:
    """Each open chaser that one of the units has not replied to."""
    silent = (ReplyState.WAITING, ReplyState.RETURNED)
    rows = Reply.objects.filter(unit__in=units, state__in=silent, chaser__closed_at=None)
    found: dict[UUID, list[Reply]] = defaultdict(list)
    for row in rows.select_related("unit", "chaser").order_by("chaser__reply_by", "unit__position")[:MOST]:
        found[row.chaser_id].append(row)
    for replies in found.values():
        chaser = replies[0].chaser
        names = "、".join(str(one.unit) for one in replies)
        text = f"{names}尚未回复，回复时限{in_words(chaser.reply_by)}。"
        yield OpenMatter(f"{chaser}的办理情况", text, "chaser", chaser.pk)
