"""Background work whose truth stands in its own rows.

A queue's message can be lost and a worker can be killed; the row remains. Whoever claims a row by a
conditional update holds it until the lease ends. A worker that dies leaves the lease to run out, and
the sweep hands the row out again; after `MOST_ATTEMPTS` it is given up, visibly.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django_scopes import scope, scopes_disabled
from django_tasks import task

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 5
GAVE_UP = "gave-up"


class JobState(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(models.Model):
    """The columns of a row that is worked on in the background."""

    job_state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    next_at = models.DateTimeField(default=timezone.now, editable=False)
    problem = models.CharField(max_length=60, blank=True)
    problem_detail = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True


class LostClaim(Exception):
    """The lease ended and another worker took the row; what was done here must not be kept."""


Run = Callable[[Any], None]
_kinds: dict[str, tuple[type[Job], Run]] = {}
_patient: set[str] = set()


def register(name: str, model: type[Job], run: Run, *, is_patient: bool = False) -> None:
    """Name a kind of job: `run(row)` does it, in the scope of the row's organisation.

    A patient kind lets all others go first.
    """
    _kinds[name] = (model, run)
    if is_patient:
        _patient.add(name)


def enqueue(name: str, key: UUID) -> None:
    """Wake a worker once the surrounding transaction has been committed."""
    transaction.on_commit(lambda: _wake(name, key))


def _wake(name: str, key: UUID) -> None:
    run_job.using(priority=-10 if name in _patient else 0).enqueue(name, str(key))


def claim(model: type[Job], key: UUID) -> Any | None:
    """Take the row if it waits or its lease has run out; None if another worker has it."""
    now = timezone.now()
    with scopes_disabled():
        rows = model._default_manager.filter(pk=key).filter(_due(now))
        token = uuid4()
        taken = rows.update(
            job_state=JobState.RUNNING, claim=token, attempts=F("attempts") + 1, leased_until=now + LEASE
        )
        return model._default_manager.get(pk=key) if taken == 1 else None


def finish(row: Any, state: JobState, problem: str = "", **detail: Any) -> None:
    """Close a claimed row, in the transaction that holds its results. Raises LostClaim."""
    _let_go(row, job_state=state, problem=problem, problem_detail=detail)


def put_off(row: Any, until: datetime, problem: str, **detail: Any) -> None:
    """Give a claimed row back, to be taken up again at `until`. Raises LostClaim."""
    _let_go(row, job_state=JobState.WAITING, next_at=until, problem=problem, problem_detail=detail)


def _let_go(row: Any, **fields: Any) -> None:
    closed = {**fields, "claim": None, "leased_until": None}
    held = type(row)._default_manager.filter(pk=row.pk, claim=row.claim, job_state=JobState.RUNNING)
    if held.update(**closed) != 1:
        raise LostClaim
    for name, value in closed.items():
        setattr(row, name, value)


@task()
def run_job(name: str, key: str) -> None:
    """What the queue calls. Safe to call twice: only the holder of the claim works."""
    model, run = _kinds[name]
    row = claim(model, UUID(key))
    if row is not None:
        with scope(organisation=row.organisation_id):
            run(row)


def sweep() -> int:
    """Hand out again whatever is due and was lost, give up what failed too often. Returns how many."""
    now, found = timezone.now(), 0
    for name, (model, _run) in _kinds.items():
        with scopes_disabled():
            lapsed = model._default_manager.filter(job_state=JobState.RUNNING, leased_until__lt=now)
            lapsed.filter(attempts__gte=MOST_ATTEMPTS).update(
                job_state=JobState.FAILED, problem=GAVE_UP, claim=None, leased_until=None
            )
            keys = list(model._default_manager.filter(_due(now)).values_list("pk", flat=True))
        for key in keys:
            _wake(name, key)
        found += len(keys)
    return found


def _due(now: Any) -> Q:
    waiting = Q(job_state=JobState.WAITING, next_at__lte=now)
    lapsed = Q(job_state=JobState.RUNNING, leased_until__lt=now, attempts__lt=MOST_ATTEMPTS)
    return waiting | lapsed
