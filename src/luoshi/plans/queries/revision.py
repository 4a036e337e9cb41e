"""The page of a revised version, and the versions of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet

from luoshi.organisation.models import Unit
from luoshi.plans.alignment import KINDS
from luoshi.plans.effects import Owed, owed_by
from luoshi.plans.ingest.outline import Rows
from luoshi.plans.models import Document, Plan, Revision
from luoshi.plans.paper import Marks, Paper
from luoshi.plans.queries.sheet import Difference, differences
from luoshi.plans.revising.comparison import comparison_of, counted
from luoshi.plans.revising.fields import fields_of
from luoshi.plans.revising.lines import Line
from luoshi.plans.revising.outcomes import Outcome
from luoshi.plans.sheet.rows import row_of
from luoshi.plans.words import language

# What a list of versions does not show.
LONG = ("lines", "places", "document__text", "plan__document__text", "replaced__text")


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise, what the new words change of it, and what hangs on it."""

    line: Line
    differences: Sequence[Difference] = ()
    owed: Owed = field(default_factory=Owed)


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of entries, how many there are of each, and what confirming would do; `seen` "" where it is done."""

    kind: str
    counts: dict[str, int]
    entries: list[Entry]
    seen: str = ""
    to_review: int = 0
    owed: Owed = field(default_factory=Owed)

    @property
    def is_change(self) -> bool:
        return any(count for kind, count in self.counts.items() if kind != "same")


def revisions() -> QuerySet[Revision]:
    """With what their pages show."""
    return Revision.objects.select_related("plan__document", "document", "replaced", "by")


def page_of(revision: Revision, kind: str = "") -> Page:
    """The comparison as it stands now in seven queries, or as it was confirmed, without any."""
    if revision.step:
        return _as_confirmed([Line(**line) for line in revision.lines], kind)
    comparison = comparison_of(revision)
    resting = [one.before.pk for one in comparison.outcomes if one.before and _rests(one)]
    owed = owed_by(revision.plan, resting)
    kind = _chosen(kind, comparison.counts)
    return Page(
        kind,
        comparison.counts,
        [_entry(one, owed) for one in comparison.of_kind(kind)],
        comparison.fingerprint,
        sum(one.is_reviewed_anew for one in comparison.outcomes),
        sum(owed.values(), Owed()),
    )


def _as_confirmed(lines: Sequence[Line], kind: str) -> Page:
    counts = counted(line.kind for line in lines)
    kind = _chosen(kind, counts)
    return Page(kind, counts, [Entry(line) for line in lines if line.kind == kind])


def _chosen(kind: str, counts: dict[str, int]) -> str:
    """The kind that was asked for, else the first of which there is any."""
    return kind if kind in counts else next((name for name, count in counts.items() if count), KINDS[0])


def _rests(outcome: Outcome) -> bool:
    """Whether what hangs on the commitment is asked of nobody any more."""
    return outcome.kind == "dropped" or outcome.is_reviewed_anew


def _entry(outcome: Outcome, owed: dict[UUID, Owed]) -> Entry:
    key = outcome.before.pk if outcome.before else None
    return Entry(Line.of(outcome), _changed(outcome), owed.get(key, Owed()) if key else Owed())


def _changed(outcome: Outcome) -> list[Difference]:
    """What the card would say otherwise."""
    old, fields = outcome.before, fields_of(outcome)
    if old is None or not fields:
        return []
    new = copy(old)
    for name, value in fields.items():
        setattr(new, name, value)
    helpers: list[Unit] = [support.unit for support in old.supports.all()]
    return differences(row_of(old, language(), helpers), row_of(new, language(), helpers))


def versions_of(plan: Plan) -> list[Revision]:
    """The revisions of the plan, the latest first."""
    return list(revisions().filter(plan=plan).defer(*LONG))


def version_on(document: Document) -> Revision | None:
    """The version of a plan whose text, not in force, is that of the document, once it has been read."""
    return _aside().filter(Q(document=document, step=None) | Q(replaced=document)).first()


def _aside() -> QuerySet[Revision]:
    return Revision.objects.exclude(rows="").defer("rows", "lines", "places")


def documents_aside() -> set[UUID]:
    """The documents on which no plan stands because another version of it is in force."""
    return {key for one in _aside() if (key := one.replaced_id if one.step else one.document_id)}


def to_compare() -> list[Revision]:
    """The revised versions that have been read and wait for somebody to compare them."""
    waiting = revisions().filter(step=None).exclude(rows="")
    return list(waiting.defer(*LONG))


def text_of(revision: Revision) -> Paper:
    """The text that is not in force, without marks: the revised one while it waits, the former one afterwards."""
    rows = Rows.load(revision.rows)
    return Paper(revision.aside.text, rows.sections, rows.measures, rows.sentences, Marks(()))
