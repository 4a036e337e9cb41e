"""Who reads reports, and who keeps their templates."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, heads_unit, is_inside, is_office
from luoshi.reports.models import DutyState

reads = has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR)
marks = has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR)

rules.add_perm("reports.see", reads)
rules.add_perm("reports.keep_templates", is_office)


@rules.predicate
def is_readable(person: Any, report: Any) -> bool:
    """What is handed in, for all; before that for the unit and for those who read reports."""
    if report is None or report.state != DutyState.DRAFT:
        return True
    return report.unit_id in person.working_unit_ids or bool(reads(person, report))


@rules.predicate
def is_own_report(person: Any, report: Any) -> bool:
    """Whether it is of a unit whose work the person does, or was handed in by them."""
    return report is not None and (
        report.unit_id in person.working_unit_ids or report.handed_in_by_id in person.acts_for
    )


rules.add_perm("reports.see_duties", is_inside & is_readable)
rules.add_perm("reports.write_duties", is_inside & (heads_unit | is_office))
rules.add_perm("reports.present_duties", is_inside & (heads_unit | is_office))
rules.add_perm("reports.mark_duties", marks & ~is_own_report)
