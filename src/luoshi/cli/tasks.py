"""`luoshi tasks`: the answers that are owed, late or done, as lines or as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from luoshi.cli.acting import act, add_person

STATES = ("open", "late", "soon", "near", "done", "paused")


def configure(parser: ArgumentParser) -> None:
    """Filters as on the page of tasks."""
    add_person(parser)
    parser.add_argument("--state", choices=STATES, default="open", help="which (default: open)")
    parser.add_argument("--mine", action="store_true", help="of the person's own units alone")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--most", type=int, default=100, metavar="N", help="at most so many (default: 100)")


def run(args: Namespace) -> int:
    """Each line begins with the key that `luoshi submit` and `luoshi review` take."""
    return act(args, lambda person: _list(args, person))


def _list(args: Namespace, person: Any) -> int:
    from django.utils import timezone

    from luoshi.foundation.lookup import require
    from luoshi.work.models import Answer
    from luoshi.work.queries.tasks import state_of

    require(person, "work.see")
    rows = Answer.objects.filter(state_of(args.state, timezone.localdate())).select_related("task", "unit")
    if args.mine:
        rows = rows.filter(unit__in=person.unit_ids)
    for row in rows.order_by("due_on", "pk")[: max(args.most, 0)]:
        facts = {
            "answer": str(row.pk),
            "due_on": row.due_on.isoformat(),
            "state": row.state,
            "unit": row.unit.name if row.unit else "",
            "title": row.task.title,
        }
        print(json.dumps(facts, ensure_ascii=False) if args.json else "  ".join(facts.values()))
    return 0
