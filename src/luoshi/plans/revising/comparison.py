"""A revised version held against the plan as it stands now."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from luoshi.plans.alignment import KINDS
from luoshi.plans.ingest.outline import Rows
from luoshi.plans.models import Commitment, Plan, Revision
from luoshi.plans.queries.reading import rows_of
from luoshi.plans.revising.outcomes import Outcome, outcomes
from luoshi.plans.revising.stretches import Text


@dataclass(frozen=True, slots=True)
class Comparison:
    """`old` are the rows of the text in force, `new` those of the revised one; `texts` both as they are compared."""

    outcomes: list[Outcome]
    old: Rows
    new: Rows
    texts: tuple[Text, Text]

    @property
    def fingerprint(self) -> str:
        """Changes when what was looked at is no longer what would be written."""
        parts = (
            f"{one.kind} {one.before and (one.before.pk, one.before.version)} {one.quote}"
            for one in self.outcomes
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind, all kinds named."""
        return counted(one.kind for one in self.outcomes)

    def of_kind(self, kind: str) -> list[Outcome]:
        return [one for one in self.outcomes if one.kind == kind]


def counted(kinds: Iterable[str]) -> dict[str, int]:
    """How many there are of each kind, all kinds named."""
    found = Counter(kinds)
    return {kind: found[kind] for kind in KINDS}


def comparison_of(revision: Revision) -> Comparison:
    """Six queries. `revision.document` and `revision.plan.document` must be loaded."""
    plan, new = revision.plan, Rows.load(revision.rows)
    old = Rows.of_text(plan)
    texts = Text.of(plan.document.text, old), Text.of(revision.document.text, new)
    return Comparison(outcomes(_standing(plan), texts[0], new.commitments, texts[1]), old, new, texts)


def _standing(plan: Plan) -> list[Commitment]:
    rows = list(rows_of(plan).select_related("measure__section"))
    for row in rows:
        row.plan = plan
    return rows
