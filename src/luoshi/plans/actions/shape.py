"""Where the reader drew the line between commitments wrongly: add, split, merge."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person, Unit
from luoshi.plans.actions.change import change, need_fresh
from luoshi.plans.actions.confirm import need_no_review, next_state
from luoshi.plans.models import Commitment, FlagState, Plan, PromiseKind, Support


def add_commitment(
    *, plan: Plan, person: Person, title: str, start: int | None, end: int | None
) -> tuple[Commitment, UUID]:
    """Add one that the reader did not find, from a stretch of the text; edited and confirmed like all."""
    require(person, "plans.edit", plan)
    text = plan.document.text
    if start is not None and not (end is not None and plan.start <= start < end <= plan.end):
        raise Refused("outside-plan", _("The marked words lie outside this plan. Mark words in its text."))
    commitment = Commitment(
        organisation_id=plan.organisation_id,
        plan=plan,
        measure=None if start is None else plan.measure_at(start),
        position=plan.end if start is None else start,
        start=start,
        end=end,
        quote="" if start is None else text[start:end],
        title=title.strip()[:200],
        kind=PromiseKind.STANDING,
        by_hand=True,
    )
    step = new_key()
    make(commitment, person, step)
    return commitment, step


def split_commitment(
    *, commitment: Commitment, person: Person, titles: Iterable[str], version: int | None = None
) -> UUID:
    """Make several of one: the first keeps its place, each further title becomes a commitment of its own."""
    require(person, "plans.edit", commitment)
    need_fresh(commitment, version)
    _need_own_words(commitment)
    state = next_state(commitment, "split")
    first, *others = [title.strip()[:200] for title in titles if title.strip()] or [""]
    if not others:
        raise Refused("split-needs-two", _("Give a title for each part: at least two."))
    step = new_key()
    with transaction.atomic():
        change(
            commitment=commitment,
            person=person,
            verb="commitment-split",
            batch=step,
            title=first,
            state=state,
        )
        helpers = [support.unit for support in commitment.supports.select_related("unit")]
        for title in others:
            make(_part_of(commitment, title), person, step, helpers)
    return step


def _part_of(commitment: Commitment, title: str) -> Commitment:
    values = {field.attname: getattr(commitment, field.attname) for field in Commitment._meta.concrete_fields}
    part = Commitment(**values | {"id": new_key(), "title": title, "version": 1, "by_hand": True})
    part.plan = commitment.plan
    return part


def merge_commitments(*, commitments: list[Commitment], person: Person) -> UUID:
    """Make one of several: the first stays, the others are withdrawn into it. Returns the step."""
    if len(commitments) < 2:
        raise Refused("merge-needs-two", _("Choose at least two to merge."))
    for commitment in commitments:
        require(person, "plans.edit", commitment)
        need_no_review(commitment)
        _need_own_words(commitment)
        next_state(commitment, "withdraw")
    first, *others = commitments
    step = new_key()
    with transaction.atomic():
        quote = "；".join(dict.fromkeys(one.quote for one in commitments if one.quote))
        change(commitment=first, person=person, verb="commitment-merged", batch=step, quote=quote)
        for other in others:
            change(
                commitment=other,
                person=person,
                verb="commitment-withdrawn",
                batch=step,
                state=next_state(other, "withdraw"),
                merged_into=first,
            )
    return step


def _need_own_words(commitment: Commitment) -> None:
    """What the legal reviewer narrowed stands in their words: it is neither split nor merged."""
    if commitment.flag_state == FlagState.NARROWED:
        raise Refused(
            "reviewers-words", _("The title stands in the legal reviewer's words. Ask for a new review.")
        )


def make(commitment: Commitment, person: Person, step: UUID, supports: Iterable[Unit] = ()) -> None:
    """Save a new commitment as part of a step: taking the step back withdraws it."""
    with transaction.atomic():
        commitment.save()
        Support.objects.bulk_create(
            Support(organisation_id=commitment.organisation_id, commitment=commitment, unit=unit)
            for unit in supports
        )
        record(
            actor=person,
            verb="commitment-added",
            row=commitment,
            parent=commitment.plan_id,
            made=True,
            step=str(step),
            version=commitment.version,
        )
