from __future__ import annotations

import pytest

from luoshi.reading.tests.shown import doubts, measures, reading_of, sections, sentences, words


def test_points_under_sections_are_measures_counted_through_the_plan():
    reading = reading_of(
        "市博物馆2026年工作要点",
        "今年重在服务。",
        "一、管好藏品",
        "做好家底。",
        "1.清点库房",
        "每月清点一次。",
        "2.修复书画",
        "全年修复20件。",
        "二、办好展览",
        "1.换好常设展",
        "每季度换一次。",
    )
    assert sections(reading) == [(1, "管好藏品"), (2, "办好展览")]
    assert measures(reading) == [(1, "清点库房", 1), (2, "修复书画", 1), (3, "换好常设展", 2)]
    assert sentences(reading) == [
        (0, "今年重在服务。"),
        (0, "做好家底。"),
        (1, "每月清点一次。"),
        (2, "全年修复20件。"),
        (3, "每季度换一次。"),
    ]
    assert doubts(reading) == []


def test_printed_numbers_that_run_on_are_kept():
    reading = reading_of("一、甲事", "1.甲一", "办。", "二、乙事", "2.乙一", "办。", "3.乙二", "办。")
    assert [number for number, _, _ in measures(reading)] == [1, 2, 3]


def test_a_group_without_points_is_a_measure_and_series_are_counted_on():
    reading = reading_of(
        "一、原则", "（一）先急后缓。急事先办，缓事后办。", "（二）先易后难。易事先办。",
        "二、任务", "（一）水务。", "1.修泵站。逐台检修。", "2.换水表。逐户更换。",
        "（二）气务。检查气站。",
    )  # fmt: skip
    assert measures(reading) == [
        (1, "先急后缓", 1),
        (2, "先易后难", 1),
        (3, "修泵站", 2),
        (4, "换水表", 2),
        (5, "气务", 2),
    ]


def test_sections_alone_are_measures():
    reading = reading_of("一、开馆", "每周开馆六天。", "二、闭馆", "周一闭馆。")
    assert sections(reading) == []
    assert measures(reading) == [(1, "开馆", 0), (2, "闭馆", 0)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1.甲", "2.乙"), ("1．甲", "2．乙"), ("1、甲", "2、乙"), ("１．甲", "２．乙"), ("⒈甲", "⒉乙"),
        ("（一）甲", "（二）乙"), ("(一)甲", "(二)乙"), ("（一） 甲", "（二） 乙"), ("一、甲", "二、乙"),
        ("一 甲", "二 乙"), ("一．甲", "二．乙"), ("第一、甲", "第二、乙"), ("第一章 甲", "第二章 乙"),
        ("第一部分　甲", "第二部分　乙"),
        ("(1)甲", "(2)乙"), ("1）甲", "2）乙"),
        ("　　1. 甲", "　　2. 乙"), ("⑴甲", "⑵乙"),
    ],
)  # fmt: skip
def test_every_way_of_numbering(first: str, second: str):
    reading = reading_of(first, "每月检查一次。", second, "每年总结一次。")
    assert measures(reading) == [(1, "甲", 0), (2, "乙", 0)]
    assert sentences(reading) == [(1, "每月检查一次。"), (2, "每年总结一次。")]


@pytest.mark.parametrize(
    "line",
    [
        "一、二季度各检查一次。",
        "3、4月份开展排查。",
        "2.5万元用于购书。",
        "1.5%的经费用于培训。",
        "2026年修订制度。",
        "第三方机构每年评估一次。",
        "第一、第二党支部每月各办一次活动。",
        "十个社区各设一站。",
        "①编目录；②贴标签；③装书架。",
    ],
)
def test_what_only_looks_like_a_number_stays_in_the_text(line: str):
    reading = reading_of("1.甲", "先做。", line)
    assert measures(reading) == [(1, "甲", 0)]
    assert "".join(said for _, said in sentences(reading)) == "先做。" + line


def test_large_numerals():
    lines = [f"（{'十九'}）甲", "做。", "（二十）乙", "做。", "（二十一）丙", "做。"]
    assert [number for number, _, _ in measures(reading_of(*lines))] == [19, 20, 21]


def test_a_run_in_title_ends_at_its_first_full_stop():
    reading = reading_of("1.换书架。书架用旧了，换成钢的；每层贴标签。年底验收。")
    assert measures(reading) == [(1, "换书架", 0)]
    assert sentences(reading) == [(1, "书架用旧了，换成钢的；"), (1, "每层贴标签。"), (1, "年底验收。")]


def test_a_first_sentence_that_promises_is_title_and_sentence():
    reading = reading_of("1.每月检查一次电梯。发现隐患当天报修。")
    assert measures(reading) == [(1, "每月检查一次电梯", 0)]
    assert sentences(reading) == [(1, "每月检查一次电梯。"), (1, "发现隐患当天报修。")]


def test_a_measure_that_is_but_a_line_is_its_own_sentence():
    reading = reading_of("一、任务", "1.清洗水箱。", "2.更换水表。")
    assert sentences(reading) == [(1, "清洗水箱。"), (2, "更换水表。")]
    assert doubts(reading) == []


def test_subpoints_stay_in_their_point_with_their_number():
    reading = reading_of("1.三件事", "（1）修路灯。路灯要亮。", "（2）修路面。", "2.一件事", "修桥。")
    assert [number for number, _, _ in measures(reading)] == [1, 2]
    assert (1, "（1）修路灯。") in sentences(reading)


def test_listed_subpoints_under_a_group_are_no_measures():
    reading = reading_of(
        "（一）三个环节", "抓好：", "（1）逐包追溯；", "（2）双签交接。", "（二）其他", "办好。"
    )
    assert measures(reading) == [(1, "三个环节", 0), (2, "其他", 0)]


def test_parts_stand_above_sections():
    reading = reading_of("第一部分 水", "一、水源", "巡查。", "第二部分 气", "一、气源", "巡查。")
    assert sections(reading) == [(1, "水"), (2, "气")]
    assert measures(reading) == [(1, "水源", 1), (2, "气源", 2)]


def test_spans_of_sections_and_measures_reach_to_their_ends():
    reading = reading_of("一、甲", "1.子", "做完。", "2.丑", "做好。", "二、乙", "1.寅", "做成。")
    plan = reading.plans[0]
    assert words(reading, plan.sections) + words(reading, plan.measures) == [
        "一、甲\n1.子\n做完。\n2.丑\n做好。",
        "二、乙\n1.寅\n做成。",
        "1.子\n做完。",
        "2.丑\n做好。",
        "1.寅\n做成。",
    ]


def test_a_plan_without_numbers_is_one_stretch_of_measure_zero():
    reading = reading_of("水务集团2026年工作计划", "每日检测水质。", "每周公布结果。")
    assert measures(reading) == []
    assert sentences(reading) == [(0, "每日检测水质。"), (0, "每周公布结果。")]


def test_a_jump_in_the_numbering_is_a_doubt():
    reading = reading_of("1.甲", "先做。", "2.乙", "再做。", "4.丁", "后做。")
    assert doubts(reading) == [("numbering-jump", "4.丁")]
    assert [number for number, _, _ in measures(reading)] == [1, 2, 4]


def test_a_repeated_number_is_counted_on():
    reading = reading_of("1.甲", "先做。", "2.乙", "再做。", "2.丙", "后做。", "3.丁", "做完。")
    assert [number for number, _, _ in measures(reading)] == [1, 2, 3, 4]


def test_titles_without_a_body_are_doubts():
    reading = reading_of(
        "一、甲", "1.子", "做完。", "2.丑", "做好。", "3.寅", "二、乙", "三、丙", "1.卯", "做成。"
    )
    assert doubts(reading) == [("title-without-body", "3.寅"), ("title-without-body", "二、乙")]
    assert (3, "寅") in sentences(reading)


def test_a_line_outside_the_outline_is_a_doubt():
    reading = reading_of("1.甲", "做完。", "返回顶部")
    assert doubts(reading) == [("line-outside-outline", "返回顶部")]
    assert sentences(reading) == [(1, "做完。")]


def test_a_torn_end_is_a_doubt_and_the_plan_incomplete():
    reading = reading_of("1.甲", "先查。", "2.乙", "再改，改完以后由")
    assert doubts(reading) == [("torn-end", "再改，改完以后由")]
    assert not reading.plans[0].complete
    assert reading_of("1.甲", "先查。", "2.乙", "再改。").plans[0].complete


def test_a_title_on_its_own_line_may_hold_a_number():
    reading = reading_of("1.建设12个书屋", "先选址，后施工。", "2.每月开放一天", "周末开放。")
    assert sentences(reading) == [(1, "先选址，后施工。"), (2, "周末开放。")]


def test_a_promise_with_its_stop_is_a_sentence_even_where_text_follows():
    reading = reading_of("1.每月开放一天；", "周末开放。")
    assert sentences(reading) == [(1, "每月开放一天；"), (1, "周末开放。")]
