"""A revised version of a plan: what stands stays joined, the rest follows once the comparison is confirmed."""

from __future__ import annotations

from luoshi.organisation.models import Unit
from luoshi.plans.actions import shape
from luoshi.plans.actions.confirm import confirm_commitment, edit_commitment
from luoshi.plans.models import Commitment, CommitmentState
from luoshi.plans.tests.revised import again, state_of_all, told

REWORDED = "由读者服务部每月开展2次夜读活动"


def test_the_comparison_tells_what_is_added_altered_moved_and_dropped(revise):
    assert told(revise()) == {
        "added": ["开行流动书车"],
        "altered": ["开展夜读活动"],
        "moved": ["完成设备巡检"],
        "dropped": ["检查消防设施"],
        "same": ["组织朗读会", "完成村级书屋的图书更新", "完善值班制度"],
    }


def test_nothing_changes_before_the_comparison_is_confirmed(revise, small_plan):
    before = state_of_all(small_plan)
    revise()
    assert state_of_all(small_plan) == before


def test_what_stands_keeps_its_row_and_all_that_people_did(revise, apply, named, people, small_plan):
    moved = named("巡检")
    confirm_commitment(commitment=moved, person=people["clerk"])
    edit_commitment(commitment=named("巡检"), person=people["clerk"], note="与设备科商定")
    apply(revise())
    assert named("巡检").pk == moved.pk
    assert (named("巡检").state, named("巡检").note) == (CommitmentState.CONFIRMED, "与设备科商定")
    assert named("巡检").measure.title == "安全管理"


def test_every_place_points_into_the_new_text(revise, apply, small_plan):
    apply(revise())
    small_plan.refresh_from_db()
    assert small_plan.title == "青山市图书馆2026年工作要点（修订）"
    placed = list(Commitment.objects.filter(plan=small_plan, start__isnull=False))
    text = small_plan.document.text
    assert [text[row.start : row.end] for row in placed] == [row.quote for row in placed]
    assert len(placed) == 6


def test_an_altered_one_stays_confirmed_and_promises_what_it_now_says(revise, apply, named, people):
    row = named("夜读")
    confirm_commitment(commitment=row, person=people["clerk"])
    apply(revise())
    row = again(row)
    assert (row.quote, row.every_unit, row.times_value) == (REWORDED, "month", 2)
    assert (row.state, row.unit.name) == (CommitmentState.CONFIRMED, "读者服务部")


def test_what_the_office_set_stays_where_the_text_says_it_as_before(revise, apply, named, people, small_plan):
    office = Unit.objects.get(name="办公室")
    given = {"title": "夜读专场", "unit": office, "due_text": "12月底前"}
    row = named("夜读")
    edit_commitment(commitment=row, person=people["clerk"], **given)
    apply(revise())
    row = again(row)
    assert {name: getattr(row, name) for name in given} == given
    assert row.every_unit == "month"


def test_a_title_in_the_office_words_stays_over_another_one_in_the_text(
    revise, apply, named, people, small_plan
):
    read, titled = named("朗读"), named("夜读")
    edit_commitment(commitment=titled, person=people["clerk"], title="夜读专场")
    text = small_plan.document.text.replace("夜读活动", "夜读分享活动").replace("朗读会", "朗读分享会")
    apply(revise(text))
    assert (again(read).title, again(titled).title) == ("组织朗读分享会", "夜读专场")
    assert "分享" in again(titled).quote


def test_another_kind_of_promise_brings_all_that_the_text_says_of_it(
    revise, apply, named, people, small_plan
):
    row = named("书屋")
    edit_commitment(commitment=row, person=people["clerk"], kind="once", times_value=None)
    apply(revise(small_plan.document.text.replace("6月底前完成12个村级书屋", "每月完成12个村级书屋")))
    assert (again(row).kind, again(row).every_unit, again(row).times_value) == ("recurring", "month", 12)


def test_another_doer_in_the_text_is_another_lead_unit(revise, apply, named, small_plan):
    row = named("夜读")
    apply(revise(small_plan.document.text.replace("由读者服务部每季度", "由采编部每季度")))
    assert (again(row).unit.name, again(row).actor) == ("采编部", "采编部")


def test_an_added_one_waits_to_be_confirmed_and_a_dropped_one_is_withdrawn(revise, apply, named, people):
    gone = named("消防")
    confirm_commitment(commitment=gone, person=people["clerk"])
    apply(revise())
    assert again(gone).state == CommitmentState.WITHDRAWN
    assert (named("书车").state, named("书车").unit.name) == (CommitmentState.READ, "读者服务部")


def test_merged_ones_live_on_in_the_one_that_took_them_in(revise, apply, named, people):
    first, other = named("夜读"), named("朗读")
    shape.merge_commitments(commitments=[first, other], person=people["clerk"])
    apply(revise())
    assert again(first).quote == f"{REWORDED}；由志愿者中心每月组织1次朗读会"
    assert (again(other).state, again(other).merged_into_id) == (CommitmentState.WITHDRAWN, first.pk)
    assert again(other).start is not None


def test_the_parts_of_one_that_was_split_keep_their_titles(revise, apply, named, people, small_plan):
    shape.split_commitment(commitment=named("夜读"), person=people["clerk"], titles=["开展夜读", "整理书目"])
    apply(revise())
    parts = Commitment.objects.filter(plan=small_plan, quote=REWORDED)
    assert {(row.title, row.every_unit) for row in parts} == {("开展夜读", "month"), ("整理书目", "month")}


def test_what_was_marked_or_written_by_hand_stays(revise, apply, named, people, small_plan):
    start = small_plan.document.text.index("值班制度")
    by_mark, by_hand = (
        shape.add_commitment(
            plan=small_plan, person=people["clerk"], title=title, start=at, end=at and at + 4
        )[0]
        for title, at in (("排出值班表", start), ("口头交办的事", None))
    )
    offered = revise()
    assert {"排出值班表", "口头交办的事"} < set(told(offered)["same"])
    apply(offered)
    small_plan.refresh_from_db()
    assert small_plan.document.text[again(by_mark).start : again(by_mark).end] == "值班制度"
    assert again(by_hand).state == CommitmentState.READ


def test_a_row_that_a_sheet_added_stays_under_the_title_of_its_measure(revise, apply, named, small_plan):
    measure = named("朗读").measure
    row = Commitment.objects.create(
        organisation=small_plan.organisation,
        plan=small_plan,
        title="补充的事",
        kind="standing",
        by_hand=True,
        quote="表中另写的话",
        measure=measure,
    )
    offered = revise()
    assert "补充的事" in told(offered)["same"]
    apply(offered)
    assert (again(row).state, again(row).measure.title) == (CommitmentState.READ, "夜间服务")
    assert again(row).measure_id != measure.pk


def test_a_date_that_other_words_of_the_sentence_give_is_a_change(read_text, apply, offer):
    text = "青山市图书馆2026年工作要点\n一、服务\n1.夜读。{}底前印发《夜读方案》，制定《朗读办法》。\n"
    plan = read_text(text.format("6月"))
    rules = Commitment.objects.get(plan=plan, quote__contains="朗读办法")
    assert rules.due_text == "6月底前"
    apply(offer(plan, text.format("9月")))
    assert again(rules).due_text == "9月底前"


def test_a_doubt_that_was_settled_stays_settled_under_the_same_words(read_text, apply, offer):
    text = (
        "青山市图书馆2026年工作要点\n一、服务\n1.夜读。每月开展1次夜读活动。\n4.朗读。每月组织1次朗读会，结果"
    )
    plan = read_text(text)
    doubt = plan.doubts.last()
    assert doubt is not None
    plan.doubts.filter(pk=doubt.pk).update(is_settled=True)
    others = plan.doubts.filter(is_settled=False).count()
    apply(offer(plan, text.replace("每月开展1次夜读", "每月开展2次夜读")))
    assert plan.doubts.filter(is_settled=True).count() == 1
    assert plan.doubts.filter(is_settled=False).count() == others


def test_of_several_plans_in_the_file_it_is_the_one_of_that_title(revise):
    other = "临江市图书馆2026年工作要点\n一、服务\n1.晨读。每周开展1次晨读活动。\n"
    offered = revise(
        other + "青山市图书馆2026年工作要点\n一、服务\n1.夜读。由读者服务部每季度开展1次夜读活动。\n"
    )
    assert told(offered)["moved"] == ["开展夜读活动"]
    assert "added" not in told(offered)
