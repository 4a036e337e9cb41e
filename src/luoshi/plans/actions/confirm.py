"""Going through what was read: confirm, edit, leave out, split, merge, add."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person, Unit
from luoshi.plans.actions.change import change, need_reason
from luoshi.plans.models import Commitment, CommitmentState, FlagState, Measure, Plan, PromiseKind, UnitFrom
from luoshi.plans.states import COMMITMENT


def confirm_commitment(
    *, commitment: Commitment, person: Person, version: int | None = None, batch: UUID | None = None
) -> UUID:
    """Take it into the plan's work. Raises Refused while it waits for the legal reviewer."""
    require(person, "plans.edit", commitment)
    if commitment.flag_state == FlagState.WAITING:
        raise Refused("waits-for-review", _("This waits for the legal reviewer and cannot be confirmed before."))
    new: dict[str, Any] = {"state": _next(commitment, "confirm")}
    if commitment.unit_from == UnitFrom.MEMORY:
        new["unit_from"] = UnitFrom.PERSON
    return change(
        commitment=commitment, person=person, verb="commitment-confirmed", version=version, batch=batch, **new
    )


def confirm_all(*, commitments: Iterable[Commitment], person: Person) -> UUID:
    """Confirm each that can be; what waits for the legal reviewer or is settled already stays as it is."""
    batch = new_key()
    with transaction.atomic():
        for commitment in commitments:
            if commitment.state == CommitmentState.READ and commitment.flag_state != FlagState.WAITING:
                confirm_commitment(commitment=commitment, person=person, batch=batch)
    return batch


def dismiss_commitment(
    *, commitment: Commitment, person: Person, reason: str, version: int | None = None, batch: UUID | None = None
) -> UUID:
    """Leave it out of the work, with a reason; it stays readable beside its sentence."""
    require(person, "plans.edit", commitment)
    need_reason(reason)
    state = _next(commitment, "dismiss")
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-dismissed",
        version=version,
        batch=batch,
        state=state,
        reason=reason.strip(),
    )


def reopen_commitment(*, commitment: Commitment, person: Person, version: int | None = None) -> UUID:
    """Put a confirmed or dismissed one back among those to be confirmed."""
    require(person, "plans.edit", commitment)
    state = _next(commitment, "reopen")
    return change(
        commitment=commitment, person=person, verb="commitment-reopened", version=version, state=state, reason=""
    )


def edit_commitment(
    *,
    commitment: Commitment,
    person: Person,
    version: int | None = None,
    supports: Iterable[Unit] | None = None,
    **new: Any,
) -> UUID:
    """Change what it promises. Its sentence and its flag stay."""
    require(person, "plans.edit", commitment)
    if commitment.flag_state == FlagState.NARROWED and new.get("title", commitment.title) != commitment.title:
        raise Refused("reviewers-words", _("The title stands in the legal reviewer's words. Ask for a new review."))
    if "unit" in new and new["unit"] != commitment.unit:
        new["unit_from"] = UnitFrom.PERSON if new["unit"] else UnitFrom.NOBODY
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-edited",
        version=version,
        supports=supports,
        **new,
    )


def add_commitment(
    *, plan: Plan, person: Person, title: str, start: int | None, end: int | None, batch: UUID | None = None
) -> tuple[Commitment, UUID]:
    """Add one that the reader did not find, from a stretch of the text; it is edited and confirmed like all."""
    require(person, "plans.edit", plan)
    batch = batch or new_key()
    text = plan.document.text
    if start is not None and not (end is not None and plan.start <= start < end <= plan.end):
        raise Refused("outside-plan", _("The marked words lie outside this plan. Mark words in its text."))
    commitment = Commitment(
        organisation_id=plan.organisation_id,
        plan=plan,
        measure=_measure_at(plan, start),
        position=start or plan.end,
        start=start,
        end=end,
        quote=text[start:end] if start is not None else "",
        title=title.strip()[:200],
        kind=PromiseKind.STANDING,
        by_hand=True,
    )
    _make(commitment, person, "commitment-added", batch)
    return commitment, batch


def split_commitment(
    *, commitment: Commitment, person: Person, titles: Iterable[str], version: int | None = None
) -> UUID:
    """Make several of one: the first keeps its place, each further title becomes a commitment of its own."""
    require(person, "plans.edit", commitment)
    first, *others = [title.strip()[:200] for title in titles if title.strip()]
    if not others:
        raise Refused("split-needs-two", _("Give a title for each part: at least two."))
    batch = new_key()
    with transaction.atomic():
        change(
            commitment=commitment,
            person=person,
            verb="commitment-split",
            version=version,
            batch=batch,
            title=first,
        )
        for title in others:
            part = Commitment.objects.get(pk=commitment.pk)
            part.pk, part.title, part.version, part.by_hand = new_key(), title, 1, True
            part._state.adding = True
            _make(part, person, "commitment-added", batch)
    return batch


def merge_commitments(*, commitments: list[Commitment], person: Person) -> UUID:
    """Make one of several: the first stays, the others are withdrawn with a word on where they went."""
    first, *others = commitments
    if not others:
        raise Refused("merge-needs-two", _("Choose at least two to merge."))
    if FlagState.WAITING in {commitment.flag_state for commitment in commitments}:
        raise Refused("waits-for-review", _("One of these waits for the legal reviewer and cannot be merged before."))
    batch = new_key()
    with transaction.atomic():
        for commitment in commitments:
            require(person, "plans.edit", commitment)
        quote = "；".join(dict.fromkeys(c.quote for c in commitments if c.quote))
        change(commitment=first, person=person, verb="commitment-merged", batch=batch, quote=quote)
        for other in others:
            change(
                commitment=other,
                person=person,
                verb="commitment-withdrawn",
                batch=batch,
                state=_next(other, "withdraw"),
                reason=first.title,
            )
    return batch


def _make(commitment: Commitment, person: Person, verb: str, batch: UUID) -> None:
    with transaction.atomic():
        commitment.save()
        record(
            actor=person,
            verb=verb,
            row=commitment,
            parent=commitment.plan_id,
            made=True,
            step=str(batch),
            version=commitment.version,
        )


def _measure_at(plan: Plan, start: int | None) -> Measure | None:
    if start is None:
        return None
    return Measure.objects.filter(plan=plan, start__lte=start).order_by("-start").first()


def _next(commitment: Commitment, step: str) -> str:
    state = COMMITMENT.target(step, commitment.state)
    if state is None:
        raise Refused("step-not-open", _("This has been settled already. Reopen it first."))
    return state
