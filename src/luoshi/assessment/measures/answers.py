"""What is computed from tasks and from each unit's part in them."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.measures.measure import Measure, Only, Span
from luoshi.journal.models import Event
from luoshi.plans.asks import Ask
from luoshi.plans.models import PromiseKind
from luoshi.work.models import Answer, Part, TaskState
from luoshi.work.queries.tasks import OWED, RESTING

BY_WORDS = ("ask", "words")


def _due(span: Span, only: Only) -> QuerySet[Answer]:
    """What the units owed in the span; what was waived, paused or dropped is not held against anyone."""
    rows = Answer.objects.filter(OWED, due_on__range=(span.first, span.last), unit__isnull=False)
    rows = rows.exclude(state__in=(*RESTING, TaskState.WAIVED)).select_related("task")
    if only.get("ask"):
        rows = rows.filter(ask=only["ask"])
    return rows.filter(task__title__icontains=only["words"]) if only.get("words") else rows


def _in_time() -> Q:
    # Whoever hands in on time does not answer for how long a reviewer takes.
    return Q(closed_on__lte=F("due_on")) | Q(submitted_at__date__lte=F("due_on"))


def _done_in_time() -> Q:
    return Q(state=TaskState.ACCEPTED) & _in_time()


def _sent_in_time() -> Q:
    return Q(state__in=(TaskState.ACCEPTED, TaskState.SUBMITTED)) & _in_time()


def _never_returned() -> Q:
    returned = Event.objects.annotate(said=KT("data__unit")).filter(
        object=OuterRef("task_id"), verb="answer-returned", said=OuterRef("unit__name")
    )
    return Q(~Exists(returned))


def _accepted(span: Span, only: Only) -> QuerySet[Answer]:
    return _due(span, only).filter(state=TaskState.ACCEPTED)


def _quotas(span: Span, only: Only) -> QuerySet[Answer]:
    rows = _due(span, only).filter(task__commitment__kind=PromiseKind.QUOTA, task__target__isnull=False)
    return rows.exclude(task__target_op="<=")


def _reached() -> Q:
    return Q(reached__gte=F("task__target"))


def _rounds(span: Span, only: Only) -> QuerySet[Answer]:
    return _due(span, only).filter(part=Part.EACH)


def _reports(span: Span, only: Only) -> QuerySet[Answer]:
    return _due(span, {**only, "ask": Ask.REPORT})


def _orders(span: Span, only: Only) -> QuerySet[Answer]:
    return _due(span, only).filter(task__order__isnull=False)


def _decisions(span: Span, only: Only) -> QuerySet[Answer]:
    return _due(span, only).filter(task__decision__isnull=False)


def _shown(answer: Answer) -> tuple[str, str, date | None]:
    return answer.task.title, reverse("task", args=[answer.task_id]), answer.due_on


ANSWERS = (
    Measure(
        "on-time",
        _("Work done on time"),
        _("Tasks accepted that were handed in by their due date ÷ tasks due"),
        BY_WORDS,
        _due,
        _shown,
        _done_in_time,
    ),
    Measure(
        "first-go",
        _("Accepted at first go"),
        _("Tasks accepted without ever being returned ÷ tasks accepted"),
        BY_WORDS,
        _accepted,
        _shown,
        _never_returned,
    ),
    Measure(
        "quotas",
        _("Quotas reached"),
        _("Quotas of which what was accepted reaches the target ÷ quotas due"),
        ("words",),
        _quotas,
        _shown,
        _reached,
    ),
    Measure(
        "rounds",
        _("Rounds answered in time"),
        _("Rounds asked of every unit that were answered by their due date ÷ rounds due"),
        BY_WORDS,
        _rounds,
        _shown,
        _sent_in_time,
    ),
    Measure(
        "reports",
        _("Reports filed in time"),
        _("Reports filed by their due date ÷ reports due"),
        ("words",),
        _reports,
        _shown,
        _sent_in_time,
    ),
    Measure(
        "orders",
        _("Orders done in time"),
        _("Orders accepted that were handed in by their due date ÷ orders due"),
        BY_WORDS,
        _orders,
        _shown,
        _done_in_time,
    ),
    Measure(
        "decisions",
        _("Decisions of meetings done in time"),
        _("Decisions of meetings accepted that were handed in by their due date ÷ decisions due"),
        ("words",),
        _decisions,
        _shown,
        _done_in_time,
    ),
)
