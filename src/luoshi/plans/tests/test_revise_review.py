"""What was decided on the words of a plan, under a revised version: it holds for those words alone."""

from __future__ import annotations

import pytest

from luoshi.plans.actions.confirm import confirm_commitment, dismiss_commitment
from luoshi.plans.actions.flags import clear_flag, decline_commitment, flag_commitment, narrow_commitment
from luoshi.plans.actions.undo import undo
from luoshi.plans.models import Commitment, CommitmentState, FlagState
from luoshi.plans.tests.revised import again


def test_one_that_was_left_out_is_looked_at_again_under_other_words(revise, apply, named, people):
    same, altered = named("朗读"), named("夜读")
    for row in (same, altered):
        dismiss_commitment(commitment=row, person=people["clerk"], reason="不办")
    apply(revise())
    assert (again(same).state, again(same).reason) == (CommitmentState.DISMISSED, "不办")
    assert (again(altered).state, again(altered).reason) == (CommitmentState.READ, "")


DECISIONS = {
    "clear": lambda row, legal: clear_flag(commitment=row, person=legal, reason="不涉及"),
    "narrow": lambda row, legal: narrow_commitment(
        commitment=row, person=legal, title="只记场次", reason="限定"
    ),
    "decline": lambda row, legal: decline_commitment(commitment=row, person=legal, reason="不办"),
    "none": lambda row, legal: None,
}


@pytest.fixture
def decided(people):
    """`decided(row, decision)` flags it and has the legal reviewer decide."""

    def decide(row, decision):
        flag_commitment(commitment=row, person=people["member"], flag="person", reason="涉及个人")
        DECISIONS[decision](row, people["legal"])
        if decision == "clear":
            confirm_commitment(commitment=row, person=people["clerk"])
        return again(row)

    return decide


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_on_the_old_words_does_not_carry_over_to_others(revise, apply, named, decided, decision):
    row = decided(named("夜读"), decision)
    apply(revise())
    row = again(row)
    assert (row.flag_state, row.state, row.flags) == (FlagState.WAITING, CommitmentState.READ, ["person"])
    assert (row.title, row.reason) == ("开展夜读活动", "")


@pytest.mark.parametrize("decision", ["clear", "narrow", "decline"])
def test_a_decision_on_words_that_stand_stays(revise, apply, named, decided, decision):
    row = decided(named("朗读"), decision)
    apply(revise())
    kept = ("flag_state", "state", "title", "reason")
    assert [getattr(again(row), name) for name in kept] == [getattr(row, name) for name in kept]


def test_the_readers_own_flag_that_was_cleared_stays_so_while_the_words_stand(
    read_text, apply, offer, people
):
    text = "青山市图书馆2026年工作要点\n一、服务\n1.台账。建立读者思想动态台账。每月检查1次消防设施。\n"
    plan = read_text(text)
    row = Commitment.objects.get(plan=plan, flag_state=FlagState.WAITING)
    clear_flag(commitment=row, person=people["legal"], reason="只记场次")
    apply(offer(plan, text.replace("每月", "每季度")))
    assert (again(row).flag_state, again(row).reason) == (FlagState.CLEARED, "只记场次")


def test_words_that_are_now_flagged_wait_for_the_reviewer_confirmed_or_not(revise, apply, named, people):
    row = named("夜读")
    confirm_commitment(commitment=row, person=people["clerk"])
    apply(
        revise(
            "青山市图书馆2026年工作要点\n一、办好读者服务\n1.夜间服务。由读者服务部每季度开展1次夜读活动，建立读者思想动态台账。\n"
        )
    )
    row = again(row)
    assert (row.flag_state, row.state, row.flags) == (FlagState.WAITING, CommitmentState.READ, ["person"])


def test_a_dropped_one_waits_for_nobody(revise, apply, named, people):
    row = named("消防")
    flag_commitment(commitment=row, person=people["member"], flag="person", reason="涉及个人")
    step = apply(revise())
    assert (again(row).state, again(row).flag_state) == (CommitmentState.WITHDRAWN, FlagState.NONE)
    undo(plan=row.plan, person=people["clerk"], step=step)
    assert (again(row).state, again(row).flag_state) == (CommitmentState.READ, FlagState.WAITING)
