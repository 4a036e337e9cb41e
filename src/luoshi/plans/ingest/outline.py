"""What a reading makes of one plan, as rows: those of its text, and those of its commitments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from django.core import serializers
from django.db.models import Model

from luoshi.plans.models import Commitment, Doubt, Measure, Plan, Section, Sentence, Support

# In the order in which they can be written.
OUTLINE: tuple[type[Any], ...] = (Section, Measure, Sentence, Doubt)
ALL: tuple[type[Any], ...] = (*OUTLINE, Commitment, Support)


@dataclass(slots=True)
class Rows:
    """All rows of one reading of a plan, saved or not; `plan` says where it stands in its document."""

    plan: Plan
    sections: list[Section] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)

    @classmethod
    def of_text(cls, plan: Plan) -> Rows:
        """The rows of the plan's text as they are saved, without commitments; four queries."""
        found = cls(plan)
        for model in OUTLINE:
            found.named(model).extend(model.objects.filter(plan=plan))
        return found

    def named(self, model: type[Any]) -> list[Any]:
        """The list that holds the rows of a model."""
        rows: list[Any] = getattr(self, f"{model._meta.model_name}s")
        return rows

    def save_text(self, plan: Plan) -> None:
        """Write the rows of the text as those of `plan`, which has none."""
        for model in OUTLINE:
            for row in self.named(model):
                row.plan = plan
            model.objects.bulk_create(self.named(model))

    def dump(self) -> str:
        """As JSON, from which `load` makes the same rows again, unsaved."""
        dumped: str = serializers.serialize("json", self._all())
        return dumped

    @classmethod
    def load(cls, dumped: str) -> Rows:
        """No query."""
        plan, *others = (one.object for one in serializers.deserialize("json", dumped))
        found = cls(cast("Plan", plan))
        for row in others:
            found.named(type(row)).append(row)
        return found

    def _all(self) -> Iterator[Model]:
        yield self.plan
        for model in ALL:
            yield from self.named(model)


def remove_text(plan: Plan) -> None:
    """Delete the rows of the plan's text; its commitments stay, without a place in an outline."""
    for model in reversed(OUTLINE):
        model.objects.filter(plan=plan).delete()
