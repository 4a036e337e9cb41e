"""Commitments about people, speech or sanctions: nothing happens before the legal reviewer has decided."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.models import Event
from luoshi.plans.actions.confirm import confirm_commitment, dismiss_commitment, edit_commitment
from luoshi.plans.actions.flags import clear_flag, decline_commitment, flag_commitment, narrow_commitment
from luoshi.plans.models import Commitment, CommitmentState, FlagState
from luoshi.plans.signals import unscheduled

HTMX = {"headers": {"HX-Request": "true"}}
TEXT = """青山市图书馆2026年工作要点
一、办好服务
1.夜间服务。由读者服务部每季度开展1次夜读活动。
2.带好队伍。建立职工思想动态台账，各部门负责人每季度与职工谈心谈话一次，掌握家庭情况。
3.值班。由值班人员每月检查1次门窗。
"""


@pytest.fixture
def plan(read_text):
    return read_text(TEXT)


@pytest.fixture
def flagged(plan):
    return lambda: Commitment.objects.get(plan=plan, quote__contains="谈心谈话")


@pytest.fixture
def plain(plan):
    return lambda: Commitment.objects.get(plan=plan, quote__contains="夜读")


@pytest.fixture
def reviewer(people, as_person):
    return as_person(people["legal"])


def test_what_the_reader_flags_waits_and_says_so_on_its_card_and_in_the_text(clerk, plan, flagged):
    row = flagged()
    assert (row.flags, row.flag_state, row.state) == (["person"], FlagState.WAITING, CommitmentState.READ)
    html = clerk.get(f"/plans/{plan.pk}/read/").content.decode()
    card = re.search(rf'<article class="commitment flag" id="card-{row.pk}".*?</article>', html, re.S)
    assert card is not None
    assert "待法制审核" in card[0]
    assert "涉及个人" in card[0]
    for step in ("confirm", "dismiss", "split"):
        assert f"/commitments/{row.pk}/{step}/" not in card[0]
    assert f'<u class="{row.kind} flag" data-commitment="{row.pk}">' in html


@pytest.mark.parametrize("step", ["confirm", "dismiss"])
def test_nobody_settles_it_before_the_decision(clerk, people, flagged, step):
    row = flagged()
    answer = clerk.post(
        f"/commitments/{row.pk}/{step}/", {"usual": "explains", "version": row.version}, **HTMX
    )
    assert answer.status_code == 422
    assert "须由审核人决定" in answer.content.decode()
    with pytest.raises(Refused, match="waits-for-review"):
        confirm_commitment(commitment=row, person=people["administrator"])
    with pytest.raises(Refused, match="waits-for-review"):
        dismiss_commitment(commitment=row, person=people["administrator"], reason="不办")
    assert flagged().state == CommitmentState.READ


def test_confirming_all_passes_it_over(clerk, plan, flagged):
    row = flagged()
    clerk.post(f"/plans/{plan.pk}/confirm/", {"id": [row.pk]}, **HTMX)
    clerk.post(f"/plans/{plan.pk}/confirm/", {"measure": row.measure_id}, **HTMX)
    clerk.post(f"/plans/{plan.pk}/confirm/", {"standing": "all"}, **HTMX)
    assert flagged().state == CommitmentState.READ


@pytest.mark.parametrize("state", [CommitmentState.CONFIRMED, CommitmentState.NARROWED])
def test_the_database_itself_lets_nothing_flagged_be_scheduled(flagged, state):
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=flagged().pk).update(state=state)


@pytest.mark.parametrize("role", ["administrator", "clerk", "leader", "head", "member", "legal", "auditor"])
def test_anyone_can_flag_with_a_reason(people, as_person, plain, role):
    row = plain()
    client = as_person(people[role])
    asked = client.get(f"/commitments/{row.pk}/flag/", **HTMX).content.decode()
    assert row.quote in asked
    sent = {"flag": "speech", "reason": "涉及言论", "version": row.version}
    assert client.post(f"/commitments/{row.pk}/flag/", sent, **HTMX).status_code == 200
    row = plain()
    assert (row.flags, row.flag_state, row.reason) == (["speech"], FlagState.WAITING, "涉及言论")
    event = Event.objects.get(object=row.pk, verb="commitment-flagged")
    assert event.actor == people[role].pk


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"flag": "loyalty"}])
def test_a_flag_needs_its_kind_and_its_reason(clerk, people, plain, wrong):
    sent = {"flag": "person", "reason": "涉及个人", "version": plain().version, **wrong}
    assert clerk.post(f"/commitments/{plain().pk}/flag/", sent, **HTMX).status_code == 422
    del sent["version"]
    with pytest.raises(Refused, match=r"reason-missing|unknown-flag"):
        flag_commitment(commitment=plain(), person=people["clerk"], **sent)
    assert plain().flag_state == FlagState.NONE


def test_a_second_flag_joins_the_first(people, plain):
    for flag in ("speech", "person", "speech"):
        flag_commitment(commitment=plain(), person=people["clerk"], flag=flag, reason="再看一遍")
    assert plain().flags == ["person", "speech"]


def test_flagging_a_confirmed_one_takes_it_out_of_the_schedule_and_tells_the_rooms_above(people, plain):
    confirm_commitment(commitment=plain(), person=people["clerk"])
    told = []
    unscheduled.connect(heard := lambda commitment, **_rest: told.append(commitment.pk))
    flag_commitment(commitment=plain(), person=people["member"], flag="person", reason="涉及个人")
    unscheduled.disconnect(heard)
    assert told == [plain().pk]
    assert plain().state == CommitmentState.READ


def test_clearing_says_that_the_flag_was_wrong_and_the_office_confirms(reviewer, people, flagged):
    row = flagged()
    sent = {"reason": "只谈工作", "version": row.version}
    assert reviewer.post(f"/commitments/{row.pk}/clear/", sent, **HTMX).status_code == 200
    row = flagged()
    assert (row.state, row.flag_state, row.reason) == (CommitmentState.READ, FlagState.CLEARED, "只谈工作")
    confirm_commitment(commitment=row, person=people["clerk"])
    assert flagged().state == CommitmentState.CONFIRMED


def test_narrowing_schedules_the_reviewers_words_alone(reviewer, people, flagged):
    row = flagged()
    Commitment.objects.filter(pk=row.pk).update(product="思想动态台账")
    sent = {"title": "组织工作座谈", "reason": "不涉及个人情况", "version": row.version}
    assert reviewer.post(f"/commitments/{row.pk}/narrow/", sent, **HTMX).status_code == 200
    row = flagged()
    assert (row.state, row.flag_state) == (CommitmentState.NARROWED, FlagState.NARROWED)
    assert (row.title, row.product, row.reason) == ("组织工作座谈", "", "不涉及个人情况")
    with pytest.raises(Refused, match="reviewers-words"):
        edit_commitment(commitment=row, person=people["clerk"], title="谈心谈话")
    edit_commitment(commitment=row, person=people["clerk"], title=row.title, note="每季度末")
    assert flagged().note == "每季度末"


@pytest.mark.parametrize("title", ["", " ", "与职工谈心谈话"])
def test_narrowing_needs_words_of_the_reviewers_own(reviewer, people, flagged, title):
    Commitment.objects.filter(pk=flagged().pk).update(title="与职工谈心谈话")
    sent = {"title": title, "reason": "限缩", "version": flagged().version}
    assert reviewer.post(f"/commitments/{flagged().pk}/narrow/", sent, **HTMX).status_code == 422
    with pytest.raises(Refused, match="narrowing-missing"):
        narrow_commitment(commitment=flagged(), person=people["legal"], title=title, reason="限缩")
    assert flagged().flag_state == FlagState.WAITING


def test_declining_ends_it(reviewer, people, flagged):
    row = flagged()
    sent = {"reason": "不得收集个人思想", "version": row.version}
    html = reviewer.post(f"/commitments/{row.pk}/decline/", sent, **HTMX).content.decode()
    assert f'<article class="commitment off" id="card-{row.pk}"' in html
    row = flagged()
    assert (row.state, row.flag_state) == (CommitmentState.DECLINED, FlagState.DECLINED)
    for act in (confirm_commitment, edit_commitment):
        with pytest.raises(Refused):
            act(commitment=row, person=people["clerk"])
    with pytest.raises(Refused, match="step-not-open"):
        flag_commitment(commitment=row, person=people["clerk"], flag="person", reason="再看")


DECISIONS = {"clear": clear_flag, "narrow": narrow_commitment, "decline": decline_commitment}


@pytest.mark.parametrize("name", DECISIONS)
def test_each_decision_needs_its_reason_and_the_reviewer(people, as_person, reviewer, flagged, name):
    row = flagged()
    more = {"title": "座谈"} if name == "narrow" else {}
    sent = {"reason": "", "version": row.version, **more}
    assert reviewer.post(f"/commitments/{row.pk}/{name}/", sent, **HTMX).status_code == 422
    with pytest.raises(Refused, match="reason-missing"):
        DECISIONS[name](commitment=row, person=people["legal"], reason=" ", **more)
    for role in ("administrator", "clerk", "leader", "head", "member", "auditor"):
        sent["reason"] = "同意"
        assert as_person(people[role]).post(f"/commitments/{row.pk}/{name}/", sent, **HTMX).status_code == 403
        with pytest.raises(PermissionDenied):
            DECISIONS[name](commitment=row, person=people[role], reason="同意", **more)
    assert flagged().flag_state == FlagState.WAITING


@pytest.mark.parametrize("name", DECISIONS)
def test_what_does_not_wait_is_not_decided(people, plain, name):
    more = {"title": "座谈"} if name == "narrow" else {}
    with pytest.raises(Refused, match="not-waiting"):
        DECISIONS[name](commitment=plain(), person=people["legal"], reason="同意", **more)


def test_the_reviewer_is_shown_the_whole_sentence_of_which_the_card_holds_a_part(reviewer, flagged):
    row = flagged()
    assert "掌握家庭情况" not in row.quote
    for address in ("/flags/", f"/commitments/{row.pk}/clear/"):
        html = reviewer.get(address).content.decode()
        quoted = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.S)
        assert quoted is not None
        assert "建立职工思想动态台账，" in quoted[1]
        assert f"<strong>{row.quote}</strong>" in quoted[1]
        assert re.sub("<[^>]+>", "", quoted[1]).strip() == TEXT.splitlines()[3].split("。", 1)[1]


def test_a_flagged_one_without_a_place_is_shown_in_its_own_words(reviewer, flagged):
    Commitment.objects.filter(pk=flagged().pk).update(start=None, end=None)
    assert f"<blockquote>{flagged().quote}</blockquote>" in reviewer.get("/flags/").content.decode()


def test_the_list_shows_what_waits_what_was_decided_and_what_else_speaks_of_people(
    reviewer, people, flagged, plan
):
    waiting = reviewer.get("/flags/").content.decode()
    others = waiting.index("另有1项涉及人员、未作标记")
    assert waiting.index(f"flagged-{flagged().pk}") < others < waiting.index("检查1次门窗")
    assert "系统识别难免遗漏" in waiting
    decline_commitment(commitment=flagged(), person=people["legal"], reason="不得收集")
    decided = reviewer.get("/flags/").content.decode()
    assert "没有待审核的事项" in decided
    assert decided.index("已作决定") < decided.index(f"flagged-{flagged().pk}")
    assert "不得收集" in decided


def test_the_reviewer_comes_back_to_the_list_after_deciding_there(reviewer, flagged):
    address = f"/commitments/{flagged().pk}/decline/?from=flags"
    asked = reviewer.get(address).content.decode()
    assert f'action="{address}"' in asked
    assert 'href="/flags/"' in asked
    answer = reviewer.post(address, {"reason": "不得收集", "version": flagged().version})
    assert answer.url == "/flags/"
    assert "已决定不予列入" in reviewer.get("/flags/").content.decode()


def test_only_the_reviewer_is_offered_decisions(clerk, reviewer, flagged):
    decline = f"/commitments/{flagged().pk}/decline/"
    assert decline not in clerk.get("/flags/").content.decode()
    assert decline in reviewer.get("/flags/").content.decode()
    address = f"/plans/{flagged().plan_id}/read/"
    assert decline not in clerk.get(address).content.decode()
    assert decline in reviewer.get(address).content.decode()


def test_the_list_takes_the_same_queries_for_one_and_many(
    reviewer, read_text, plan, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    reviewer.get("/flags/")
    with CaptureQueriesContext(connection) as one:
        reviewer.get("/flags/")
    read_text("".join(f"{n}.条目{n}。每月建立第{n}批职工思想动态台账。\n" for n in range(1, 12)))
    assert Commitment.objects.filter(flag_state=FlagState.WAITING).count() > 10
    with django_assert_num_queries(len(one)):
        reviewer.get("/flags/")


@pytest.mark.parametrize("decide", [clear_flag, decline_commitment])
def test_a_decision_on_what_was_changed_meanwhile_is_refused(people, flagged, decide):
    row = flagged()
    edit_commitment(commitment=flagged(), person=people["clerk"], note="请核对")
    with pytest.raises(Conflict) as conflict:
        decide(commitment=flagged(), person=people["legal"], reason="不涉及个人", version=row.version)
    assert conflict.value.code == "changed-meanwhile"
    assert flagged().flag_state == FlagState.WAITING
