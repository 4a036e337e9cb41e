"""What tests of a revised version look at."""

from __future__ import annotations

from luoshi.plans.models import Commitment
from luoshi.plans.revising.comparison import comparison_of


def told(revision):
    """kind → titles, in the order of the page."""
    comparison = comparison_of(revision)
    rows = {kind: comparison.of_kind(kind) for kind in comparison.counts}
    return {kind: [(one.before or one.after).title for one in found] for kind, found in rows.items() if found}


def state_of_all(plan):
    """All that the plan holds, to be compared as a whole."""
    plan.refresh_from_db()
    fields = [field.attname for field in Commitment._meta.concrete_fields if field.attname != "version"]
    rows = Commitment.objects.filter(plan=plan).exclude(state="withdrawn")
    outline = [
        list(getattr(plan, name).values_list()) for name in ("sections", "measures", "sentences", "doubts")
    ]
    return list(rows.values_list(*fields)), outline, plan.document_id, plan.title, plan.start, plan.end


def again(row):
    return Commitment.objects.get(pk=row.pk)
