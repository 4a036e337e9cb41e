"""Confirming, leaving out, reopening and editing; what happens where two people meet on one card."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.organisation.models import Unit
from luoshi.plans.actions.confirm import (
    confirm_all,
    confirm_commitment,
    dismiss_commitment,
    edit_commitment,
    reopen_commitment,
)
from luoshi.plans.models import Commitment, CommitmentState, FlagState, PromiseKind, UnitFrom

HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def night(named):
    return named("夜读")


def state_of(row):
    return Commitment.objects.get(pk=row.pk).state


def test_confirming_answers_with_the_card_its_measure_the_account_and_a_way_back(clerk, night):
    answer = clerk.post(f"/commitments/{night.pk}/confirm/", {"version": night.version}, **HTMX)
    html = answer.content.decode()
    assert state_of(night) == CommitmentState.CONFIRMED
    assert re.findall(r'<article class="([^"]+)" id="card-([^"]+)"', html) == [
        ("commitment ok", str(night.pk))
    ]
    assert answer["HX-Retarget"] == f"#card-{night.pk}"
    assert f'id="measure-{night.measure_id}" hx-swap-oob="true"' in html
    assert 'hx-swap-oob="innerHTML:#account"' in html
    assert "已确认</li>" in html or "已确认 <b>1</b>" in html
    step = Event.objects.filter(object=night.pk).latest("id").data["step"]
    assert f'name="step" value="{step}"' in html
    assert answer["HX-Trigger"] == "dialog:close"


def test_without_script_one_comes_back_to_the_card(clerk, night):
    answer = clerk.post(f"/commitments/{night.pk}/confirm/", {"version": night.version})
    assert answer.url == f"/plans/{night.plan_id}/read/#card-{night.pk}"
    assert "已确认。" in clerk.get(f"/plans/{night.plan_id}/read/").content.decode()


def test_confirming_a_suggested_unit_accepts_it(people, night):
    Commitment.objects.filter(pk=night.pk).update(unit_from=UnitFrom.MEMORY)
    night.refresh_from_db()
    confirm_commitment(commitment=night, person=people["clerk"])
    assert Commitment.objects.get(pk=night.pk).unit_from == UnitFrom.PERSON


def test_the_second_of_two_people_gets_the_card_as_it_stands_and_is_told_who(clerk, people, as_person, night):
    other = as_person(people["administrator"])
    assert (
        other.post(f"/commitments/{night.pk}/confirm/", {"version": night.version}, **HTMX).status_code == 200
    )
    answer = clerk.post(f"/commitments/{night.pk}/confirm/", {"version": night.version}, **HTMX)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert f'<article class="commitment ok" id="card-{night.pk}"' in html
    assert "administrator 员刚刚改过这一项" in html
    assert 'name="step"' not in html
    assert Event.objects.filter(object=night.pk).count() == 1


@pytest.mark.parametrize("step", ["edit", "dismiss", "split", "flag", "reopen"])
def test_a_form_that_was_opened_before_someone_else_changed_the_card_changes_nothing(
    clerk, people, night, step
):
    forms = {
        "edit": {"title": "另一个", "kind": "standing"},
        "dismiss": {"usual": "explains"},
        "split": {"titles": "一\n二"},
        "flag": {"flag": "person", "reason": "涉及个人"},
        "reopen": {},
    }
    seen = night.version
    confirm_commitment(commitment=night, person=people["administrator"])
    answer = clerk.post(f"/commitments/{night.pk}/{step}/", {**forms[step], "version": seen}, **HTMX)
    assert answer.status_code == 409
    assert f'id="card-{night.pk}"' in answer.content.decode()
    row = Commitment.objects.get(pk=night.pk)
    assert (row.state, row.version, row.title) == (CommitmentState.CONFIRMED, night.version, night.title)


def test_two_writes_at_the_same_moment_keep_the_first(people, night):
    first, second = (Commitment.objects.select_related("plan").get(pk=night.pk) for _ in range(2))
    confirm_commitment(commitment=first, person=people["clerk"])
    with pytest.raises(Conflict) as caught:
        dismiss_commitment(commitment=second, person=people["administrator"], reason="不办")
    assert caught.value.code == "changed-meanwhile"
    assert "clerk 员" in str(caught.value.message)
    assert state_of(night) == CommitmentState.CONFIRMED


def test_a_card_that_was_merged_away_meanwhile_gives_all_cards_as_they_stand(clerk, people, named):
    from luoshi.plans.actions.shape import merge_commitments

    first, second = named("夜读"), named("书屋")
    merge_commitments(commitments=[first, second], person=people["administrator"])
    answer = clerk.post(f"/commitments/{second.pk}/confirm/", {"version": 1}, **HTMX)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#cards"
    assert f'id="card-{first.pk}"' in html
    assert f'id="card-{second.pk}"' not in html
    assert 'hx-swap-oob="innerHTML:#issued"' in html


def test_what_is_settled_is_not_confirmed_again(clerk, people, night):
    confirm_commitment(commitment=night, person=people["clerk"])
    answer = clerk.post(f"/commitments/{night.pk}/confirm/", {"version": night.version}, **HTMX)
    assert answer.status_code == 422
    assert "请先重新打开" in answer.content.decode()
    assert f'id="card-{night.pk}"' in answer.content.decode()


def test_all_of_a_measure_are_confirmed_in_one_step(clerk, people, named):
    one, other = named("消防"), named("值班")
    answer = clerk.post(f"/plans/{one.plan_id}/confirm/", {"measure": one.measure_id}, **HTMX)
    assert "已确认2项" in answer.content.decode()
    assert {state_of(one), state_of(other)} == {CommitmentState.CONFIRMED}
    assert Commitment.objects.filter(state=CommitmentState.CONFIRMED).count() == 2
    assert len({event.data["step"] for event in Event.objects.filter(verb="commitment-confirmed")}) == 1


def test_all_standing_ones_of_the_plan_are_confirmed_by_one_key_after_a_question(clerk, named):
    standing = named("值班")
    html = clerk.get(f"/plans/{standing.plan_id}/read/").content.decode()
    form = re.search(r'<form[^>]*data-confirm="([^"]+)"[^>]*>.*?</form>', html, re.S)
    assert form is not None
    assert "1项常态工作全部确认吗" in form[1]
    assert 'data-key="s"' in form[0]
    clerk.post(f"/plans/{standing.plan_id}/confirm/", {"standing": "all"}, **HTMX)
    assert [row.pk for row in Commitment.objects.filter(state=CommitmentState.CONFIRMED)] == [standing.pk]
    assert 'data-key="s"' not in clerk.get(f"/plans/{standing.plan_id}/read/").content.decode()


def test_confirming_the_marked_ones_leaves_out_what_cannot_be(clerk, people, named):
    night, books, drills = named("夜读"), named("书屋"), named("消防")
    dismiss_commitment(commitment=books, person=people["clerk"], reason="不办")
    Commitment.objects.filter(pk=drills.pk).update(flag_state=FlagState.WAITING, flags=["person"])
    ids = [night.pk, books.pk, drills.pk]
    assert "已确认1项" in clerk.post(f"/plans/{night.plan_id}/confirm/", {"id": ids}, **HTMX).content.decode()
    assert [state_of(row) for row in (night, books, drills)] == ["confirmed", "dismissed", "read"]
    again = clerk.post(f"/plans/{night.plan_id}/confirm/", {"id": ids}, **HTMX)
    assert again.status_code == 422
    assert "都已处理完毕" in again.content.decode()


@pytest.mark.parametrize("sent", [{}, {"id": "x"}, {"measure": "x"}])
def test_nothing_that_can_be_confirmed_is_refused(clerk, small_plan, sent):
    assert clerk.post(f"/plans/{small_plan.pk}/confirm/", sent, **HTMX).status_code == 422
    assert not Commitment.objects.filter(state=CommitmentState.CONFIRMED).exists()


def test_ids_of_another_plan_are_not_touched(clerk, read_text, small_plan):
    other = Commitment.objects.filter(plan=read_text("1.条目。每月开展1次检查。\n")).get()
    clerk.post(f"/plans/{small_plan.pk}/confirm/", {"id": other.pk}, **HTMX)
    assert state_of(other) == CommitmentState.READ


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"usual": "explains", "reason": ""}, "说明性文字，不含具体任务"),
        ({"usual": "elsewhere", "reason": ""}, "与其他事项重复"),
        ({"usual": "explains", "reason": " 去年已办结 "}, "去年已办结"),
    ],
)
def test_leaving_out_takes_a_usual_reason_or_ones_own(clerk, night, sent, reason):
    answer = clerk.post(f"/commitments/{night.pk}/dismiss/", {**sent, "version": night.version}, **HTMX)
    assert answer.status_code == 200
    row = Commitment.objects.get(pk=night.pk)
    assert (row.state, row.reason) == (CommitmentState.DISMISSED, reason)
    assert f'<p class="commitment-reason">{reason}</p>' in answer.content.decode()


def test_leaving_out_without_a_reason_is_refused(clerk, people, night):
    answer = clerk.post(f"/commitments/{night.pk}/dismiss/", {"version": night.version}, **HTMX)
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#dialog-body"
    with pytest.raises(Refused, match="reason-missing"):
        dismiss_commitment(commitment=night, person=people["clerk"], reason="  ")
    assert state_of(night) == CommitmentState.READ


def test_what_was_left_out_or_confirmed_can_be_opened_again(clerk, people, night):
    dismiss_commitment(commitment=night, person=people["clerk"], reason="不办")
    clerk.post(f"/commitments/{night.pk}/reopen/", {"version": night.version}, **HTMX)
    row = Commitment.objects.get(pk=night.pk)
    assert (row.state, row.reason) == (CommitmentState.READ, "")
    with pytest.raises(Refused, match="step-not-open"):
        reopen_commitment(commitment=row, person=people["clerk"])


FULL = {
    "title": "夜读活动",
    "kind": "recurring",
    "every_n": "2",
    "every_unit": "month",
    "times_op": "range",
    "times_value": "3",
    "times_max": "5.5",
    "times_unit": "场",
    "total": "20",
    "due_text": "月底前",
    "due_on": "2026-12-01",
    "starts_on": "2026-04-01",
    "threshold": "每场不少于20人",
    "product": "总结",
    "note": "晚上",
    "each_person": "on",
}


def test_every_field_can_be_edited(clerk, night):
    lead, helper = Unit.objects.get(name="采编部"), Unit.objects.get(name="办公室")
    sent = {**FULL, "unit": lead.pk, "supports": [helper.pk], "version": night.version}
    answer = clerk.post(f"/commitments/{night.pk}/edit/", sent, **HTMX)
    assert answer.status_code == 200
    row = Commitment.objects.get(pk=night.pk)
    assert (row.title, row.kind, row.every_n, row.every_unit) == ("夜读活动", "recurring", 2, "month")
    assert (row.times_op, row.times_value, float(row.times_max), row.times_unit) == ("range", 3, 5.5, "场")
    assert (row.total, row.due_text, row.due_on) == (20, "月底前", date(2026, 12, 1))
    assert row.starts_on == date(2026, 4, 1)
    assert (row.threshold, row.note, row.each_person, row.each_unit) == (
        "每场不少于20人",
        "晚上",
        True,
        False,
    )
    assert (row.unit, row.unit_from) == (lead, UnitFrom.PERSON)
    assert [support.unit for support in row.supports.all()] == [helper]
    assert row.product == ""
    form = clerk.get(f"/commitments/{night.pk}/edit/").content.decode()
    for value in ("夜读活动", "5.5", "2026-12-01", "2026-04-01", "每场不少于20人", "晚上"):
        assert f'value="{value}"' in form
    assert re.search(rf'value="{helper.pk}"[^>]* checked', form)


RHYTHM, DUE = {"every_n", "every_unit", "total"}, {"due_text", "due_on"}
TIMES = {"times_op", "times_value", "times_max", "times_unit"}


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("recurring", RHYTHM | TIMES | DUE | {"starts_on"}),
        ("quota", TIMES | DUE | {"starts_on"}),
        ("once", TIMES | DUE | {"product"}),
        ("on_event", DUE),
        ("standing", set()),
    ],
)
def test_a_kind_keeps_the_fields_that_mean_something_for_it(clerk, night, kind, kept):
    sent = {**FULL, "kind": kind, "version": night.version}
    assert clerk.post(f"/commitments/{night.pk}/edit/", sent, **HTMX).status_code == 200
    row = Commitment.objects.get(pk=night.pk)
    asked = {name for name in FULL if name not in ("title", "kind", "threshold", "note", "each_person")}
    assert {name for name in asked if getattr(row, name) not in (None, "")} == kept
    assert row.kind == kind
    assert row.threshold == "每场不少于20人"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"kind": ""}, "kind"),
        ({"every_n": ""}, "every_n"),
        ({"every_unit": ""}, "every_unit"),
        ({"kind": "quota", "times_value": ""}, "times_value"),
        ({"times_max": ""}, "times_max"),
        ({"due_on": "morgen"}, "due_on"),
        ({"unit": "00000000-0000-7000-8000-000000000000"}, "unit"),
    ],
)
def test_a_form_that_says_too_little_stays_open_with_its_error(clerk, night, wrong, field):
    answer = clerk.post(f"/commitments/{night.pk}/edit/", {**FULL, **wrong, "version": night.version}, **HTMX)
    assert answer.status_code == 422
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#dialog-body", "innerHTML")
    assert re.search(rf'id="id_{field}(_error|_0_error)?"', answer.content.decode())
    assert Commitment.objects.get(pk=night.pk).version == night.version


def test_editing_nothing_writes_nothing_but_says_so(clerk, night):
    html = clerk.get(f"/commitments/{night.pk}/edit/", **HTMX).content.decode()
    assert "<html" not in html
    sent = {"title": night.title, "kind": night.kind, "every_n": 1, "every_unit": "quarter", "times_op": "=",
            "times_value": "1", "times_unit": "次", "unit": night.unit_id, "version": night.version}  # fmt: skip
    assert clerk.post(f"/commitments/{night.pk}/edit/", sent, **HTMX).status_code == 200
    assert Event.objects.filter(object=night.pk).latest("id").data["changed"] == []


def test_what_is_not_listed_is_not_edited(clerk, people, night):
    dismiss_commitment(commitment=night, person=people["clerk"], reason="不办")
    assert (
        "/edit/"
        not in re.search(
            rf'id="card-{night.pk}".*?</article>',
            clerk.get(f"/plans/{night.plan_id}/read/").content.decode(),
            re.S,
        )[0]
    )
    with pytest.raises(Refused, match="settled"):
        edit_commitment(commitment=night, person=people["clerk"], title="另一个")


def test_an_action_asks_for_the_permission_itself(people, night):
    member = people["member"]
    for act in (confirm_commitment, reopen_commitment, edit_commitment):
        with pytest.raises(PermissionDenied):
            act(commitment=night, person=member)
    with pytest.raises(PermissionDenied):
        dismiss_commitment(commitment=night, person=member, reason="不办")
    with pytest.raises(PermissionDenied):
        confirm_all(commitments=[night], person=member)


def test_a_unit_that_was_taken_away_is_named_by_nobody(people, night):
    edit_commitment(commitment=night, person=people["clerk"], unit=None)
    assert Commitment.objects.get(pk=night.pk).unit_from == UnitFrom.NOBODY
    assert night.kind == PromiseKind.RECURRING
