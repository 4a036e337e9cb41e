"""Drawing the lines between commitments anew: split, merge, add."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied

from luoshi.foundation.refusals import Refused
from luoshi.organisation.models import Unit
from luoshi.plans.actions.confirm import confirm_commitment, dismiss_commitment, edit_commitment
from luoshi.plans.actions.flags import clear_flag, flag_commitment, narrow_commitment
from luoshi.plans.actions.shape import add_commitment, merge_commitments, split_commitment
from luoshi.plans.models import Commitment, CommitmentState, FlagState, PromiseKind
from luoshi.plans.queries.reading import page_of

HTMX = {"headers": {"HX-Request": "true"}}
RARE = "𠮷野市图书馆2026年工作要点\n1.夜读。每季度开展1次夜读活动😀。𠮷田说要主动微笑迎客并做好记录。\n"


def test_each_line_becomes_a_part_with_the_words_units_and_state_of_the_whole(clerk, people, named):
    night = named("夜读")
    helper = Unit.objects.get(name="采编部")
    edit_commitment(commitment=night, person=people["clerk"], supports=[helper])
    confirm_commitment(commitment=night, person=people["clerk"])
    sent = {"titles": " 策划 \n\n组织\n总结", "version": night.version}
    answer = clerk.post(f"/commitments/{night.pk}/split/", sent, **HTMX)
    assert f'data-show="{night.pk}"' in answer.content.decode()
    parts = list(Commitment.objects.filter(quote=night.quote).order_by("by_hand", "id"))
    assert [part.title for part in parts] == ["策划", "组织", "总结"]
    for part in parts:
        assert (part.start, part.end, part.measure, part.unit) == (
            night.start,
            night.end,
            night.measure,
            night.unit,
        )
        assert part.state == CommitmentState.CONFIRMED
        assert [support.unit for support in part.supports.all()] == [helper]


@pytest.mark.parametrize("titles", ["", "一", "一\n \n"])
def test_one_part_is_no_split(clerk, people, named, titles):
    night = named("夜读")
    assert (
        clerk.post(f"/commitments/{night.pk}/split/", {"titles": titles, "version": 1}, **HTMX).status_code
        == 422
    )
    with pytest.raises(Refused, match="split-needs-two"):
        split_commitment(commitment=night, person=people["clerk"], titles=titles.split("\n"))
    assert Commitment.objects.filter(quote=night.quote).count() == 1


def test_the_parts_of_what_waits_for_review_wait_too(people, named):
    night = named("夜读")
    flag_commitment(commitment=night, person=people["clerk"], flag="person", reason="涉及个人")
    split_commitment(commitment=night, person=people["clerk"], titles=["一", "二"])
    assert set(Commitment.objects.filter(quote=night.quote).values_list("flag_state", flat=True)) == {
        "waiting"
    }


def test_merging_keeps_the_first_and_all_words_of_the_others(clerk, people, named):
    night, reading = named("夜读"), named("朗读")
    words = f"{night.quote}；{reading.quote}"
    answer = clerk.post(f"/plans/{night.plan_id}/merge/", {"id": [reading.pk, night.pk]}, **HTMX)
    html = answer.content.decode()
    assert f'data-show="{night.pk}"' in html
    assert f'id="card-{reading.pk}"' not in html
    night.refresh_from_db()
    reading.refresh_from_db()
    assert (night.quote, night.state) == (words, CommitmentState.READ)
    assert (reading.state, reading.merged_into) == (CommitmentState.WITHDRAWN, night)
    underlined = re.findall(rf'data-commitment="{night.pk}">([^<]+)</u>', html)
    assert underlined == words.split("；")


def test_merging_again_leads_all_words_to_the_last(people, named):
    night, reading, books = named("夜读"), named("朗读"), named("书屋")
    merge_commitments(commitments=[night, reading], person=people["clerk"])
    merge_commitments(commitments=[books, night], person=people["clerk"])
    page = page_of(books.plan)
    owners = [one.pk for block in page.paper.blocks() for run in block.runs for one in run.commitments]
    assert owners.count(books.pk) == 3
    assert page.account.total == 4


@pytest.mark.parametrize("count", [0, 1])
def test_less_than_two_are_not_merged(clerk, named, count):
    night = named("夜读")
    answer = clerk.post(f"/plans/{night.plan_id}/merge/", {"id": [night.pk][:count]}, **HTMX)
    assert answer.status_code == 422
    assert "至少选择两项" in answer.content.decode()


def test_what_waits_was_narrowed_or_is_settled_is_not_merged(people, named):
    night, clerk, legal = named("夜读"), people["clerk"], people["legal"]

    def refused(code: str) -> None:
        for pair in ([named("夜读"), named("书屋")], [named("书屋"), named("夜读")]):
            with pytest.raises(Refused, match=code):
                merge_commitments(commitments=pair, person=clerk)

    dismiss_commitment(commitment=night, person=clerk, reason="不办")
    refused("step-not-open")
    flag_commitment(commitment=named("夜读"), person=clerk, flag="person", reason="涉及个人")
    refused("waits-for-review")
    narrow_commitment(commitment=named("夜读"), person=legal, title="只登记场次", reason="限缩")
    refused("reviewers-words")
    with pytest.raises(Refused, match="reviewers-words"):
        split_commitment(commitment=named("夜读"), person=clerk, titles=["一", "二"])


def test_a_cleared_one_is_merged_like_any_other(people, named):
    flag_commitment(commitment=named("夜读"), person=people["clerk"], flag="person", reason="涉及个人")
    clear_flag(commitment=named("夜读"), person=people["legal"], reason="标错了")
    merge_commitments(commitments=[named("书屋"), named("夜读")], person=people["clerk"])
    assert Commitment.objects.get(title=named("书屋").title).flag_state == FlagState.NONE


def test_only_what_can_be_merged_can_be_marked(clerk, people, named):
    night = named("夜读")
    pick = f'class="pick" form="marked" name="id" value="{night.pk}"'
    assert pick in clerk.get(f"/plans/{night.plan_id}/read/").content.decode()
    flag_commitment(commitment=night, person=people["clerk"], flag="person", reason="涉及个人")
    assert pick not in clerk.get(f"/plans/{night.plan_id}/read/").content.decode()


def test_marked_words_become_a_commitment_of_their_measure(clerk, read_text):
    plan = read_text(RARE)
    start = RARE.index("主动微笑迎客")
    asked = clerk.get(f"/plans/{plan.pk}/add/", {"start": start, "end": start + 6}, **HTMX).content.decode()
    assert '<blockquote class="quote">主动微笑迎客</blockquote>' in asked
    assert 'value="主动微笑迎客"' in asked
    answer = clerk.post(f"/plans/{plan.pk}/add/", {"title": "微笑", "start": start, "end": start + 6}, **HTMX)
    row = Commitment.objects.get(title="微笑")
    assert (row.quote, row.measure.title, row.kind, row.by_hand) == ("主动微笑迎客", "夜读", "standing", True)
    html = answer.content.decode()
    assert f'data-show="{row.pk}"' in html
    assert f"{row.pk}" in re.search(r'data-commitment="([^"]+)">主动微笑迎客</u>', html)[1]


def test_one_without_a_place_stands_at_the_end(clerk, small_plan):
    clerk.post(f"/plans/{small_plan.pk}/add/", {"title": "另加一项"}, **HTMX)
    row = Commitment.objects.get(title="另加一项")
    assert (row.start, row.end, row.quote, row.measure) == (None, None, "", None)
    assert row.position == small_plan.end
    assert f'id="card-{row.pk}"' in clerk.get(f"/plans/{small_plan.pk}/read/").content.decode()
    assert row.kind == PromiseKind.STANDING


@pytest.mark.parametrize(("start", "end"), [(0, None), (5, 5), (6, 5), (0, 10_000)])
def test_a_place_outside_the_plan_is_refused(clerk, people, small_plan, start, end):
    with pytest.raises(Refused, match="outside-plan"):
        add_commitment(plan=small_plan, person=people["clerk"], title="甲", start=start, end=end)
    sent = {"title": "甲", "start": start, "end": "" if end is None else end}
    answer = clerk.post(f"/plans/{small_plan.pk}/add/", sent, **HTMX)
    assert answer.status_code == 422
    assert "不在本要点范围内" in answer.content.decode()


def test_the_whole_text_can_be_marked(people, small_plan):
    row, _step = add_commitment(
        plan=small_plan, person=people["clerk"], title="全部", start=small_plan.start, end=small_plan.end
    )
    assert row.quote == small_plan.document.text


def test_a_title_is_needed(clerk, small_plan):
    assert clerk.post(f"/plans/{small_plan.pk}/add/", {"title": " "}, **HTMX).status_code == 422


def test_the_office_alone_draws_lines(people, small_plan, named):
    member = people["member"]
    with pytest.raises(PermissionDenied):
        split_commitment(commitment=named("夜读"), person=member, titles=["一", "二"])
    with pytest.raises(PermissionDenied):
        merge_commitments(commitments=[named("夜读"), named("书屋")], person=member)
    with pytest.raises(PermissionDenied):
        add_commitment(plan=small_plan, person=member, title="甲", start=None, end=None)
