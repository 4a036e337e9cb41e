"""What a unit asks of the office, and what the office says."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Person
from luoshi.work.actions.answers import changing
from luoshi.work.models import Answer, Part, Request, RequestState, Wish
from luoshi.work.states import ANSWER, REQUEST, TO_DO


def ask(*, answer: Answer, person: Person, wish: Wish, reason: str, due_on: date | None = None) -> Request:
    """To be let off, or another date. Refused: answer-closed, asked-already."""
    require(person, "work.ask", answer)
    with changing(answer, person, f"{wish}-asked", reason=reason.strip()) as row:
        if row.state not in TO_DO:
            raise Refused("answer-closed", _("This is handed in or closed: there is nothing to ask for."))
        if row.requests.filter(wish=wish, state=RequestState.WAITING).exists():
            raise Refused("asked-already", _("This has been asked for and waits for the office."))
        facts = {"wish": wish, "reason": reason.strip(), "due_on": due_on, "by": person}
        return Request.objects.create(organisation_id=row.organisation_id, answer=row, **facts)


def grant(*, request: Request, person: Person, reply: str = "") -> None:
    """Yes: the unit is let off, or has until the date that it asked for."""
    require(person, "work.decide", request)
    with changing(request.answer, person, f"{request.wish}-granted", note=reply.strip()) as row:
        _decide(request, person, "grant", reply)
        if request.wish == Wish.WAIVER:
            ANSWER.move(row, "waive")
            row.closed_on, row.word = timezone.localdate(), request.reason
        elif request.due_on:
            _postpone(row, request.due_on)


def refuse(*, request: Request, person: Person, reply: str) -> None:
    """No, with the reason."""
    require(person, "work.decide", request)
    with changing(request.answer, person, f"{request.wish}-refused", reason=reply.strip()):
        _decide(request, person, "refuse", reply)


def _decide(request: Request, person: Person, step: str, reply: str) -> None:
    request.refresh_from_db()
    if request.by_id in person.acts_for:
        raise Refused("own-request", _("You asked for this yourself. Someone else of the office decides."))
    REQUEST.move(request, step)
    request.decided_by, request.reply = person, reply.strip()
    request.save(update_fields=["state", "decided_by", "reply"])


def _postpone(answer: Answer, due_on: date) -> None:
    """The unit's own date; the task is due when the last of those who answer for it is."""
    answer.due_on = due_on
    others = answer.task.answers.exclude(part=Part.SUPPORT).exclude(pk=answer.pk).order_by()
    latest = max([due_on, *others.values_list("due_on", flat=True)])
    if answer.part != Part.SUPPORT and latest != answer.task.due_on:
        answer.task.due_on = latest
        answer.task.save(update_fields=["due_on"])
