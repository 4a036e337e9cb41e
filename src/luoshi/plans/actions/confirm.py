"""Going through what was read, one by one: confirm, leave out, reopen, edit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.keys import new_key
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Person, Unit
from luoshi.plans.actions.change import change, need_fresh, need_reason
from luoshi.plans.models import Commitment, CommitmentState, FlagState, UnitFrom
from luoshi.plans.states import COMMITMENT

SETTLED = (CommitmentState.DECLINED, CommitmentState.DISMISSED, CommitmentState.WITHDRAWN)


def confirm_commitment(
    *, commitment: Commitment, person: Person, version: int | None = None, batch: UUID | None = None
) -> UUID:
    """Take it into the plan's work. Raises Refused while it waits for the legal reviewer."""
    require(person, "plans.edit", commitment)
    need_fresh(commitment, version)
    need_no_review(commitment)
    new: dict[str, Any] = {"state": next_state(commitment, "confirm")}
    if commitment.unit_from == UnitFrom.MEMORY:
        new["unit_from"] = UnitFrom.PERSON
    return change(commitment=commitment, person=person, verb="commitment-confirmed", batch=batch, **new)


def confirm_all(*, commitments: Iterable[Commitment], person: Person) -> tuple[UUID, int]:
    """Confirm each that can be; what waits for the legal reviewer or is settled already stays as it is.

    What a model proposed is confirmed one by one, by someone who has looked at it. Returns the step and how
    many. Raises Refused where none is left.
    """
    chosen = [one for one in commitments if one.goes_with_all]
    if not chosen:
        raise Refused("nothing-to-confirm", _("All of these are settled already."))
    step = new_key()
    with transaction.atomic():
        for commitment in chosen:
            confirm_commitment(commitment=commitment, person=person, batch=step)
    return step, len(chosen)


def dismiss_commitment(
    *,
    commitment: Commitment,
    person: Person,
    reason: str,
    version: int | None = None,
    batch: UUID | None = None,
) -> UUID:
    """Leave it out of the work, with a reason; it stays readable beside its sentence."""
    require(person, "plans.edit", commitment)
    need_fresh(commitment, version)
    need_no_review(commitment)
    need_reason(reason)
    state = next_state(commitment, "dismiss")
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-dismissed",
        batch=batch,
        state=state,
        reason=reason.strip(),
    )


def reopen_commitment(*, commitment: Commitment, person: Person, version: int | None = None) -> UUID:
    """Put a confirmed or dismissed one back among those to be confirmed."""
    require(person, "plans.edit", commitment)
    need_fresh(commitment, version)
    state = next_state(commitment, "reopen")
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-reopened",
        state=state,
        reason="",
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
    need_fresh(commitment, version)
    if commitment.state in SETTLED:
        raise Refused("settled", _("This is not listed any more. Reopen it before you change it."))
    if commitment.flag_state == FlagState.NARROWED and new.get("title", commitment.title) != commitment.title:
        raise Refused(
            "reviewers-words", _("The title stands in the legal reviewer's words. Ask for a new review.")
        )
    if "unit" in new and new["unit"] != commitment.unit:
        new["unit_from"] = UnitFrom.PERSON if new["unit"] else UnitFrom.NOBODY
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-edited",
        supports=supports,
        **new,
    )


def need_no_review(commitment: Commitment) -> None:
    """Raise Refused while the legal reviewer has not decided."""
    if commitment.flag_state == FlagState.WAITING:
        raise Refused(
            "waits-for-review", _("This waits for the legal reviewer, who decides what becomes of it.")
        )


def next_state(commitment: Commitment, step: str) -> str:
    """Where the step leads. Raises Refused where it cannot be taken from here."""
    state = COMMITMENT.target(step, commitment.state)
    if state is None:
        raise Refused("step-not-open", _("This has been settled already. Reopen it first."))
    return state
