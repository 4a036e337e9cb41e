"""From an uploaded text to commitments beside their sentences."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from luoshi.foundation.jobs import JobState
from luoshi.organisation.models import Unit
from luoshi.plans.actions.confirm import confirm_commitment, edit_commitment
from luoshi.plans.actions.documents import correct_text, paste_text, upload_document
from luoshi.plans.models import Commitment, CommitmentState, FlagState, Plan, PromiseKind, UnitFrom
from luoshi.plans.outlook import Outlook

TEXT = """青山市图书馆2026年工作要点
一、办好读者服务
1.夜间服务。由读者服务部每季度开展1次夜读活动。全年接待夜间读者不少于3万人次。
2.村级书屋。6月底前完成12个村级书屋的图书更新。建立读者思想动态台账。
"""


@pytest.fixture
def plan(people, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document, is_new = paste_text(person=people["clerk"], name="工作要点", text=TEXT)
    assert is_new
    document.refresh_from_db()
    assert document.job_state == JobState.DONE
    return document.plans.get()


def _by_title(plan, words):
    return Commitment.objects.get(plan=plan, quote__contains=words)


def test_each_promise_becomes_a_commitment_with_its_words(plan):
    night = _by_title(plan, "夜读")
    assert (night.kind, night.every_n, night.every_unit) == (PromiseKind.RECURRING, 1, "quarter")
    assert plan.document.text[night.start : night.end] == night.quote
    quota = _by_title(plan, "3万人次")
    assert (quota.kind, quota.times_op, quota.times_value) == (PromiseKind.QUOTA, ">=", 30000)
    books = _by_title(plan, "书屋")
    assert (books.kind, books.times_value, books.due_text) == (PromiseKind.QUOTA, 12, "6月底前")
    assert [measure.title for measure in plan.measures.all()] == ["夜间服务", "村级书屋"]


def test_what_begins_during_the_year_owes_nothing_before(read_text):
    plan = read_text("青山市图书馆2026年工作要点\n一、安全\n1.巡查。自9月15日起每月检查1次书库。\n")
    row = plan.commitments.get()
    assert (row.starts_on, row.due_text, row.title) == (date(2026, 9, 15), "", "检查书库")
    dues = Outlook.of(plan.organisation).dues(row)
    assert dues == [date(2026, 9, 30), date(2026, 10, 30), date(2026, 11, 30), date(2026, 12, 31)]


def test_the_doer_in_the_text_is_matched_to_its_unit(plan):
    night = _by_title(plan, "夜读")
    assert (night.unit.name, night.unit_from) == ("读者服务部", UnitFrom.TEXT)
    assert _by_title(plan, "书屋").unit is None


def test_a_flagged_commitment_waits_for_the_legal_reviewer(plan):
    flagged = _by_title(plan, "思想动态")
    assert flagged.flags == ["person"]
    assert flagged.flag_state == FlagState.WAITING


def test_the_same_file_twice_is_recognised(plan, people):
    document, is_new = upload_document(
        person=people["clerk"], name="副本.txt", file=ContentFile(TEXT.encode())
    )
    assert not is_new
    assert document == plan.document


def test_what_was_confirmed_stays_joined_to_words_that_still_stand(
    plan, people, django_capture_on_commit_callbacks
):
    clerk = people["clerk"]
    night = _by_title(plan, "夜读")
    edit_commitment(commitment=night, person=clerk, title="夜读", unit=Unit.objects.get(name="采编部"))
    confirm_commitment(commitment=night, person=clerk)
    books = _by_title(plan, "书屋")
    confirm_commitment(commitment=books, person=clerk)
    changed = TEXT.replace("1.夜间服务。", "1.夜间服务。夜里也有人读书。").replace("12个", "15个")
    with django_capture_on_commit_callbacks(execute=True):
        correct_text(document=plan.document, person=clerk, text=changed)
    night.refresh_from_db()
    assert (night.title, night.unit.name, night.state) == ("夜读", "采编部", CommitmentState.CONFIRMED)
    assert changed[night.start : night.end] == night.quote
    books.refresh_from_db()
    assert (books.state, books.start) == (CommitmentState.CONFIRMED, None)
    assert _by_title(plan, "15个").state == CommitmentState.READ
    assert Plan.objects.count() == 1
