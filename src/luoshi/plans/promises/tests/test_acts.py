"""One act is one commitment, whatever the number of items."""

from __future__ import annotations

from luoshi.plans.promises import promises_of
from luoshi.plans.promises.tests.build import every, item, read_sentence, times
from luoshi.reading.result import Item, Plan

MONTHLY = item(
    "recurring", "每月开展1次读书分享", every=every("month"), times=times(1), rule="every", confidence=0.9
)


def kinds(text: str, *items: Item) -> list[str]:
    return [read.kind for read in read_sentence(text, *items)]


def test_a_number_with_a_date_is_a_quota_by_that_date():
    quote = "6月底前完成12个书屋"
    (read,) = read_sentence(
        quote + "。",
        item("deadline", quote, due="6月底前", rule="by", confidence=0.8),
        item("quota", quote, times=times(12, "个"), rule="count", confidence=0.95),
    )
    assert (read.kind, read.times, read.due) == ("quota", times(12, "个"), "6月底前")
    assert (read.rules, read.confidence) == (("by", "count"), 0.8)


def test_a_document_that_recurs_is_one_commitment_with_its_product():
    quote = "每季度编印《读者通讯》"
    (read,) = read_sentence(
        quote + "。",
        item("recurring", quote, every=every("quarter")),
        item("deliverable", quote, title="读者通讯"),
    )
    assert (read.kind, read.every, read.product, read.due) == (
        "recurring",
        every("quarter"),
        "读者通讯",
        None,
    )


def test_a_years_total_is_checked_against_what_recurs():
    text = "每月开展1次读书分享，邀请作者参加，全年分享不少于12次。"
    total = item("quota", "全年分享不少于12次", times=times(12, op=">="))
    (read,) = read_sentence(text, MONTHLY, total)
    assert (read.kind, read.times, read.total) == ("recurring", times(1), times(12, op=">="))
    assert read.quote == text[:-1]
    (bare,) = read_sentence(
        "每月开展1次读书分享，全年不少于12场次。",
        MONTHLY,
        item("quota", "全年不少于12场次", times=times(12, "场次", ">=")),
    )
    assert bare.total == times(12, "场次", ">=")


def test_another_number_beside_what_recurs_is_an_act_of_its_own():
    for quote, unit, actor in (
        ("全年撰写心得不少于4篇", "篇", None),  # counted in something else
        ("全年修复古籍不少于12次", "次", None),  # nothing in common
        ("青年馆员全年分享不少于12次", "次", "青年馆员"),  # another doer
        ("读书分享不少于12次", "次", None),  # not said to be a total
    ):
        asked = item("quota", quote, times=times(12, unit, ">="), actor=actor)
        by_office = item("recurring", MONTHLY.quote, every=MONTHLY.every, times=times(1), actor="办公室")
        assert kinds(f"每月开展1次读书分享，{quote}。", by_office, asked) == ["recurring", "quota"]


def test_a_closing_date_belongs_to_the_document_or_the_number_before_it():
    (rules,) = read_sentence(
        "修订《借阅规则》，6月底前印发各分馆。",
        item("deliverable", "修订《借阅规则》", title="借阅规则"),
        item("deadline", "6月底前印发各分馆", due="6月底前"),
    )
    assert (rules.kind, rules.title, rules.due) == ("once", "修订《借阅规则》", "6月底前")
    (rooms,) = read_sentence(
        "新建书屋12个，年底前全部投入使用。",
        item("quota", "新建书屋12个", times=times(12, "个")),
        item("deadline", "年底前全部投入使用", due="年底前"),
    )
    assert (rooms.kind, rooms.title, rooms.due) == ("quota", "新建书屋", "年底前")


def test_a_date_with_an_act_of_its_own_is_a_commitment_of_its_own():
    text = "修订《借阅规则》，6月底前完成全部分馆自助借还设备的更换。"
    rules, machines = read_sentence(
        text,
        item("deliverable", "修订《借阅规则》", title="借阅规则"),
        item("deadline", "6月底前完成全部分馆自助借还设备的更换", due="6月底前"),
    )
    assert (rules.due, machines.due) == (None, "6月底前")
    after = item("deadline", "会后3日内印发", due="会后3日内")
    report = item("deliverable", "形成《评估报告》", title="评估报告")
    assert kinds("形成《评估报告》，会后3日内印发。", report, after) == ["once", "on_event"]
    yearly = item("deadline", "年底前完成", due="年底前")
    assert kinds("每月开展1次读书分享，年底前完成。", MONTHLY, yearly) == ["recurring", "once"]


def test_a_date_before_a_document_governs_it():
    text = "6月底前召开动员会，印发《活动方案》。"
    meeting, document = read_sentence(
        text,
        item("deadline", "6月底前召开动员会", due="6月底前"),
        item("deliverable", "印发《活动方案》", title="活动方案"),
    )
    assert (meeting.title, document.due) == ("召开动员会", "6月底前")


def test_a_date_before_a_rate_governs_it():
    text = "年底前开展满意度测评，满意度达到95%。"
    survey = item("deadline", "年底前开展满意度测评", due="年底前")
    rate = item("threshold", "满意度达到95%", times=times(95, "%", ">="))
    assert [read.due for read in read_sentence(text, survey, rate)] == ["年底前", "年底前"]


def test_two_periods_in_one_sentence_are_two_commitments():
    weekly = item("recurring", "每周更新书目", every=every("week"))
    assert kinds("每月开展1次读书分享，每周更新书目。", MONTHLY, weekly) == ["recurring", "recurring"]
    both = "每周更新、每月汇总书目"
    pair = (item("recurring", both, every=every("week")), item("recurring", both, every=every("month")))
    assert kinds(both + "。", *pair) == ["recurring", "recurring"]


def test_an_item_outside_every_sentence_is_kept():
    text = "盘点馆藏｜每年一次"
    cell = Item("recurring", 3, 5, 9, "每年一次", every=every("year"), times=times(1))
    (read,) = promises_of(Plan("表", None, 2026, True, (), (), (), (cell,), ()), text)
    assert (read.sentence, read.measure, read.quote) == (None, 3, "每年一次")
