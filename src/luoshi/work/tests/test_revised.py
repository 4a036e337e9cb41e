"""What a revised plan makes of tasks: shown before it is confirmed, open ones rest, finished ones stay."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from luoshi.plans.actions import revisions
from luoshi.plans.actions.confirm import confirm_all
from luoshi.plans.actions.documents import paste_text
from luoshi.plans.actions.flags import clear_flag, flag_commitment
from luoshi.plans.actions.undo import undo
from luoshi.plans.models import Commitment
from luoshi.plans.queries.revision import page_of
from luoshi.plans.queries.revision import revisions as loaded
from luoshi.work.actions.tasks import agree_date
from luoshi.work.models import Answer, Task, TaskState
from luoshi.work.tests.build import in_state, publish

TEXT = "青山图书馆2026年工作要点\n一、安全\n1.消防。办公室每月检查1次消防设施。\n2.夜读。采编部每季度开展1次夜读活动。"
WITHOUT_FIRE = TEXT.replace("办公室每月检查1次消防设施。", "")
MORE_READING = TEXT.replace("每季度开展1次", "每季度开展2次")


@pytest.fixture
def published(library, people, today, django_capture_on_commit_callbacks):
    today(date(2026, 1, 5))
    with django_capture_on_commit_callbacks(execute=True):
        document, _new = paste_text(person=people["clerk"], name="要点", text=TEXT)
    plan = document.plans.get()
    confirm_all(commitments=Commitment.objects.filter(plan=plan), person=people["clerk"])
    publish(plan, people["clerk"])
    return plan


@pytest.fixture
def offer(published, people, django_capture_on_commit_callbacks):
    def send(text):
        with django_capture_on_commit_callbacks(execute=True):
            offered = revisions.offer_revision(
                plan=published, person=people["clerk"], name="修订.txt", file=ContentFile(text.encode())
            )
        return loaded().get(pk=offered.pk)

    return send


def confirm(offered, people):
    seen = page_of(offered).seen
    return revisions.apply_revision(revision=offered, person=people["clerk"], seen=seen)


def states(words):
    tasks = Task.objects.filter(commitment__quote__contains=words).order_by("due_on")
    return list(tasks.values_list("state", flat=True))


def finish(words, state):
    task = Task.objects.filter(commitment__quote__contains=words).order_by("due_on")[0]
    Task.objects.filter(pk=task.pk).update(state=state)
    Answer.objects.filter(task=task).update(**in_state(state))


def test_the_page_says_how_many_rest_and_how_many_stay(offer, people, as_person):
    finish("消防", TaskState.ACCEPTED)
    offered = offer(WITHOUT_FIRE)
    answer = as_person(people["clerk"]).get(reverse("revision", args=[offered.plan_id, offered.pk]))
    owed = answer.context["page"].owed
    assert (owed.resting, owed.kept) == (11, 1)
    html = answer.content.decode()
    assert "11 项未完成的任务暂停" in html
    assert "1 项已提交或已完成的任务" in html
    assert states("消防") == ["accepted", *["planned"] * 11]


@pytest.mark.parametrize("state", [TaskState.ACCEPTED, TaskState.SUBMITTED, TaskState.WAIVED])
def test_open_tasks_of_a_dropped_commitment_rest_and_finished_ones_stay(offer, people, state):
    finish("消防", state)
    confirm(offer(WITHOUT_FIRE), people)
    assert states("消防") == [state, *["paused"] * 11]
    assert states("夜读") == ["planned"] * 4


def test_tasks_of_what_was_altered_follow_when_the_plan_is_published_again(offer, people, published):
    first = Task.objects.filter(commitment__quote__contains="夜读").order_by("due_on")[0]
    agree_date(task=first, person=people["clerk"], due_on=date(2026, 3, 20), reason="商定")
    confirm(offer(MORE_READING), people)
    assert {task.target for task in Task.objects.filter(commitment__quote__contains="夜读")} == {1}
    published.refresh_from_db()
    publish(published, people["clerk"])
    tasks = Task.objects.filter(commitment__quote__contains="夜读").order_by("due_on")
    assert [task.target for task in tasks] == [1, 2, 2, 2]
    assert tasks[0].pk == first.pk


def test_tasks_rest_while_other_words_wait_for_the_legal_reviewer(offer, people):
    row = Commitment.objects.get(quote__contains="夜读")
    flag_commitment(commitment=row, person=people["member"], flag="person", reason="涉及个人")
    clear_flag(commitment=row, person=people["legal"], reason="不涉及")
    confirm_all(commitments=[Commitment.objects.get(pk=row.pk)], person=people["clerk"])
    publish(row.plan, people["clerk"])
    offered = offer(MORE_READING)
    assert page_of(offered).owed.resting == 4
    confirm(offered, people)
    assert states("夜读") == ["paused"] * 4


def test_taken_back_and_published_again_they_are_owed_as_before(offer, people, published):
    before = list(Task.objects.order_by("due_on", "title").values_list("title", "due_on", "state"))
    step = confirm(offer(WITHOUT_FIRE), people)
    published.refresh_from_db()
    undo(plan=published, person=people["clerk"], step=step)
    publish(published, people["clerk"])
    assert list(Task.objects.order_by("due_on", "title").values_list("title", "due_on", "state")) == before
