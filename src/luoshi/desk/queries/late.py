"""What is late in all kinds: tasks, orders, decisions, lines of ledgers, replies to chasers; the longest late first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, overload
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.ledgers.models import Entry
from luoshi.meetings.models import Decision
from luoshi.organisation.models import Unit
from luoshi.work.models import Answer, Reply, ReplyState
from luoshi.work.queries.tasks import OWED, state_of

KINDS: dict[str, Any] = {
    "task": _("Tasks"),
    "order": _("Orders"),
    "decision": _("Decisions"),
    "entry": _("Ledgers"),
    "chaser": _("Chasers"),
}
ICONS = {
    "task": "list-check",
    "order": "send",
    "decision": "gavel",
    "entry": "clipboard-list",
    "chaser": "bell",
}


class LateLine(NamedTuple):
    """One thing that is late: of a `kind`, since `due_on`; `note` says where it comes from."""

    kind: str
    title: str
    url: str
    unit: Unit | None
    due_on: date
    note: str = ""

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def label(self) -> Any:
        return KINDS[self.kind]


class Branch(NamedTuple):
    """Where lines of a kind come from: `rows` are the late ones, `day` names the column of their date."""

    kind: str
    rows: Callable[[date], QuerySet[Any]]
    day: str
    whole: Callable[[QuerySet[Any]], QuerySet[Any]]
    model: Any
    line: Callable[[str, Any], LateLine]


def _answers(where: Q) -> Callable[[date], QuerySet[Answer]]:
    return lambda today: Answer.objects.filter(OWED, state_of("late", today), where)


def _undecided(today: date) -> QuerySet[Decision]:
    """Decided and not given out by the day on which it should have been done."""
    return Decision.objects.filter(task=None, outcome=None, due_on__lt=today)


def _entries(today: date) -> QuerySet[Entry]:
    return Entry.objects.filter(is_closed=False, due_on__lt=today)


def _silent(today: date) -> QuerySet[Reply]:
    waits = (ReplyState.WAITING, ReplyState.RETURNED)
    return Reply.objects.filter(chaser__closed_at=None, state__in=waits, chaser__reply_by__lt=today)


def _of_answer(kind: str, row: Answer) -> LateLine:
    url = f"{reverse('task', args=[row.task_id])}#answer-{row.pk}"
    origin = row.task.order.origin if row.task.order else str(row.task.plan or "")
    return LateLine(kind, row.task.title, url, row.unit, row.due_on, origin)


def _of_decision(kind: str, row: Decision) -> LateLine:
    url = f"{row.meeting.get_absolute_url()}#decisions"
    return LateLine(kind, row.text, url, row.unit, row.due_on or row.meeting.day, row.meeting.title)


def _of_entry(kind: str, row: Entry) -> LateLine:
    day = row.due_on or row.found_on
    return LateLine(kind, row.title, row.get_absolute_url(), row.unit, day, str(row.definition.name))


def _of_reply(kind: str, row: Reply) -> LateLine:
    chaser = row.chaser
    return LateLine(kind, chaser.name, chaser.get_absolute_url(), row.unit, chaser.reply_by, chaser.text[:80])


def _with(*linked: str) -> Callable[[QuerySet[Any]], QuerySet[Any]]:
    return lambda rows: rows.select_related("unit", *linked)


PLANNED, DECIDED = Q(task__commitment__isnull=False), Q(task__decision__isnull=False)
OF_TASK = _with("task__plan", "task__order")
BRANCHES = (
    Branch("task", _answers(PLANNED), "due_on", OF_TASK, Answer, _of_answer),
    Branch("order", _answers(~PLANNED & ~DECIDED), "due_on", OF_TASK, Answer, _of_answer),
    Branch("decision", _answers(DECIDED), "due_on", OF_TASK, Answer, _of_answer),
    Branch("decision", _undecided, "due_on", _with("meeting"), Decision, _of_decision),
    Branch("entry", _entries, "due_on", _with("version"), Entry, _of_entry),
    Branch("chaser", _silent, "chaser__reply_by", _with("chaser"), Reply, _of_reply),
)


@dataclass(frozen=True)
class Late(Sequence[LateLine]):
    """All that is late of a unit, or of all; a slice of it is read when a page is cut out: one query and one for each
    kind of row in it. `counts` takes one."""

    today: date
    unit: Unit | None = None
    kind: str = ""

    @cached_property
    def counts(self) -> dict[str, int]:
        """By kind, those without any left out."""
        found: dict[str, int] = defaultdict(int)
        parts = [
            self._rows(branch).order_by().values(late_kind=Value(branch.kind)).annotate(n=Count("pk"))
            for branch in BRANCHES
        ]
        for code, count in _together(parts).values_list("late_kind", "n"):
            found[code] += count
        return {kind: found[kind] for kind in KINDS if found[kind]}

    def __len__(self) -> int:
        return self.counts.get(self.kind, 0) if self.kind else sum(self.counts.values())

    @overload
    def __getitem__(self, place: int) -> LateLine: ...
    @overload
    def __getitem__(self, place: slice) -> list[LateLine]: ...
    def __getitem__(self, place: int | slice) -> LateLine | list[LateLine]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        parts = [
            self._rows(branch)
            .order_by()
            .annotate(branch=Value(number), key=F("pk"), since=F(branch.day))
            .values_list("branch", "key", "since")
            for number, branch in enumerate(BRANCHES)
            if self.kind in ("", branch.kind)
        ]
        order = list(_together(parts).order_by("since", "branch", "key")[place])
        lines = dict(_lines(order))
        return [lines[number, key] for number, key, _day in order if (number, key) in lines]

    def _rows(self, branch: Branch) -> QuerySet[Any]:
        rows = branch.rows(self.today)
        return rows.filter(unit=self.unit) if self.unit else rows


def _together(parts: Sequence[QuerySet[Any]]) -> QuerySet[Any]:
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _lines(order: Iterable[tuple[int, UUID, date]]) -> Iterator[tuple[tuple[int, UUID], LateLine]]:
    wanted: dict[Any, dict[UUID, int]] = defaultdict(dict)
    for number, key, _day in order:
        wanted[BRANCHES[number].model][key] = number
    for numbers in wanted.values():
        branch = BRANCHES[next(iter(numbers.values()))]
        for row in branch.whole(branch.model.objects.filter(pk__in=numbers)):
            number = numbers[row.pk]
            yield (number, row.pk), branch.line(BRANCHES[number].kind, row)
