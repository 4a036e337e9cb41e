"""Who may do what with tasks."""

from __future__ import annotations

from typing import Any

import rules

from luoshi.organisation.models import Role
from luoshi.organisation.rules import has_role, heads_unit, is_inside, is_office
from luoshi.plans.models import Reviewer


@rules.predicate
def owns_feed(person: Any, feed: Any) -> bool:
    """One's own calendar, or that of a unit one belongs to."""
    return feed is not None and (feed.person_id == person.pk or feed.unit_id in person.unit_ids)


@rules.predicate
def is_of_unit(person: Any, row: Any) -> bool:
    """Someone of the unit that answers or replies, who does its work."""
    return row is not None and row.unit_id in person.working_unit_ids


@rules.predicate
def reviews_here(person: Any, answer: Any) -> bool:
    """With whom it waits: the unit's head, a leader, or the office, which may also step in for a head."""
    if answer is None or not answer.reviewer:
        return False
    if answer.reviewer == Reviewer.LEADER:
        return bool(is_leader(person, answer))
    return bool(
        is_office(person, answer) or (answer.reviewer == Reviewer.HEAD and heads_unit(person, answer))
    )


@rules.predicate
def is_own_work(person: Any, answer: Any) -> bool:
    """Whether the person, or someone they stand in for, did it, has it in hand or entered it."""
    own = {answer.submitted_by_id, answer.entered_by_id, answer.person_id} if answer is not None else set()
    return not own.isdisjoint(person.acts_for)


@rules.predicate
def is_own_reply(person: Any, reply: Any) -> bool:
    """Whether the person, or someone they stand in for, wrote it."""
    return reply is not None and reply.by_id in person.acts_for


@rules.predicate
def is_concerned(person: Any, commitment: Any) -> bool:
    """Does the work of the unit that leads; where it is each unit's or nobody's yet, of any unit."""
    units = person.working_unit_ids
    if commitment is None or not units:
        return False
    return commitment.unit_id is None or commitment.each_unit or commitment.unit_id in units


@rules.predicate
def works_in(person: Any, unit: Any) -> bool:
    """Someone who does the work of this unit."""
    return unit is not None and unit.pk in person.working_unit_ids


@rules.predicate
def looks_at(person: Any, item: Any) -> bool:
    """Whoever looks in this check: the people of the checking unit, else the office and the leaders."""
    if item is None:
        return False
    if item.checker_id is None:
        return bool(gives_orders(person, item))
    return item.checker_id in person.working_unit_ids


@rules.predicate
def is_own_item(person: Any, item: Any) -> bool:
    """Whether it is work of the person or of a unit whose work they do."""
    answer = item.answer if item is not None else None
    return answer is not None and (answer.unit_id in person.working_unit_ids or is_own_work(person, answer))


is_leader = has_role(Role.LEADER)
reviews = has_role(Role.HEAD, Role.LEADER, Role.CLERK, Role.ADMINISTRATOR)
gives_orders = has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR)

rules.add_perm("work.see", is_inside)
rules.add_perm("work.see_evidence", is_inside)
rules.add_perm("work.publish", is_office)
rules.add_perm("work.record_occurrence", is_inside & (is_concerned | is_office))
rules.add_perm("work.look_through", is_inside & (works_in | is_office))
rules.add_perm("work.see_looks", has_role(Role.LEADER, Role.CLERK, Role.ADMINISTRATOR, Role.AUDITOR))
rules.add_perm("work.agree_date", is_office)
rules.add_perm("work.renew_feed", is_inside & (owns_feed | is_office))
rules.add_perm("work.remark", is_inside)
rules.add_perm("work.instruct", is_leader)
rules.add_perm("work.answer", is_inside & (is_of_unit | is_office))
rules.add_perm("work.hand", is_inside & (heads_unit | is_office))
rules.add_perm("work.ask", is_inside & is_of_unit)
rules.add_perm("work.review", is_inside & reviews_here & ~is_own_work)
rules.add_perm("work.see_review", reviews)
rules.add_perm("work.waive", is_office & ~is_own_work)
rules.add_perm("work.reopen", is_office)
rules.add_perm("work.decide", is_office)
rules.add_perm("work.order", gives_orders)
rules.add_perm("work.make_pass_link", is_office)
rules.add_perm("work.chase", gives_orders)
rules.add_perm("work.reply", is_inside & (is_of_unit | is_office))
rules.add_perm("work.accept_reply", gives_orders & ~is_own_reply)
rules.add_perm("work.plan_check", gives_orders)
rules.add_perm("work.look_at", is_inside & looks_at & ~is_own_item)
