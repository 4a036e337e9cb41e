"""Putting one passage to the model, in the background."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from luoshi.foundation.jobs import JobState, finish
from luoshi.journal.record import record
from luoshi.plans.models import Commitment, FlagState, Opinion, PromiseKind, Sentence
from luoshi.plans.second_opinion.errors import NoAnswer
from luoshi.plans.second_opinion.proposals import Answer, Proposal, read_answer, uncovered

NAME = "second-opinion"


def ask_about(opinion: Opinion) -> None:
    """Ask, and keep what the text bears out as proposals; or say why there is no answer."""
    text = opinion.plan.document.text
    try:
        content = _ask(text[opinion.start : opinion.end])
        answer = read_answer(content, text, opinion.start, opinion.end)
    except NoAnswer as error:
        with transaction.atomic():
            finish(opinion, JobState.FAILED, error.code)
        return
    with transaction.atomic():
        finish(opinion, JobState.DONE)
        _keep(opinion, answer)


def _ask(passage: str) -> str:
    if settings.SECOND_OPINION is None:
        raise NoAnswer("model-not-set")
    # The client takes longer to import than all of this room, and most offices never ask.
    from luoshi.plans.second_opinion.endpoint import Endpoint  # noqa: PLC0415

    return Endpoint(**settings.SECOND_OPINION).ask(passage)


def _keep(opinion: Opinion, answer: Answer) -> None:
    places = Commitment.objects.filter(plan=opinion.plan).values_list("start", "end")
    new = uncovered(answer.proposals, [(s, e) for s, e in places if s is not None and e is not None])
    opinion.proposed, opinion.invented = len(new), answer.invented
    opinion.save(update_fields=["proposed", "invented"])
    for row in Commitment.objects.bulk_create(_commitment(opinion, proposal) for proposal in new):
        record(actor=None, verb="commitment-proposed", row=row, parent=row.plan_id, by=row.proposed_by)


def _commitment(opinion: Opinion, proposal: Proposal) -> Commitment:
    plan = opinion.plan
    flags = _flags(opinion, proposal)
    return Commitment(
        organisation_id=plan.organisation_id,
        plan=plan,
        measure=plan.measure_at(proposal.start),
        position=proposal.start,
        start=proposal.start,
        end=proposal.end,
        quote=plan.document.text[proposal.start : proposal.end],
        title=proposal.title[:200],
        kind=PromiseKind.STANDING,
        flags=flags,
        flag_state=FlagState.WAITING if flags else FlagState.NONE,
        proposed_by=opinion.model,
    )


def _flags(opinion: Opinion, proposal: Proposal) -> list[str]:
    """Those of the sentences that the proposal quotes from."""
    told = Sentence.objects.filter(plan=opinion.plan, start__lt=proposal.end, end__gt=proposal.start)
    return sorted({flag for flags in told.values_list("flags", flat=True) for flag in flags})
