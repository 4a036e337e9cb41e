"""Background work: one worker at a time, none lost, none for ever."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from luoshi.foundation import jobs
from luoshi.foundation.jobs import (
    LEASE,
    MOST_ATTEMPTS,
    JobState,
    LostClaim,
    claim,
    enqueue,
    finish,
    run_job,
    sweep,
)
from luoshi.plans.models import Document

NAME = "job-of-the-test"


@pytest.fixture
def document(library, people):
    return Document.objects.create(
        organisation=library, name="要点.txt", sha256="0" * 64, size=1, uploaded_by=people["clerk"]
    )


@pytest.fixture
def done(monkeypatch):
    """The rows that the job of the test was run with; it is the only kind there is."""
    seen = []
    monkeypatch.setattr(jobs, "_kinds", {})
    jobs.register(NAME, Document, lambda row: (seen.append(row.pk), finish(row, JobState.DONE)))
    return seen


def lapse(document):
    Document.objects.filter(pk=document.pk).update(leased_until=timezone.now() - timedelta(seconds=1))


def test_one_of_two_workers_gets_the_row(document):
    held = claim(Document, document.pk)
    assert (held.job_state, held.attempts) == (JobState.RUNNING, 1)
    assert timezone.now() < held.leased_until <= timezone.now() + LEASE
    assert claim(Document, document.pk) is None


def test_a_row_that_is_not_there_is_claimed_by_nobody(document):
    assert claim(Document, uuid4()) is None


def test_a_row_waits_until_its_time(document):
    Document.objects.filter(pk=document.pk).update(next_at=timezone.now() + timedelta(minutes=1))
    assert claim(Document, document.pk) is None
    assert sweep() == 0


def test_what_a_worker_that_died_had_taken_is_taken_again_once_the_lease_is_over(document):
    first = claim(Document, document.pk)
    lapse(document)
    second = claim(Document, document.pk)
    assert second.attempts == 2
    assert second.claim != first.claim


def test_whoever_lost_the_claim_cannot_finish(document):
    first = claim(Document, document.pk)
    lapse(document)
    second = claim(Document, document.pk)
    with pytest.raises(LostClaim):
        finish(first, JobState.DONE)
    finish(second, JobState.FAILED, "torn", page=3)
    document.refresh_from_db()
    assert (document.job_state, document.problem, document.problem_detail) == ("failed", "torn", {"page": 3})
    assert document.claim is document.leased_until is None


def test_what_nobody_claimed_cannot_be_finished(document):
    with pytest.raises(LostClaim):
        finish(document, JobState.DONE)


def test_a_finished_row_is_not_done_again(document, done):
    run_job.func(NAME, str(document.pk))
    run_job.func(NAME, str(document.pk))
    assert done == [document.pk]
    assert claim(Document, document.pk) is None


def test_the_sweep_hands_out_what_was_never_handed_out(document, done):
    assert sweep() == 1
    assert done == [document.pk]
    assert sweep() == 0


def test_the_sweep_leaves_what_is_being_worked_on(document, done):
    claim(Document, document.pk)
    assert sweep() == 0
    lapse(document)
    assert sweep() == 1
    assert done == [document.pk]


def test_what_kills_its_worker_again_and_again_is_given_up_where_one_sees_it(document, done):
    for _attempt in range(MOST_ATTEMPTS):
        assert claim(Document, document.pk) is not None
        lapse(document)
    assert claim(Document, document.pk) is None
    assert sweep() == 0
    document.refresh_from_db()
    assert (document.job_state, document.problem) == (JobState.FAILED, jobs.GAVE_UP)
    assert document.claim is document.leased_until is None
    assert done == []


def test_one_attempt_before_the_last_is_not_given_up(document, done):
    for _attempt in range(MOST_ATTEMPTS - 1):
        claim(Document, document.pk)
        lapse(document)
    assert sweep() == 1
    assert done == [document.pk]


def test_a_worker_is_woken_only_once_the_change_is_kept(document, done, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        enqueue(NAME, document.pk)
        assert done == []
    assert len(callbacks) == 1
    callbacks[0]()
    assert done == [document.pk]


def test_nobody_is_woken_for_a_change_that_was_not_kept(document, done, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True) as callbacks,
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
    ):
        enqueue(NAME, document.pk)
        raise ZeroDivisionError
    assert callbacks == []
    assert done == []
