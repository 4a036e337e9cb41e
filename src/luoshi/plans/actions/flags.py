"""Commitments about people, speech or sanctions: flagged, and decided by a legal reviewer alone."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Person
from luoshi.plans.actions.change import change, need_fresh, need_reason
from luoshi.plans.models import Commitment, CommitmentState, FlagState
from luoshi.plans.states import COMMITMENT

FLAGS = ("person", "speech", "sanction")


def flag_commitment(
    *, commitment: Commitment, person: Person, flag: str, reason: str, version: int | None = None
) -> UUID:
    """Anyone may ask for a legal look; until it is decided the commitment is unscheduled."""
    require(person, "plans.flag", commitment)
    need_fresh(commitment, version)
    need_reason(reason)
    if flag not in FLAGS:
        raise Refused("unknown-flag", _("Choose what it touches: people, speech or sanctions."))
    state = COMMITMENT.target("flag", commitment.state)
    if state is None:
        raise Refused("step-not-open", _("This has been declined or withdrawn and is not scheduled anyway."))
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-flagged",
        state=state,
        flags=sorted({*commitment.flags, flag}),
        flag_state=FlagState.WAITING,
        reason=reason.strip(),
    )


def clear_flag(*, commitment: Commitment, person: Person, reason: str, version: int | None = None) -> UUID:
    """The flag was wrong: nothing of the kind is asked for. The office confirms it like any other."""
    _check(commitment, person, reason, version)
    return change(
        commitment=commitment,
        person=person,
        verb="flag-cleared",
        flag_state=FlagState.CLEARED,
        reason=reason.strip(),
    )


def narrow_commitment(
    *, commitment: Commitment, person: Person, title: str, reason: str, version: int | None = None
) -> UUID:
    """Let stand a part of it, in the reviewer's words; its tasks are about that part alone."""
    _check(commitment, person, reason, version)
    if not title.strip() or title.strip() == commitment.title:
        raise Refused("narrowing-missing", _("Write what remains to be done, in words of your own."))
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-narrowed",
        state=CommitmentState.NARROWED,
        flag_state=FlagState.NARROWED,
        title=title.strip()[:200],
        product="",
        reason=reason.strip(),
    )


def decline_commitment(
    *, commitment: Commitment, person: Person, reason: str, version: int | None = None
) -> UUID:
    """It will not be done through this program."""
    _check(commitment, person, reason, version)
    return change(
        commitment=commitment,
        person=person,
        verb="commitment-declined",
        state=CommitmentState.DECLINED,
        flag_state=FlagState.DECLINED,
        reason=reason.strip(),
    )


def _check(commitment: Commitment, person: Person, reason: str, version: int | None) -> None:
    require(person, "plans.review_flags", commitment)
    need_fresh(commitment, version)
    need_reason(reason)
    if commitment.flag_state != FlagState.WAITING:
        raise Refused("not-waiting", _("This does not wait for a decision."))
