"""What the pictures show, made in the installation of the environment: `python -m tools.pictured STEP`.

begun       the sample, its first two sections gone through
published   all of it confirmed, units named, the year published
serve PORT  the pages as they are on a day in January, so that a picture does not change with the calendar
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import time_machine

from luoshi.cli.server import make_ready

DAY = "2026-01-06 09:30+08:00"


def main() -> None:
    """Do one step."""
    with time_machine.travel(DAY, tick=True):
        make_ready()
        if sys.argv[1] == "serve":
            from django.core.management import call_command

            call_command("runserver", f"127.0.0.1:{sys.argv[2]}", use_reloader=False, verbosity=0)
        else:
            _make(sys.argv[1])


def _make(step: str) -> None:
    from django_scopes import scope, scopes_disabled

    from luoshi.organisation.models import Organisation, Person, Role
    from luoshi.plans.actions.confirm import confirm_all
    from luoshi.plans.models import Commitment, Plan
    from luoshi.web.sample import load_sample

    load_sample()
    with scopes_disabled():
        library = Organisation.objects.get(is_sample=True)
    with scope(organisation=library.pk):
        clerk, plan = Person.objects.get(memberships__role=Role.CLERK), Plan.objects.get()
        rows = Commitment.objects.filter(plan=plan).select_related("unit", "measure__section")
        if step == "begun":
            rows = rows.filter(measure__number=1)
        else:
            _name_units(rows.filter(unit=None, each_unit=False), clerk)
        confirm_all(commitments=rows, person=clerk)
        if step == "published":
            _publish(plan, clerk)


def _name_units(rows: Any, clerk: Any) -> None:
    """What names no doer goes to the unit that leads most of its section."""
    from luoshi.plans.actions.assign import assign
    from luoshi.plans.models import Commitment

    named = Commitment.objects.exclude(unit=None).select_related("unit", "measure")
    most: dict[Any, Counter[Any]] = {}
    for row in named:
        most.setdefault(row.measure and row.measure.section_id, Counter())[row.unit] += 1
    for section, units in most.items():
        chosen = list(rows.filter(measure__section=section).prefetch_related("supports__unit"))
        if chosen:
            assign(commitments=chosen, person=clerk, role="lead", unit=units.most_common(1)[0][0])


def _publish(plan: Any, clerk: Any) -> None:
    from luoshi.work.actions.publish import publish_plan
    from luoshi.work.year.proposal import propose

    publish_plan(plan=plan, person=clerk, seen=propose(plan).fingerprint)


if __name__ == "__main__":
    main()
