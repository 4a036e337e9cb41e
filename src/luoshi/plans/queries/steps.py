"""Which steps of a person can be taken back."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from luoshi.journal.models import Event
from luoshi.organisation.models import Person
from luoshi.plans.models import Plan


def last_step(person: Person, plan: Plan) -> UUID | None:
    """The latest step of this person on the plan that has not been taken back; taking back is no step itself."""
    undone = set()
    for data in _steps(person, plan).order_by("-id").values_list("data", flat=True).iterator(chunk_size=100):
        if "undid" in data:
            undone.add(data["undid"])
        elif data["step"] not in undone:
            return UUID(data["step"])
    return None


def is_taken_back(person: Person, plan: Plan, step: str) -> bool:
    """Whether the step has been undone already."""
    return _steps(person, plan).filter(data__undid=step).exists()


def _steps(person: Person, plan: Plan) -> QuerySet[Event]:
    found: QuerySet[Event] = Event.objects.filter(parent=plan.pk, actor=person.pk, data__has_key="step")
    return found
