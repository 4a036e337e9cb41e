"""Who makes schemes, who marks, who appeals, and who answers."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.assessment.models import Assessor, Mark
from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, is_inside, is_office


@rules.predicate
def is_assessor(person: Any, scheme: Any) -> bool:
    """Someone whom the scheme names."""
    return scheme is not None and Assessor.objects.filter(scheme=scheme, person=person).exists()


@rules.predicate
def heads_it(person: Any, result: Any) -> bool:
    """The head of the unit that the result is of."""
    return result is not None and result.unit_id in person.headed_unit_ids


@rules.predicate
def has_given_it(person: Any, appeal: Any) -> bool:
    """Whether the person, or someone they stand in for, marked it, published it, or appeals."""
    if appeal is None:
        return False
    result, own = appeal.result, person.acts_for
    if own & {appeal.by_id, result.scheme.published_by_id}:
        return True
    marks = Mark.objects.filter(indicator=appeal.indicator, unit=result.unit_id, by__in=own)
    return marks.exists()


@rules.predicate
def is_published(_person: Any, row: Any) -> bool:
    """What is published is seen by all inside; before that by those who prepare it. `row` is a scheme or a result."""
    return row is None or not getattr(row, "scheme", row).is_draft


prepares = has_role(Role.CLERK, Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR)

rules.add_perm("assessment.see", is_inside)
rules.add_perm("assessment.see_scheme", is_inside & (is_published | prepares | is_assessor))
rules.add_perm("assessment.see_drafts", prepares)
rules.add_perm("assessment.see_result", is_inside & (is_published | prepares))
rules.add_perm("assessment.keep", is_office)
rules.add_perm("assessment.mark", is_inside & is_assessor)
rules.add_perm("assessment.appeal", is_inside & heads_it)
rules.add_perm(
    "assessment.answer_appeal", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR) & ~has_given_it
)
rules.add_perm("assessment.decide_appeals", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR))
