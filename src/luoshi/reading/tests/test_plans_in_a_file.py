from __future__ import annotations

import pytest

from luoshi.reading.tests.shown import doubts, measures, reading_of, sentences


@pytest.mark.parametrize(
    ("lines", "title", "organisation", "year"),
    [
        (["市图书馆2026年工作要点"], "市图书馆2026年工作要点", "市图书馆", 2026),
        (["2026年市博物馆安全工作计划"], "2026年市博物馆安全工作计划", "市博物馆", 2026),
        (["海州大学二〇二六年工作要点"], "海州大学二〇二六年工作要点", "海州大学", 2026),
        (["市水司关于做好汛期工作的", "实施意见"], "市水司关于做好汛期工作的实施意见", "市水司", None),
        (["2026年全市绿化工作要点"], "2026年全市绿化工作要点", None, 2026),
        (["书香满城 人人可读", "——市图书馆2026年工作思路"], "市图书馆2026年工作思路", "市图书馆", 2026),
        (["市美术馆文件", "美发〔2026〕3号", "2026年布展要点", "各部门："], "2026年布展要点", None, 2026),
        (["年度工作安排", "2026年是开局之年。"], "年度工作安排", None, 2026),
    ],
)  # fmt: skip
def test_title_organisation_and_year(lines, title, organisation, year):
    plan = reading_of(*lines, "一、开馆", "每周开馆。").plans[0]
    assert (plan.title, plan.organisation, plan.year) == (title, organisation, year)


def test_signature_and_date_say_what_the_title_does_not():
    reading = reading_of("安全工作计划", "1.巡查", "每日巡查。", "县医院", "2026年1月8日", "（此件公开发布）")
    plan = reading.plans[0]
    assert (plan.organisation, plan.year) == ("县医院", 2026)
    assert sentences(reading) == [(1, "每日巡查。")]
    assert doubts(reading) == []


def test_a_date_late_in_the_year_may_mean_the_next_so_the_year_is_a_doubt():
    reading = reading_of("安全工作计划", "1.巡查", "每日巡查。", "县医院", "2025年12月8日")
    assert reading.plans[0].year is None
    assert [seen.code for seen in reading.warnings] == ["year-not-said"]


def test_the_name_of_the_file_serves_where_no_title_is_printed():
    assert reading_of("一、巡查", "每日巡查。", name="安全计划.txt").plans[0].title == "安全计划"


def test_several_plans_in_one_file():
    reading = reading_of(
        "市图书馆2026年工作要点", "一、开馆", "每周开馆六天。", "市图书馆", "2026年1月5日",
        "市博物馆", "2026年工作要点", "一、布展", "每季度换展。", "二、修缮", "修好屋顶。",
    )  # fmt: skip
    assert [(plan.title, plan.organisation, len(plan.measures)) for plan in reading.plans] == [
        ("市图书馆2026年工作要点", "市图书馆", 1),
        ("市博物馆2026年工作要点", "市博物馆", 2),
    ]


def test_a_letter_that_sends_a_plan_round_is_read_with_it():
    reading = reading_of(
        "市水务局关于印发节水工作方案的通知", "各单位：", "现将方案印发，请照办。", "市水务局",
        "2026年2月1日",
        "节水工作方案", "一、换阀门", "每户更换。",
    )  # fmt: skip
    assert [(plan.title, plan.organisation) for plan in reading.plans] == [("节水工作方案", "市水务局")]
    assert sentences(reading) == [(0, "现将方案印发，请照办。"), (1, "每户更换。")]


@pytest.mark.parametrize("leader", ["……", "\t", "......", "…………  "])
def test_a_table_of_contents_makes_no_measures(leader: str):
    reading = reading_of(
        "目录", f"一、开馆{leader}1", f"二、闭馆{leader}2", "市图书馆2026年工作要点",
        "一、开馆", "每周开馆。", "二、闭馆", "周一闭馆。",
    )  # fmt: skip
    assert measures(reading) == [(1, "开馆", 0), (2, "闭馆", 0)]
    assert doubts(reading) == []
    assert reading.plans[0].complete


def test_contents_without_page_numbers_end_where_the_text_begins():
    reading = reading_of("目　录", "一、开馆", "二、闭馆", "一、开馆", "每周开馆。", "二、闭馆", "周一闭馆。")
    assert sentences(reading) == [(1, "每周开馆。"), (2, "周一闭馆。")]


def test_an_entry_that_the_text_does_not_answer_is_a_doubt():
    reading = reading_of(
        "目录", "一、开馆……1", "二、闭馆……2", "三、修馆……3", "一、开馆", "每周开馆。", "二、闭馆。周一。"
    )
    assert doubts(reading) == [("toc-entry-without-body", "三、修馆……3")]
    assert not reading.plans[0].complete


def test_several_plans_that_begin_with_groups_or_a_title_on_two_lines():
    reading = reading_of(
        "市图书馆2026年工作要点",
        "（一）开馆",
        "每周开馆六天。",
        "市博物馆",
        "2026年工作要点",
        "（一）布展",
        "每季度换展。",
    )
    assert [plan.title for plan in reading.plans] == ["市图书馆2026年工作要点", "市博物馆2026年工作要点"]


def test_a_line_without_a_stop_after_prose_is_no_title():
    reading = reading_of("供水工作计划", "每日检测水质。", "编制应急处置方案", "每周公布检测结果。")
    assert reading.plans[0].title == "供水工作计划"
    assert ("line-outside-outline", "编制应急处置方案") in doubts(reading)


def test_only_the_first_line_is_the_title_where_lines_name_no_plan():
    reading = reading_of("临江市第二医院", "完善就诊流程，缩短候诊时间", "每月巡查病房。")
    assert reading.plans[0].title == "临江市第二医院"
    assert (0, "完善就诊流程，缩短候诊时间") in sentences(reading)


def test_contents_without_page_numbers_end_at_a_sentence():
    reading = reading_of("目录", "一、开馆", "今年重在服务。", "一、开馆", "今年重在服务。")
    assert (0, "今年重在服务。") in sentences(reading)


COMPENDIUM = [
    "2026年工作要点汇编", "目  录",
    "市图书馆2026年工作要点……………………1",
    "市博物馆关于印发2026年安全和服", "务工作要点的通知…………………………5",
    "市港务局2026年工作要点", "……12",
    "市体育馆2026年工作", "计划……………（20）",
    "市图书馆2026年工作要点", "一、开馆", "每周开馆六天。", "二、购书", "全年购书不少于1万册。",
    "市博物馆关于印发2026年安全和服务工作要点的通知", "一、安全", "每日巡查展厅。", "二、服务", "每季度换展一次。",
    "市港务局2026年工作要点", "一、码头", "每月检查一次缆桩。", "二、航道", "每季度测深一次，发现淤积的及时",
]  # fmt: skip


def test_a_compendium_with_entries_broken_over_lines():
    reading = reading_of(*COMPENDIUM)
    assert [(plan.title, len(plan.measures), plan.complete) for plan in reading.plans] == [
        ("市图书馆2026年工作要点", 2, True),
        ("市博物馆关于印发2026年安全和服务工作要点的通知", 2, True),
        ("市港务局2026年工作要点", 2, False),
    ]
    assert [words for _, words in sentences(reading)] == [
        "每周开馆六天。", "全年购书不少于1万册。", "每日巡查展厅。", "每季度换展一次。",
        "每月检查一次缆桩。", "每季度测深一次，发现淤积的及时",
    ]  # fmt: skip


def test_entries_without_a_body_and_a_torn_end_are_doubts_with_their_places():
    assert doubts(reading_of(*COMPENDIUM)) == [
        ("toc-entry-without-body", "市体育馆2026年工作\n计划……………（20）"),
        ("torn-end", "每季度测深一次，发现淤积的及时"),
    ]


def test_contents_number_plans_that_have_no_number_in_the_text():
    reading = reading_of(
        "目录", "一、市图书馆2026年工作要点\t1", "二、市水务局2026年工作要点\t9", "三、市体育馆2026年工作要点\t15",
        "市图书馆2026年工作要点", "一、开馆", "每周开馆六天。",
        "市水务局", "2026年工作要点", "一、供水", "每月检测水质。",
    )  # fmt: skip
    assert doubts(reading) == [("toc-entry-without-body", "三、市体育馆2026年工作要点\t15")]
    assert [plan.complete for plan in reading.plans] == [True, True]


def test_contents_without_page_numbers_and_an_entry_on_two_lines():
    reading = reading_of(
        "目录", "市图书馆2026年工作要点", "市水务局2026年工作", "要点",
        "市图书馆2026年工作要点", "一、开馆", "每周开馆六天。",
        "市水务局2026年工作要点", "一、供水", "每月检测水质。",
    )  # fmt: skip
    assert [plan.title for plan in reading.plans] == ["市图书馆2026年工作要点", "市水务局2026年工作要点"]
    assert doubts(reading) == []
