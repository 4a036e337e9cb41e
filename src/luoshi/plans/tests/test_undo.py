"""Taking back, step by step, one's own steps on one plan."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.organisation.models import Membership, Unit
from luoshi.plans.actions.confirm import confirm_all, confirm_commitment, dismiss_commitment, edit_commitment
from luoshi.plans.actions.flags import clear_flag, flag_commitment
from luoshi.plans.actions.plans import settle_doubt
from luoshi.plans.actions.shape import add_commitment, merge_commitments, split_commitment
from luoshi.plans.actions.undo import undo
from luoshi.plans.models import Commitment, CommitmentState, Doubt, FlagState
from luoshi.plans.queries.steps import last_step

HTMX = {"headers": {"HX-Request": "true"}}


def snapshot():
    """Everything that steps change, but for the counting version."""
    fields = [
        field.attname
        for field in Commitment._meta.concrete_fields
        if field.name not in ("version", "by_hand")
    ]
    rows = Commitment.objects.exclude(state=CommitmentState.WITHDRAWN).values(*fields)
    supports = {
        row.pk: {support.unit_id for support in row.supports.all()}
        for row in Commitment.objects.prefetch_related("supports")
    }
    return {row["id"]: (row, supports[row["id"]]) for row in rows}


@pytest.fixture
def steps(people, small_plan, named):
    """What can be done to the small plan, by name."""
    clerk = people["clerk"]
    text = small_plan.document.text
    unit = Unit.objects.get(name="采编部")
    start = text.index("完善值班")
    doubt = Doubt.objects.create(
        organisation=small_plan.organisation, plan=small_plan, code="torn-end", start=start, end=start + 2
    )
    return {
        "confirm": lambda: confirm_commitment(commitment=named("夜读"), person=clerk),
        "confirm all": lambda: confirm_all(commitments=Commitment.objects.all(), person=clerk),
        "dismiss": lambda: dismiss_commitment(commitment=named("夜读"), person=clerk, reason="不办"),
        "edit": lambda: edit_commitment(
            commitment=named("夜读"),
            person=clerk,
            title="新",
            times_value=None,
            every_n=3,
            unit=unit,
            supports=[unit],
        ),
        "split": lambda: split_commitment(commitment=named("书屋"), person=clerk, titles=["一", "二", "三"]),
        "merge": lambda: merge_commitments(commitments=[named("消防"), named("值班")], person=clerk),
        "add": lambda: add_commitment(
            plan=small_plan, person=clerk, title="值班", start=start, end=start + 4
        ),
        "flag": lambda: flag_commitment(
            commitment=named("值班"), person=clerk, flag="person", reason="涉及个人"
        ),
        "settle": lambda: settle_doubt(doubt=doubt, person=clerk),
    }


NAMES = ["confirm", "confirm all", "dismiss", "edit", "split", "merge", "add", "flag", "settle"]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_can_be_taken_back_whole(steps, people, small_plan, name):
    before = snapshot(), list(Doubt.objects.values_list("is_settled", flat=True))
    steps[name]()
    after = snapshot(), list(Doubt.objects.values_list("is_settled", flat=True))
    assert after != before
    undo(plan=small_plan, person=people["clerk"])
    assert (snapshot(), list(Doubt.objects.values_list("is_settled", flat=True))) == before
    assert Event.objects.latest("id").data["undid"]


def test_several_steps_back_one_after_the_other(steps, people, small_plan):
    states = [snapshot()]
    for name in ("confirm", "edit", "split", "flag"):
        steps[name]()
        states.append(snapshot())
    for expected in reversed(states[:-1]):
        undo(plan=small_plan, person=people["clerk"])
        assert snapshot() == expected
    with pytest.raises(Refused, match="nothing-to-undo"):
        undo(plan=small_plan, person=people["clerk"])


def test_a_new_step_after_an_undo_is_the_next_to_be_taken_back(steps, people, small_plan, named):
    steps["confirm"]()
    undo(plan=small_plan, person=people["clerk"])
    second = dismiss_commitment(commitment=named("书屋"), person=people["clerk"], reason="不办")
    assert last_step(people["clerk"], small_plan) == second
    undo(plan=small_plan, person=people["clerk"])
    assert last_step(people["clerk"], small_plan) is None


def test_the_key_and_the_toast(clerk, people, steps, small_plan, named):
    first = steps["confirm"]()
    second = dismiss_commitment(commitment=named("书屋"), person=people["clerk"], reason="不办")
    html = clerk.post(f"/plans/{small_plan.pk}/undo/", **HTMX).content.decode()
    assert "已撤销" in html
    assert "再撤销一步" in html
    assert named("书屋").state == CommitmentState.READ
    assert f'data-show="{named("书屋").pk}"' in html
    again = clerk.post(f"/plans/{small_plan.pk}/undo/", {"step": second}, **HTMX)
    assert again.status_code == 422
    assert "没有可以撤销的操作" in again.content.decode()
    clerk.post(f"/plans/{small_plan.pk}/undo/", {"step": first}, **HTMX)
    assert named("夜读").state == CommitmentState.READ
    assert clerk.post(f"/plans/{small_plan.pk}/undo/", {"step": "x"}, **HTMX).status_code == 422


def test_only_ones_own_steps_are_taken_back(steps, people, small_plan, named):
    step = steps["confirm"]()
    for given in (None, step):
        with pytest.raises(Refused, match="nothing-to-undo"):
            undo(plan=small_plan, person=people["administrator"], step=given)
    assert named("夜读").state == CommitmentState.CONFIRMED


def test_steps_on_another_plan_stay(steps, people, small_plan, read_text, named):
    step = steps["confirm"]()
    other = read_text("1.条目。每月开展1次检查。\n")
    for given in (None, step):
        with pytest.raises(Refused, match="nothing-to-undo"):
            undo(plan=other, person=people["clerk"], step=given)
    assert named("夜读").state == CommitmentState.CONFIRMED


def test_what_someone_changed_since_is_not_taken_back(steps, people, small_plan, named):
    steps["confirm all"]()
    edit_commitment(commitment=named("夜读"), person=people["administrator"], title="改过")
    before = snapshot()
    with pytest.raises(Conflict):
        undo(plan=small_plan, person=people["clerk"])
    assert snapshot() == before


def test_who_may_no_longer_do_it_may_not_take_it_back(steps, people, small_plan):
    steps["confirm"]()
    Membership.objects.filter(person=people["clerk"]).update(role="auditor")
    del people["clerk"].memberships_now
    with pytest.raises(PermissionDenied):
        undo(plan=small_plan, person=people["clerk"])


def test_a_member_takes_back_their_flag_and_the_reviewer_their_decision(people, small_plan, named):
    flag_commitment(commitment=named("夜读"), person=people["member"], flag="speech", reason="涉及言论")
    clear_flag(commitment=named("夜读"), person=people["legal"], reason="标错了")
    with pytest.raises(Conflict):
        undo(plan=small_plan, person=people["member"])
    undo(plan=small_plan, person=people["legal"])
    assert named("夜读").flag_state == FlagState.WAITING


def test_a_flag_alone_is_taken_back_by_whoever_raised_it(people, small_plan, named):
    confirm_commitment(commitment=named("夜读"), person=people["clerk"])
    flag_commitment(commitment=named("夜读"), person=people["member"], flag="speech", reason="涉及言论")
    undo(plan=small_plan, person=people["member"])
    row = named("夜读")
    assert (row.state, row.flag_state, row.flags) == (CommitmentState.CONFIRMED, FlagState.NONE, [])
