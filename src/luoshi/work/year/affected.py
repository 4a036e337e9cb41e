"""How many tasks a change since publishing concerns, and telling so where the calendar is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from luoshi.organisation.consequences import Consequence
from luoshi.organisation.models import Person
from luoshi.plans.models import Plan
from luoshi.work.year.inputs import outdated, with_publication
from luoshi.work.year.proposal import propose
from luoshi.work.year.setting import Setting


def affected(plans: Iterable[Plan]) -> dict[Plan, int]:
    """Of those that are out of date, how many tasks publishing would make, replace, drop or take up again.

    Four queries, and four more for each that is. One of which no task would change is left out.
    """
    rows = list(plans)
    if not rows:
        return {}
    setting = Setting.of(rows[0].organisation_id)
    behind = outdated(rows, setting)
    counts = {plan: propose(plan, setting=setting).count for plan in rows if plan.pk in behind}
    return {plan: count for plan, count in counts.items() if count}


def may_lay_out_again(person: Person) -> bool:
    """Whether a plan that this person publishes is out of date, if only in what its dates follow from."""
    return bool(outdated(_published_by(person)))


def to_lay_out_again(person: Person) -> Iterator[Consequence]:
    """For whoever publishes: each plan whose tasks the calendar and the words would now date differently."""
    for plan, count in affected(_published_by(person)).items():
        text = ngettext(
            "%(plan)s: %(count)d task would now be laid out differently.",
            "%(plan)s: %(count)d tasks would now be laid out differently.",
            count,
        )
        yield Consequence(text % {"plan": plan, "count": count}, reverse("publish_plan", args=[plan.pk]))


def _published_by(person: Person) -> list[Plan]:
    return [plan for plan in with_publication() if person.has_perm("work.publish", plan)]
