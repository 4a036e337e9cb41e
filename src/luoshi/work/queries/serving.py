"""What of this room serves a commitment: its tasks, their evidence, and chasers on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.plans.models import Commitment
from luoshi.work.look import tone_of
from luoshi.work.models import Answer, Chased, Chaser, Evidence, Task, TaskState, Use
from luoshi.work.serving import Part, Serving, counted
from luoshi.work.templatetags.work import WORDS


def tasks_for(commitment: Commitment) -> QuerySet[Task]:
    """Its own, and those of another one that are done for it too."""
    own = Q(commitment=commitment.pk)
    if commitment.served_by_id:
        own |= Q(commitment=commitment.served_by_id, due_on__gte=commitment.served_from)
    return Task.objects.filter(own).exclude(state=TaskState.SUPERSEDED)


def answers_for(commitment: Commitment) -> QuerySet[Answer]:
    """The parts in those tasks, as a condition of other queries."""
    return Answer.objects.filter(task__in=tasks_for(commitment).order_by().values("pk")).order_by()


def work_for(commitment: Commitment, today: date) -> Iterator[Part]:
    """Three queries."""
    rows, count = counted(tasks_for(commitment).order_by("due_on", "pk"))
    listed = f"{reverse('tasks')}?{urlencode({'commitment': commitment.pk})}"
    yield Part(_("Tasks"), "list-check", [_task(row, today) for row in rows], count, listed)
    answers = answers_for(commitment).values("pk")
    used = Use.objects.filter(answer__in=answers, withdrawn_at=None).order_by().values("evidence")
    pieces, count = counted(
        Evidence.objects.filter(pk__in=used).select_related("unit").order_by("-happened_on", "-pk")
    )
    yield Part(_("Evidence"), "paperclip", [_piece(row) for row in pieces], count)
    about = Chased.objects.filter(answer__in=answers).order_by().values("chaser")
    chasers, count = counted(Chaser.objects.filter(pk__in=about).order_by("-year", "-number"))
    yield Part(_("Chasers"), "bell", [_chaser(row) for row in chasers], count, reverse("chasers"))


def _task(row: Task, today: date) -> Serving:
    tone = tone_of(row, today)
    said = WORDS.get(tone) or row.get_state_display()
    return Serving(row.title, reverse("task", args=[row.pk]), day=row.due_on, look=tone, state=said)


def _piece(row: Evidence) -> Serving:
    note = row.unit.name if row.unit else ""
    return Serving(row.title, reverse("piece", args=[row.pk]), note, row.happened_on)


def _chaser(row: Chaser) -> Serving:
    look, said = ("accepted", _("closed")) if row.closed_at else ("soon", _("open"))
    return Serving(row.name, row.get_absolute_url(), row.text[:80], row.reply_by, look, said)
