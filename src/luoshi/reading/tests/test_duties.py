from __future__ import annotations

import pytest

from luoshi.reading.tests.shown import doubts, duties, measures, reading_of, sentences


def duty_of(annotation: str) -> tuple[list[str], list[str], str | None]:
    """The one duty of a measure that ends in this annotation."""
    found = duties(reading_of("1.甲", f"做好服务。{annotation}"))
    assert [(measure, words) for measure, words, *_ in found] == [(1, annotation)]
    return found[0][2], found[0][3], found[0][4]


@pytest.mark.parametrize(
    ("bracket", "lead", "support", "due"),
    [
        ("（办公室负责）", ["办公室"], [], None),
        ("（办公室牵头，财务科、人事科配合）", ["办公室"], ["财务科", "人事科"], None),
        ("（办公室、财务科牵头，各科室按职责分工负责）", ["办公室", "财务科"], ["各科室"], None),
        ("(办公室牵头，财务科参与)", ["办公室"], ["财务科"], None),
        ("（办公室、财务科按职责分工负责）", ["办公室", "财务科"], [], None),
        ("（办公室、财务科等负责）", ["办公室", "财务科"], [], None),
        ("（办公室、财务科等有关部门负责）", ["办公室", "财务科", "有关部门"], [], None),
        ("（办公室、财务科等部门负责）", ["办公室", "财务科"], [], None),
        ("（文化和旅游局、教育局和体育局负责）", ["文化和旅游局", "教育局", "体育局"], [], None),
        ("（教育局等和各区政府负责）", ["教育局", "各区政府"], [], None),
        ("（责任单位：办公室；配合单位：各科室；完成时限：6月底前）", ["办公室"], ["各科室"], "6月底前"),
        ("（办公室牵头，6月底前完成）", ["办公室"], [], "6月底前"),
        ("（办公室负责，年底前完成并长期坚持）", ["办公室"], [], "年底前"),
        ("（由办公室牵头，会同财务科落实，春节前完成）", ["办公室"], ["财务科"], "春节前"),
        ("（办公室牵头、财务科协助）", ["办公室"], ["财务科"], None),
        ("（办公室牵头，财务科、人事科分工落实）", ["办公室"], ["财务科", "人事科"], None),
        ("（办公室具体负责，财务科积极配合）", ["办公室"], ["财务科"], None),
        ("（主办：办公室；协办：财务科）", ["办公室"], ["财务科"], None),
        ("（牵头部门：办公室\u3000完成时限：5月底前）", ["办公室"], [], "5月底前"),
        ("（责任单位：办公室，年底前完成）", ["办公室"], [], "年底前"),
        ("（由办公室会同财务科负责）", ["办公室"], ["财务科"], None),
        ("（市工商联、残疾人联合会负责）", ["市工商联", "残疾人联合会"], [], None),
        ("（办公室指导，各馆参与）", ["办公室"], ["各馆"], None),
        ("（办公室（牵头）、财务科负责）", ["办公室"], ["财务科"], None),
        ("【牵头单位：办公室】", ["办公室"], [], None),
        ("（各科室参与）", ["各科室"], [], None),
        ("（责任处室：接收处牵头，保管处、信息处配合）", ["接收处"], ["保管处", "信息处"], None),
        ("（办公室牵头负责，各部门按职责落实）", ["办公室"], ["各部门"], None),
        ("〔责任：办公室〕", ["办公室"], [], None),
        ("（办公室、财务科）", ["办公室", "财务科"], [], None),
    ],
)
def test_brackets(bracket: str, lead: list[str], support: list[str], due: str | None):
    assert duty_of(bracket) == (lead, support, due)


@pytest.mark.parametrize(
    "bracket",
    [
        "（含网页、海报）",
        "（谁主管谁负责）",
        "（三年七次左右）",
        "（以下简称指导意见）",
        "（草案）",
        "（详见附件）",
        "（含各分馆）",
        "（不含办公室）",
    ],
)
def test_other_brackets_are_text(bracket: str):
    reading = reading_of("1.甲", f"做好服务{bracket}。")
    assert duties(reading) == []
    assert sentences(reading) == [(1, f"做好服务{bracket}。")]


def test_a_bracket_after_the_stop_is_no_sentence():
    reading = reading_of("1.甲。先查。（乙科负责）再改。（丙科牵头，丁科配合）")
    assert sentences(reading) == [(1, "先查。"), (1, "再改。")]
    assert [lead for _, _, lead, _, _ in duties(reading)] == [["乙科"], ["丙科"]]


def test_a_bracket_inside_a_sentence_stays_in_it_and_its_date_is_no_item():
    reading = reading_of("1.甲。每月检查灯具（乙科牵头，6月底前完成），记入台账。")
    assert sentences(reading) == [(1, "每月检查灯具（乙科牵头，6月底前完成），记入台账。")]
    assert [lead for _, _, lead, _, _ in duties(reading)] == [["乙科"]]
    assert [item.kind for item in reading.plans[0].items] == ["recurring"]


def test_the_first_named_leads_from_where_the_plan_says_so():
    reading = reading_of(
        "1.甲。查。（子局、丑局负责）", "2.乙。改。（子局、丑局负责。列第一位者为牵头单位，下同）",
        "3.丙。验。（寅局、卯局负责）", "4.丁。评。（子局、丑局牵头，寅局负责）",
    )  # fmt: skip
    assert [(lead, support) for _, _, lead, support, _ in duties(reading)] == [
        (["子局", "丑局"], []),
        (["子局"], ["丑局"]),
        (["寅局"], ["卯局"]),
        (["子局", "丑局"], ["寅局"]),
    ]


@pytest.mark.parametrize(
    "note", ["排在第一位的部门为牵头部门，下同", "排首位的为牵头单位", "第一位为主办单位，下同"]
)
def test_ways_to_say_that_the_first_leads(note: str):
    reading = reading_of(f"1.甲。查。（子局、丑局负责，{note}）")
    assert [(lead, support) for _, _, lead, support, _ in duties(reading)] == [(["子局"], ["丑局"])]


def test_a_note_on_the_order_of_names_is_none_of_them():
    reading = reading_of("1.甲", "查。", "责任单位：子局、丑局（列第一位者为牵头单位，下同）")
    assert [(lead, support) for _, _, lead, support, _ in duties(reading)] == [(["子局"], ["丑局"])]


def test_lines_of_fields_are_one_duty():
    reading = reading_of(
        "1.甲", "每月检查。", "责任单位：乙科（牵头）、丙科和丁室", "完成时限：6月底前", "2.戊", "每年总结。",
        "牵头单位：己科", "配合单位：庚科、辛科", "责任单位：壬科",
    )  # fmt: skip
    assert duties(reading) == [
        (1, "责任单位：乙科（牵头）、丙科和丁室", ["乙科"], ["丙科", "丁室"], "6月底前"),
        (2, "牵头单位：己科\n配合单位：庚科、辛科\n责任单位：壬科", ["己科"], ["庚科", "辛科", "壬科"], None),
    ]
    assert sentences(reading) == [(1, "每月检查。"), (2, "每年总结。")]


def test_fields_on_one_line():
    reading = reading_of("1.甲", "每月检查。", "责任单位：乙科、丙科；配合单位：丁科　完成时限：全年")
    assert [found[2:] for found in duties(reading)] == [(["乙科", "丙科"], ["丁科"], "全年")]


def test_a_field_under_a_title_leaves_the_title_to_be_the_sentence():
    reading = reading_of(
        "1.建设12个书屋", "责任单位：辅导部", "完成时限：6月底前", "2.培训馆员", "（人事科牵头）"
    )
    assert measures(reading) == [(1, "建设12个书屋", 0), (2, "培训馆员", 0)]
    assert sentences(reading) == [(1, "建设12个书屋"), (2, "培训馆员")]
    assert [found[2:] for found in duties(reading)] == [(["辅导部"], [], "6月底前"), (["人事科"], [], None)]
    assert doubts(reading) == []


def test_a_bracket_at_the_end_of_a_title_is_no_part_of_it():
    reading = reading_of(
        "（一）修好电梯（安保科牵头）", "逐台检修。", "（二）备好沙袋（后勤科负责）。汛前备齐。"
    )
    assert measures(reading) == [(1, "修好电梯", 0), (2, "备好沙袋", 0)]
    assert duties(reading) == [
        (1, "（安保科牵头）", ["安保科"], [], None),
        (2, "（后勤科负责）", ["后勤科"], [], None),
    ]


def test_roles_in_brackets_on_a_line_of_fields():
    reading = reading_of("1.甲", "做好服务。", "责任部门：接收处（牵头）；保管处（配合）")
    assert [(lead, support) for _, _, lead, support, _ in duties(reading)] == [(["接收处"], ["保管处"])]


def test_prose_after_a_field_is_not_swallowed():
    reading = reading_of("1.甲", "做好服务。", "完成时限：6月底前。其间每月检查一次。")
    assert (1, "其间每月检查一次。") in sentences(reading)
    assert duties(reading) == []
    reading = reading_of("1.甲", "做好服务。", "责任单位：办公室；每月检查一次。")
    assert (1, "每月检查一次。") in sentences(reading)
    reading = reading_of("1.甲", "做好服务。", "责任单位：办公室；财务科。")
    assert [found[2:] for found in duties(reading)] == [(["办公室", "财务科"], [], None)]


def test_a_field_that_names_no_one_is_a_doubt():
    reading = reading_of("1.甲", "每月检查。", "责任单位：")
    assert doubts(reading) == [("duty-without-name", "责任单位：")]


TABLE = (
    ("序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时限"),
    ("1", "清洗水箱", "每半年清洗一次。", "供水科", "安检科、办公室", "11月底前"),
    ("2", "更换水表", "逐户更换。全年3万只。", "营业科", "", "年底前完成"),
)


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_rows_of_a_task_table_are_measures_with_their_duties(separator: str):
    reading = reading_of("供水工作任务表", *map(separator.join, TABLE))
    assert measures(reading) == [(1, "清洗水箱", 0), (2, "更换水表", 0)]
    assert sentences(reading) == [(1, "每半年清洗一次。"), (2, "逐户更换。"), (2, "全年3万只。")]
    assert [(measure, *rest) for measure, _, *rest in duties(reading)] == [
        (1, ["供水科"], ["安检科", "办公室"], "11月底前"),
        (2, ["营业科"], [], "年底前"),
    ]
    assert duties(reading)[0][1] == separator.join(TABLE[1])


def test_a_table_without_a_column_for_details_reads_the_task_itself():
    reading = reading_of(
        "事项\t责任科室\t时限", "每月巡查泵房\t运行科\t全年", "印制《节水手册》\t宣传科\t3月"
    )
    assert sentences(reading) == [(1, "每月巡查泵房"), (2, "印制《节水手册》")]


def test_rows_under_a_merged_cell_go_on_with_its_task():
    reading = reading_of(
        "工作任务 | 时序进度 | 考核要点",
        "办好读书节 | 3月：定方案 | 方案文本",
        "4月：办开幕式",
        "5月：评选 | 评选结果",
        "修好屋顶 | 6月：招标 | 合同",
    )
    assert measures(reading) == [(1, "办好读书节", 0), (2, "修好屋顶", 0)]
    assert (1, "4月：办开幕式") in sentences(reading)
    assert (1, "5月：评选") in sentences(reading)


def test_tables_of_other_things_are_plain_lines():
    reading = reading_of("1.甲", "经费如下。", "科目 | 数额", "购书费 | 三十万元")
    assert measures(reading) == [(1, "甲", 0)]


def test_roles_said_in_the_cell_of_a_table():
    reading = reading_of(
        "一、甲", "任务 | 责任单位 | 时限", "扩建泊位 | 工程处牵头，计划处、环保处配合 | 12月底前"
    )
    assert [found[2:] for found in duties(reading)] == [(["工程处"], ["计划处", "环保处"], "12月底前")]


def test_a_table_ends_where_numbered_text_begins():
    reading = reading_of("任务\t责任科室", "清洗水箱\t供水科", "（一）其他", "每月巡查。", "备注\t无")
    assert [(number, title) for number, title, _ in measures(reading)] == [(1, "清洗水箱"), (2, "其他")]
    assert (2, "每月巡查。") in sentences(reading)


def test_what_makes_a_table_of_tasks():
    assert measures(reading_of("工作内容\t完成时限", "每月巡查\t全年")) == [(1, "每月巡查", 0)]
    assert measures(reading_of("活动说明\t完成时限", "每月巡查\t全年")) == [(1, "每月巡查", 0)]
    assert measures(reading_of("活动说明\t经费来源", "每月巡查\t自筹经费")) == []
    assert measures(reading_of("项目\t金额", "购书经费\t三十万元")) == []


def test_fields_in_brackets_of_their_own():
    reading = reading_of(
        "1.甲", "做好服务。", "【责任单位：办公室】", "2.乙", "做好保障。", "【牵头单位】：后勤科"
    )
    assert duties(reading)[0][2:] == (["办公室"], [], None)


def test_a_note_on_who_leads_names_no_one_itself():
    reading = reading_of("1.甲。先查。（列第一位者为牵头单位）", "2.乙。再改。（子局、丑局负责）")
    assert [(lead, support) for _, _, lead, support, _ in duties(reading)] == [(["子局"], ["丑局"])]


def test_titles_of_works_and_quotations_hold_no_duties():
    reading = reading_of("1.甲", "编印《办公室负责》，学习“后勤科牵头”。")
    assert duties(reading) == []
