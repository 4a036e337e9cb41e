"""A revised version is put in force whole, once and as it was looked at, and taken back as a whole."""

from __future__ import annotations

import pytest

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.plans.actions import documents, revisions, shape
from luoshi.plans.actions.confirm import confirm_commitment
from luoshi.plans.actions.undo import undo
from luoshi.plans.models import Commitment, CommitmentState, Document, Revision
from luoshi.plans.revising.comparison import comparison_of
from luoshi.plans.tests.revised import state_of_all, told


def test_taking_it_back_puts_everything_as_it_was(revise, apply, named, people, small_plan):
    for words in ("夜读", "消防", "巡检"):
        confirm_commitment(commitment=named(words), person=people["clerk"])
    before = state_of_all(small_plan)
    offered = revise()
    after = told(offered)
    step = apply(offered)
    assert state_of_all(small_plan) != before
    undo(plan=small_plan, person=people["clerk"], step=step)
    assert state_of_all(small_plan) == before
    offered = Revision.objects.select_related("plan__document", "document").get()
    assert (offered.step, told(offered)) == (None, after)
    apply(offered)
    added = Commitment.objects.filter(plan=small_plan, quote__contains="书车")
    assert sorted(row.state for row in added) == [CommitmentState.READ, CommitmentState.WITHDRAWN]


def test_it_is_not_taken_back_under_later_work_on_the_new_text(revise, apply, people, small_plan):
    step = apply(revise())
    small_plan.refresh_from_db()
    shape.add_commitment(plan=small_plan, person=people["clerk"], title="补一件", start=5, end=9)
    with pytest.raises(Conflict):
        undo(plan=small_plan, person=people["clerk"], step=step)
    small_plan.refresh_from_db()
    assert small_plan.document_id == Revision.objects.get().document_id


def test_versions_are_taken_back_the_latest_first(revise, apply, people, small_plan):
    first = apply(revise())
    second = apply(revise("由读者服务部每季度开展1次夜读活动。\n", name="第三版.txt"))
    with pytest.raises(Conflict):
        undo(plan=small_plan, person=people["clerk"], step=first)
    small_plan.refresh_from_db()
    undo(plan=small_plan, person=people["clerk"], step=second)
    with pytest.raises(Refused, match="revision-waits"):
        undo(plan=small_plan, person=people["clerk"], step=first)
    revisions.drop_revision(revision=Revision.objects.get(step=None), person=people["clerk"])
    undo(plan=small_plan, person=people["clerk"], step=first)
    small_plan.refresh_from_db()
    assert small_plan.document.name == "工作要点"


def test_it_is_written_whole_or_not_at_all(revise, people, small_plan, monkeypatch):
    offered = revise()
    before, events = state_of_all(small_plan), Event.objects.count()

    def break_off(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("luoshi.plans.revising.write.make", break_off)
    with pytest.raises(RuntimeError):
        revisions.apply_revision(
            revision=offered, person=people["clerk"], seen=comparison_of(offered).fingerprint
        )
    assert (state_of_all(small_plan), Event.objects.count()) == (before, events)
    assert Revision.objects.get().step is None


def test_a_comparison_that_is_out_of_date_is_not_written(revise, named, people, small_plan):
    offered = revise()
    seen = comparison_of(offered).fingerprint
    confirm_commitment(commitment=named("消防"), person=people["clerk"])
    with pytest.raises(Conflict):
        revisions.apply_revision(revision=offered, person=people["clerk"], seen=seen)
    assert named("消防").state == CommitmentState.CONFIRMED


def test_it_is_put_in_force_once(revise, apply, people):
    offered = revise()
    seen = comparison_of(offered).fingerprint
    apply(offered)
    with pytest.raises(Refused, match="revision-settled"):
        revisions.apply_revision(revision=offered, person=people["clerk"], seen=seen)
    with pytest.raises(Refused, match="revision-settled"):
        revisions.drop_revision(revision=offered, person=people["clerk"])


def test_one_that_is_left_goes_with_its_file_and_can_be_given_again(revise, people, small_plan):
    offered = revise()
    revisions.drop_revision(revision=offered, person=people["clerk"])
    assert not Revision.objects.exists()
    assert [row.pk for row in Document.objects.all()] == [small_plan.document_id]
    assert revise().rows


def test_two_do_not_wait_at_once(revise):
    revise()
    with pytest.raises(Refused, match="revision-waits"):
        revise("另一个版本。", name="另一版.txt")


def test_the_text_in_force_is_no_revised_version(revise, small_plan):
    with pytest.raises(Refused, match="same-text"):
        revise(small_plan.document.text)
    assert not Revision.objects.exists()


def test_the_former_text_cannot_be_corrected_or_deleted_any_more(revise, apply, people, small_plan):
    former = small_plan.document
    apply(revise())
    for act in (documents.read_again, documents.delete_document):
        with pytest.raises(Refused, match="earlier-version"):
            act(document=former, person=people["clerk"])
    with pytest.raises(Refused, match="earlier-version"):
        documents.correct_text(document=former, person=people["clerk"], text="每月检查1次。")
