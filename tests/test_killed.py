"""Killed at any statement from upload to publishing: nothing confirmed is lost, nothing is done by half or twice."""

from __future__ import annotations

import json
import os
import random
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from django_scopes import scope

from luoshi.foundation.jobs import JobState, sweep
from luoshi.organisation.actions.founding import found_organisation
from luoshi.organisation.models import Organisation, Person
from luoshi.plans.actions.confirm import confirm_commitment
from luoshi.plans.actions.documents import upload_document
from luoshi.plans.models import Commitment, CommitmentState, Document, Plan, PlanState
from luoshi.work.actions.publish import publish_plan
from luoshi.work.models import Answer, Task
from luoshi.work.year.proposal import propose
from tests.killed import copied, in_child, made

KILLS = int(os.environ.get("LUOSHI_KILLS", "20"))
PLAN = """青山市图书馆2026年工作要点
一、办好读者服务
1.夜间服务。读者服务部每月开展1次夜读活动。各科室每季度开展1次安全检查。
2.村级书屋。6月底前完成12个村级书屋的图书更新。全年举办讲座不少于8场。
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory, django_db_blocker):
    """A database with one library in it, to be copied for every kill."""
    folder = tmp_path_factory.mktemp("killed")

    def prepare(_killing):
        call_command("migrate", verbosity=0, interactive=False)
        found_organisation(
            name="青山市图书馆", administrator="林小满", login="lin", password="x", office="读者服务部"
        )

    with django_db_blocker.unblock(), made(folder) as name:
        in_child(prepare, name)
        yield name


def _whole_path(done_file):
    """Upload, read, confirm one after the other, publish; what a person was told is noted outside."""

    def work(_killing):
        _go_on(done_file)

    return work


def _go_on(done_file):
    library = Organisation.objects.get()
    with scope(organisation=library.pk):
        person = Person.objects.get()
        document, _new = upload_document(person=person, name="要点.txt", file=ContentFile(PLAN.encode()))
        _let_leases_end()
        sweep()
        plan = Plan.objects.get(document=document)
        for commitment in Commitment.objects.filter(plan=plan, state=CommitmentState.READ):
            confirm_commitment(commitment=commitment, person=person)
            with done_file.open("a") as file:
                file.write(json.dumps(str(commitment.pk)) + "\n")
        publish_plan(plan=plan, person=person, seen=propose(plan).fingerprint)


def _let_leases_end():
    past = timezone.now() - timedelta(seconds=1)
    Document.objects.filter(job_state=JobState.RUNNING).update(leased_until=past)


def _nothing_by_half(done_file):
    """Whatever is there is whole: a read document has its plan, a published plan its tasks, a task its answers."""

    def work(_killing):
        library = Organisation.objects.get()
        with scope(organisation=library.pk):
            for document in Document.objects.all():
                assert document.plans.exists() == (document.job_state == JobState.DONE)
            told = (
                {json.loads(line) for line in done_file.read_text().splitlines()}
                if done_file.exists()
                else set()
            )
            kept = Commitment.objects.filter(pk__in=told, state=CommitmentState.CONFIRMED)
            assert kept.count() == len(told)
            published = Plan.objects.filter(state=PlanState.PUBLISHED).exists()
            assert Task.objects.exists() == published
            assert not Task.objects.filter(answers=None).exists()

    return work


def _all_is_there(tasks, answers):
    def work(_killing):
        library = Organisation.objects.get()
        with scope(organisation=library.pk):
            assert Plan.objects.get().state == PlanState.PUBLISHED
            assert not Commitment.objects.filter(state=CommitmentState.READ).exists()
            found = list(Task.objects.values_list("commitment", "period_start"))
            assert len(found) == len(set(found)) == tasks
            assert Answer.objects.count() == answers

    return work


# One unit below the leadership: twelve evenings, four checks, two quotas, each answered once.
TASKS = ANSWERS = 18


def test_a_kill_at_any_statement_leaves_nothing_by_half_and_the_next_run_ends_it(
    template, tmp_path, django_db_blocker
):
    with django_db_blocker.unblock():
        with copied(template, tmp_path) as database:
            statements = in_child(_whole_path(tmp_path / "dry"), database)
            in_child(_all_is_there(TASKS, ANSWERS), database)
        draw = random.Random(20260101)  # noqa: S311
        for kill in range(KILLS):
            at, done_file = draw.randint(1, statements), tmp_path / f"done-{kill}"
            with copied(template, tmp_path) as database:
                assert in_child(_whole_path(done_file), database, at) == 0, f"not killed at {at}"
                in_child(_nothing_by_half(done_file), database)
                in_child(_whole_path(done_file), database)
                in_child(_all_is_there(TASKS, ANSWERS), database)
