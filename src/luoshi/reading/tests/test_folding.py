"""Scripts, blanks, torn lines and slips of recognition: what is read is the same, the text stays the file's own."""

from __future__ import annotations

import pytest

from luoshi.reading import Reading, read
from luoshi.reading.document import Document
from luoshi.reading.folding import blanks, fold, slips, torn
from luoshi.reading.folding.traditional import simplified, table
from luoshi.reading.tests.shown import duties, measures, reading_of, sentences
from luoshi.reading.tests.sound import check
from luoshi.reading.tests.test_sheets import CSV

PLAN = """市图书馆2026年工作要点
一、开馆服务
（一）延长开馆时间。各分馆每周开馆六天，每季度举办不少于3场读者沙龙。（责任单位：办公室，完成时限：6月底前）
（二）开展舆情监测。每日监测网络舆情，发现问题的，由网络科会同办公室在2个工作日内处置完毕并且报告馆长。
二、馆藏建设
（一）修订《阅览室管理办法》，于年底前完成。由编目部负责。
（二）补充馆藏。全年购书不少于1.5万册，报废图书的比例不高于2%，采购目录每半年公布一次，接受读者监督。
"""


def told(reading: Reading) -> list[object]:
    """What a reading says, without its words."""
    return [
        [(part.start, part.end, part.number) for plan in reading.plans for part in plan.measures],
        [(part.start, part.end, part.label, part.flags) for plan in reading.plans for part in plan.sentences],
        [(it.start, it.end, it.kind, it.every, it.times) for plan in reading.plans for it in plan.items],
        [(part.start, part.end) for plan in reading.plans for part in plan.duties],
    ]


def in_traditional(text: str) -> str:
    back = {new: chr(old) for old, new in table().items()}
    return "".join(back.get(char, char) for char in text)


def test_a_text_in_traditional_characters_is_read_like_the_same_in_simplified_ones():
    text = in_traditional(PLAN)
    reading, plain = read(text.encode()), read(PLAN.encode())
    assert told(reading) == told(plain)
    assert reading.text == text != PLAN
    check(reading)


def test_titles_and_names_keep_the_script_of_the_file():
    reading = reading_of(
        "市圖書館2026年工作要點",
        "一、開館",
        "各分館每週開館六天。（責任單位：辦公室、編目部，完成時限：6月底前）",
    )
    plan = reading.plans[0]
    assert (plan.title, plan.organisation, plan.measures[0].title) == (
        "市圖書館2026年工作要點", "市圖書館", "開館",
    )  # fmt: skip
    assert plan.items[0].actor == "各分館"
    assert [found[2:] for found in duties(reading)] == [(["辦公室", "編目部"], [], "6月底前")]


def test_simplified_text_is_handed_on_as_it_is():
    assert simplified(PLAN) is PLAN
    assert fold(Document(PLAN + "——“①㎡𫍽\U0001f600\ud7ff")) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("每月召 开 1 次例会", "每月召开1次例会"),
        ("举办“书市”3—5 场，到场率 90% 以上", "举办“书市”3—5场，到场率90%以上"),
        ("完成 《馆志》 的编纂", "完成《馆志》的编纂"),
        ("于 2026 年 6 月底前完成 12 个书屋", "于2026年6月底前完成12个书屋"),
        ("满意率达到 95.5 %，每 季 度通报", "满意率达到95.5%，每季度通报"),
        ("由办 公 室负责", "由办公室负责"),
        ("组织培训 10 — 12 次", "组织培训10—12次"),
        ("四 、航道", "四、航道"),
        ("（ 二 ） 航道", "（二） 航道"),
        ("一 加强管理", "一 加强管理"),
        ("1 加强管理", "1 加强管理"),
        ("第一部分 开馆", "第一部分 开馆"),
        ("办公室 人事科 3月底前", "办公室 人事科 3月底前"),
        ("Open Day 2026 活动", "Open Day 2026 活动"),
    ],
)
def test_blanks_that_are_no_part_of_the_text(written: str, meant: str):
    dropped = set(blanks.stray(written))
    assert "".join(char for index, char in enumerate(written) if index not in dropped) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("举办l0场", "举办10场"), ("不少于1O次", "不少于10次"), ("2O26年", "2026年"), ("达到l5％", "达到15％"),
        ("二0二六年", "二〇二六年"), ("二OO九年", "二〇〇九年"), ("二○二六年", "二〇二六年"),
        ("每月检查.", "每月检查。"), ("今年每月检查一次.每年汇总", "今年每月检查一次。每年汇总"),
        ("推行O2O模式、O2O项目", "推行O2O模式、O2O项目"), ("V1O项", "V1O项"), ("CO2年排放", "CO2年排放"),
        ("一,加强", "一、加强"), ("２０２６年", "2026年"),
        ("（一）查灯.每月一次.\n（二）查线.每年一次.", "（一）查灯。每月一次。\n（二）查线。每年一次。"),
        ("一.加强", "一.加强"), ("1.加强", "1.加强"), ("卡尔.马克思", "卡尔.马克思"), ("第IO号", "第IO号"),
    ],
)  # fmt: skip
def test_slips_of_recognition(written: str, meant: str):
    assert slips.mended(written) == meant


def test_what_was_mended_is_quoted_as_it_stands():
    reading = reading_of("市馆2026年工作要点", "一、开馆", "各分馆每 季 度举办 l0 场，6 月底前完成.")
    (often, due) = reading.plans[0].items
    assert (often.quote, often.actor, often.times.value) == ("各分馆每 季 度举办 l0 场", "各分馆", 10)
    assert (due.quote, due.due) == ("6 月底前完成", "6月底前")
    check(reading)


def wrapped(text: str, width: int = 28, *, end: str = "\n") -> str:
    """Each line set in by two characters and broken into rows of one width."""
    rows = []
    for line in text.splitlines():
        set_in = "\u3000\u3000" + line
        rows += [set_in[start : start + width] for start in range(0, len(set_in), width)]
    return end.join(rows)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_torn_into_rows_is_read_like_a_whole_one(end: str):
    text = wrapped(PLAN, end=end)
    reading, plain = read(text.encode()), read(PLAN.encode())
    assert reading.text == text
    assert measures(reading) == measures(plain)
    assert [(number, "".join(words.split())) for number, words in sentences(reading)] == sentences(plain)
    assert [
        [(it.kind, "".join(it.quote.split()), it.every, it.times, it.due, it.actor) for it in plan.items]
        for plan in reading.plans
    ] == [
        [(it.kind, it.quote, it.every, it.times, it.due, it.actor) for it in plan.items]
        for plan in plain.plans
    ]
    check(reading)


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "\n".join(f"{number}.整修第{number}号码头和栈桥的栏杆与灯具" for number in range(1, 9)),
        "\n".join(["港务科负责码头和栈桥的日常巡查以及台账登记。"] * 9),
        "\n\n".join(["港务科负责码头和栈桥的日常巡查以及台账登记工作"] * 9),
        "\n".join(["\u3000\u3000港务科负责码头和栈桥的日常巡查以及台账登记工作"] * 9),
    ],
)
def test_lines_that_are_paragraphs_stay_apart(text: str):
    assert list(torn.line_ends(text, ())) == []


def test_tables_keep_their_cells_where_blanks_are_dropped():
    reading = read(CSV.replace("每季度一次", "每 季 度召开 1 次").encode(), "a.csv")
    assert [title for _, title, _ in measures(reading)] == ["清洗水箱,每 季 度召开 1 次", "更换水表"]
    assert [found[2:] for found in duties(reading)] == [
        (["供水科"], [], "11月底前"), (["营业科", "财务科"], [], None),
    ]  # fmt: skip
    check(reading)


def test_digits_of_full_width_are_read_and_kept():
    reading = reading_of("市馆２０２６年工作要点", "一、开馆", "６月底前完成１２个书屋。")
    assert (reading.plans[0].title, reading.plans[0].year) == ("市馆２０２６年工作要点", 2026)
    assert {(item.due, item.quote) for item in reading.plans[0].items} == {
        ("６月底前", "６月底前完成１２个书屋"), (None, "６月底前完成１２个书屋"),
    }  # fmt: skip
