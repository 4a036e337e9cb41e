"""What each kind of item becomes, and whom it is for."""

from __future__ import annotations

from typing import Any

import pytest

from luoshi.plans.promises import Read, schedule_promise
from luoshi.plans.promises.tests.build import every, item, read_sentence, times
from luoshi.reading.result import Duty, Item
from luoshi.schedule import Every, Promise, Times


def only(text: str, *items: Item, **fields: Any) -> Read:
    (read,) = read_sentence(text, *items, **fields)
    return read


def test_the_kinds_of_items_become_the_kinds_of_promises():
    assert (
        only("每月检查1次书库。", item("recurring", "每月检查1次书库", every=every("month"))).kind
        == "recurring"
    )
    assert only("举办讲座8场。", item("quota", "举办讲座8场", times=times(8, "场"))).kind == "quota"
    assert only("6月底前完成盘点。", item("deadline", "6月底前完成盘点", due="6月底前")).kind == "once"
    assert only("定期更新展板。", item("vague", "定期更新展板")).kind == "standing"
    document = only("修订《借阅规则》。", item("deliverable", "修订《借阅规则》", title="借阅规则"))
    assert (document.kind, document.product, document.due) == ("once", "借阅规则", None)


def test_an_action_without_items_stands_and_framing_promises_nothing():
    read = only("建立读者意见簿，及时回应。", flags=("person",))
    assert (read.kind, read.quote, read.flags) == ("standing", "建立读者意见簿，及时回应", ("person",))
    assert (read.sentence, read.start, read.end) == (0, 0, 12)
    assert read_sentence("读者是图书馆的主人。", label="framing") == []


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("读者满意度达到95%", times(95, "%", ">=")),
        ("将办证时间压缩至3天以内", times(3, "天", "<=")),
        ("图书完好率不低于98%", times(98, "%", ">=")),
    ],
)
def test_a_rate_to_be_reached_is_once_with_its_measure(quote, value):
    read = only(quote + "。", item("threshold", quote, times=value))
    assert (read.kind, read.times, read.threshold, read.due) == ("once", value, quote, None)


def test_a_rate_of_the_whole_year_is_measured_at_its_end():
    assert (
        only(
            "全年差错率控制在1%以内。", item("threshold", "全年差错率控制在1%以内", times=times(1, "%", "<="))
        ).due
        == "全年"
    )


def test_a_limit_is_a_condition_of_the_act_beside_it():
    text = "每季度组织一次疏散演练，参与率不低于80%，演练前30分钟广播。"
    recurring = item("recurring", "每季度组织一次疏散演练", every=every("quarter"), times=times(1))
    rate = item("threshold", "参与率不低于80%", times=times(80, "%", ">="))
    notice = item("threshold", "演练前30分钟广播", times=times(30, "分钟"))
    read = only(text, recurring, rate, notice)
    assert (read.kind, read.threshold) == ("recurring", "参与率不低于80%；演练前30分钟广播")
    assert read.quote == "每季度组织一次疏散演练"
    weight = item("threshold", "权重不低于15%", times=times(15, "%"))
    yearly = item("recurring", "每年评选一次优秀分馆", every=every("year"))
    ahead = only("权重不低于15%，每年评选一次优秀分馆。", weight, yearly)
    assert ahead.threshold == "权重不低于15%"


def test_a_limit_alone_stands_with_the_act_that_opens_its_sentence():
    read = only(
        "设立咨询台，一般问题10分钟内答复。",
        item("threshold", "一般问题10分钟内答复", times=times(10, "分钟")),
    )
    assert (read.kind, read.title, read.threshold) == ("standing", "设立咨询台", "一般问题10分钟内答复")
    closing = only(
        "闭馆须提前3日公告，并张贴告示。", item("threshold", "闭馆须提前3日公告", times=times(3, "日"))
    )
    assert (closing.kind, closing.title) == ("on_event", "闭馆须提前3日公告")


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        ("会后3日内", "on_event"),
        ("7日内", "on_event"),
        ("活动结束后", "on_event"),
        ("开馆前", "on_event"),
        ("半年后", "on_event"),
        ("春节前", "once"),
        ("汛期前", "once"),
        ("6月底前", "once"),
        ("印发之日起10个工作日内", "once"),
        ("印发后一个月内", "once"),
        ("6月15日前", "once"),
    ],
)
def test_a_time_that_counts_from_an_event_waits_for_it(due, kind):
    read = only(f"{due}提交总结。", item("deadline", f"{due}提交总结", due=due))
    assert (read.kind, read.title, read.due) == (kind, "提交总结", due)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("重大活动前检查场地。", "on_event"),
        ("讲座结束后整理录音。", "on_event"),
        ("遇到漏水立即转移图书。", "on_event"),
        ("遇汛期、冰雪天气，查看路况。", "on_event"),
        ("活动结束后，整理场地。", "on_event"),
        ("抓住机遇改造书库。", "standing"),
        ("读者可随时申请补办。", "standing"),
        ("前台设置咨询台。", "standing"),
        ("计划印发后公开全文。", "standing"),
    ],
)
def test_an_action_at_an_event_waits_for_it(text, kind):
    assert only(text).kind == kind


def test_a_clause_for_each_occasion_is_an_act_beside_the_others():
    text = "保卫科每月检查书库，每逢节假日前组织全馆安全检查。"
    reads = read_sentence(text, item("recurring", "保卫科每月检查书库", every=every("month"), actor="保卫科"))
    assert [(read.kind, read.quote) for read in reads] == [
        ("recurring", "保卫科每月检查书库"),
        ("on_event", "每逢节假日前组织全馆安全检查"),
    ]
    standing, event = read_sentence("建立值班表，随时登记异常。")
    assert (standing.quote, event.quote, event.kind) == ("建立值班表", "随时登记异常", "on_event")
    assert only("定期更新，随时补充。", item("vague", "定期更新，随时补充")).kind == "on_event"


@pytest.mark.parametrize(
    ("actor", "per_unit", "per_person"),
    [
        ("各科室", True, False),
        ("各分馆馆长", True, False),
        ("每个支部", True, False),
        ("办公室、各分馆", True, False),
        ("每位馆员", False, True),
        ("每名馆员", False, True),
        ("每人", False, True),
        ("办公室", False, False),
        (None, False, False),
    ],
)
def test_each_unit_and_each_person_are_told_from_one(actor, per_unit, per_person):
    read = only("每月报送总结。", item("recurring", "每月报送总结", every=every("month"), actor=actor))
    assert (read.actor, read.per_unit, read.per_person) == (actor, per_unit, per_person)


def test_an_average_per_head_is_per_person():
    read = only("人均培训40学时。", item("quota", "人均培训40学时", times=times(40, "学时")))
    assert read.per_person


def test_the_unit_that_opens_an_action_is_its_doer():
    assert (only("各分馆建立意见簿。").actor, only("各分馆建立意见簿。").per_unit) == ("各分馆", True)
    assert only("采编部负责整理地方文献。").actor == "采编部"
    assert only("建立意见簿。").actor is None


def test_the_plans_annotation_names_who_leads_and_until_when():
    duties = (Duty(1, 20, 30, ("办公室",), ("采编部",), "6月底前"), Duty(2, 40, 50, ("其他",), ()))
    read = only(
        "修订《借阅规则》。", item("deliverable", "修订《借阅规则》", title="借阅规则"), duties=duties
    )
    assert (read.lead, read.support, read.due) == (("办公室",), ("采编部",), "6月底前")
    row = only("建立意见簿。", duties=duties)
    assert (row.kind, row.due) == ("once", "6月底前")
    assert only("建立意见簿。", duties=(Duty(1, 9, 12, ("办公室",), (), "全年持续"),)).kind == "standing"
    dated = only("3月底前完成盘点。", item("deadline", "3月底前完成盘点", due="3月底前"), duties=duties)
    assert dated.due == "3月底前"


def test_the_date_of_an_annotation_does_not_bind_every_standing_act_of_its_measure():
    duties = (Duty(1, 40, 50, ("办公室",), (), "6月底前"),)
    reads = read_sentence("建立意见簿，随时登记意见。", duties=duties)
    assert [(read.kind, read.due) for read in reads] == [("standing", None), ("on_event", None)]


def test_a_commitment_becomes_a_promise_of_the_schedule():
    quote = "各分馆每两月开展1次演练"
    recurring = item("recurring", quote, every=every("month", 2), times=times(1), actor="各分馆")
    read = only(quote + "。", recurring)
    assert schedule_promise(read, 2026) == Promise(
        "recurring", Every(2, "month"), Times("=", 1, None, "次"), per_unit=True
    )
