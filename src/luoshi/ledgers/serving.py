"""What of this room serves a commitment: the lines that came of its tasks, and the screenings that found them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.ledgers.models import Entry, Tie
from luoshi.ledgers.templatetags.ledger import entry_look
from luoshi.plans.asks import Ask
from luoshi.plans.models import Commitment
from luoshi.work.queries.serving import tasks_for
from luoshi.work.serving import Part, Serving, counted


def lines_for(commitment: Commitment, today: date) -> Iterator[Part]:
    """One query."""
    tasks = tasks_for(commitment).order_by().values("pk")
    ties, count = counted(
        Tie.objects.filter(task__in=tasks)
        .select_related("entry__version", "entry__unit", "task")
        .order_by("-entry__found_on", "-pk")
    )
    yield Part(_("Ledgers"), "clipboard-list", [_line(tie.entry, today) for tie in ties], count)
    if commitment.asks == Ask.INSPECTION:
        rounds = {tie.task_id: tie.task for tie in ties}
        found = [
            Serving(row.title, reverse("screened", args=[key]), day=row.due_on) for key, row in rounds.items()
        ]
        yield Part(_("Screenings"), "search", found, len(found))


def _line(row: Entry, today: date) -> Serving:
    look, said = entry_look(row, today)
    note = f"{row.definition.name} · {row.unit}"
    return Serving(row.title, row.get_absolute_url(), note, row.due_on or row.found_on, look, said)
