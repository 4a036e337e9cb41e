"""A plan held against that of the year before: what is carried over, what is new, what is gone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from rapidfuzz import fuzz

from luoshi.organisation.models import Unit
from luoshi.plans.ingest.outline import Rows
from luoshi.plans.models import Commitment, CommitmentState, Plan
from luoshi.plans.queries.reading import rows_of
from luoshi.plans.queries.revision import Entry
from luoshi.plans.revising.lines import Line
from luoshi.plans.revising.outcomes import Outcome, outcomes
from luoshi.plans.revising.stretches import Text, has_words

# What stands under another title is carried over all the same.
GROUPS = {"same": ("same", "moved"), "altered": ("altered",), "added": ("added",), "dropped": ("dropped",)}
OPEN = (CommitmentState.READ, *Commitment.SCHEDULED)

Lead = tuple[Commitment, Unit]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans; `leads` are units that led what is carried over, for commitments that nobody leads yet."""

    outcomes: list[Outcome]
    leads: list[Lead]

    @property
    def counts(self) -> dict[str, int]:
        return {name: len(self.of_group(name)) for name in GROUPS}

    def of_group(self, group: str) -> list[Outcome]:
        return [one for one in self.outcomes if one.kind in GROUPS[group]]

    def entries(self, group: str) -> list[Entry]:
        """As they are shown; a flag is the business of each plan by itself."""
        return [Entry(replace(Line.of(one), is_reviewed_anew=False)) for one in self.of_group(group)]

    def group(self, asked: str) -> str:
        """The group that was asked for, else the first of which there is any."""
        return asked if asked in GROUPS else next((name for name in GROUPS if self.of_group(name)), "same")


def plans_before(plan: Plan) -> list[Plan]:
    """The plans of the year before, the one whose title is most like this one's first; one query."""
    found = Plan.objects.filter(year=plan.year - 1).select_related("document")
    return sorted(found, key=lambda one: -fuzz.ratio(_named(one), _named(plan)))


def _named(plan: Plan) -> str:
    """The title without the year, in which they all differ."""
    return re.sub(r"\d+", "", plan.title)


def compared(plan: Plan, before: Plan, today: date) -> Comparison:
    """Twelve queries whatever the length of the plans. `plan.document` and `before.document` must be loaded."""
    old, new = _rows(before), _rows(plan)
    read = [row for row in new if has_words(row) and row.state != CommitmentState.WITHDRAWN]
    found = outcomes(filter(has_words, old), _text(before), read, _text(plan))
    known = {row.pk for row in read}
    return Comparison(found, [lead for one in found for lead in _lead(one, known, today)])


def _rows(plan: Plan) -> list[Commitment]:
    return list(rows_of(plan).select_related("measure__section"))


def _text(plan: Plan) -> Text:
    return Text.of(plan.document.text, Rows.of_text(plan))


def _lead(outcome: Outcome, known: set[UUID], today: date) -> list[Lead]:
    """The unit that led it last year, where nobody leads it now and the unit is still there."""
    old, new = outcome.before, outcome.after
    if old is None or new is None or new.pk not in known or old.unit is None:
        return []
    is_free = new.unit is None and not new.each_unit and new.state in OPEN
    return [(new, old.unit)] if is_free and old.unit.open_on(today) else []
