from __future__ import annotations

import pytest

from luoshi.plans.promises.tests.build import every, item, read_sentence, times

MONTH = every("month")
ONE = times(1)


WEEK, QUARTER, HALF, YEAR = every("week"), every("quarter"), every("half-year"), every("year")
RECURRING = [
    ("每半年开展1次消防演练", "开展消防演练", {"every": HALF, "times": ONE}),
    ("每季度召开一次读者座谈会", "召开读者座谈会", {"every": QUARTER, "times": ONE}),
    ("各分馆每月开展1次消防检查", "开展消防检查", {"every": MONTH, "times": ONE, "actor": "各分馆"}),
    ("馆务会每季度专题研究1次安全", "专题研究安全", {"every": QUARTER, "times": ONE, "actor": "馆务会"}),
    ("每年至少用两个月时间开展调研", "开展调研", {"every": YEAR, "times": times(2, "个月")}),
    ("每月10日前报送上月数据", "报送上月数据", {"every": MONTH, "due": "10日前"}),
    ("采编部每周五通报到馆情况", "通报到馆情况", {"every": WEEK, "due": "周五", "actor": "采编部"}),
    ("每年3月、9月组织清点馆藏", "组织清点馆藏", {"every": HALF, "due": "3月、9月"}),
    ("每年5月举办技能竞赛", "举办技能竞赛", {"every": YEAR, "due": "5月"}),
    ("每年年初召开工作部署会", "召开工作部署会", {"every": YEAR, "due": "年初"}),
    ("按月通报办理情况", "通报办理情况", {"every": MONTH}),
    ("年度开展综合考核", "开展综合考核", {"every": YEAR}),
    ("每两月开展1次病例讨论", "开展病例讨论", {"every": every("month", 2), "times": ONE}),
    ("每名馆员每月参加2次培训", "参加培训", {"every": MONTH, "times": times(2), "actor": "每名馆员"}),
    ("每周参加不少于2次培训", "参加培训", {"every": WEEK, "times": times(2, op=">=")}),
    ("建立“每周微课”机制", "建立“每周微课”机制", {"every": WEEK}),
    ("编印《每月新书》", "编印《每月新书》", {"every": MONTH}),
    ("二次供水水箱每半年清洗消毒1次", "二次供水水箱清洗消毒", {"every": HALF, "times": ONE}),
    ("对全体馆员每年开展2次培训", "对全体馆员开展培训", {"every": YEAR, "times": times(2)}),
    ("由办公室每周检查阅览区", "检查阅览区", {"every": WEEK, "actor": "办公室"}),
    ("每月将检查结果报送馆务会", "将检查结果报送馆务会", {"every": MONTH}),
    ("办公室将每月组织消防检查", "组织消防检查", {"every": MONTH, "actor": "办公室"}),
    ("组织盘点，每年不少于1次", "组织盘点", {"every": YEAR, "times": times(1, op=">=")}),
]


@pytest.mark.parametrize(("quote", "title", "fields"), RECURRING)
def test_a_recurring_act_is_named_without_period_and_number(quote, title, fields):
    assert read_sentence(quote + "。", item("recurring", quote, **fields))[0].title == title


@pytest.mark.parametrize(
    ("quote", "value", "title"),
    [
        ("全年举办阅读推广活动不少于120场", times(120, "场", ">="), "举办阅读推广活动"),
        ("完成12个书屋建设", times(12, "个"), "完成书屋建设"),
        ("新增图书1.5万册", times(15000, "册"), "新增图书"),
        ("发布不少于24期推荐书目", times(24, "期", ">="), "发布推荐书目"),
        ("形成调研报告1至2篇", times(1, "篇", "range", 2), "形成调研报告"),
        ("举办讲座二十余场", times(20, "场", ">="), "举办讲座"),
        ("接收进修人员20人以上", times(20, "人", ">="), "接收进修人员"),
        ("力争立项突破8项", times(8, "项", ">="), "立项"),
        ("与6家社区签订《共建协议》", times(6, "家"), "与社区签订《共建协议》"),
    ],
)
def test_a_quota_is_named_without_its_number(quote, value, title):
    assert read_sentence(quote + "。", item("quota", quote, times=value))[0].title == title


def test_a_clause_that_names_nothing_is_named_by_the_clause_with_its_verb():
    text = "定期更新展板内容，加强巡查，每季度更新不少于1次。"
    recurring = item("recurring", "每季度更新不少于1次", every=every("quarter"), times=times(1, op=">="))
    assert read_sentence(text, recurring)[0].title == "更新展板内容"


def test_a_clause_that_names_nothing_is_named_by_the_item_before_it():
    text = "管网公司上半年完成管网改造38公里，年底前累计完成70公里。"
    reads = read_sentence(
        text,
        item("deadline", "管网公司上半年完成管网改造38公里", due="上半年", actor="管网公司"),
        item("quota", "管网公司上半年完成管网改造38公里", times=times(38, "公里"), actor="管网公司"),
        item("deadline", "年底前累计完成70公里", due="年底前"),
        item("quota", "年底前累计完成70公里", times=times(70, "公里")),
    )
    assert [(read.title, read.due) for read in reads] == [
        ("完成管网改造", "上半年"),
        ("完成管网改造", "年底前"),
    ]


def test_a_part_of_a_number_names_the_whole_as_well():
    text = "采购外文图书3000册，其中少儿类不少于500册。"
    reads = read_sentence(
        text,
        item("quota", "采购外文图书3000册", times=times(3000, "册")),
        item("quota", "其中少儿类不少于500册", times=times(500, "册", ">=")),
    )
    assert [read.title for read in reads] == ["采购外文图书", "采购外文图书，其中少儿类"]


def test_a_name_of_two_characters_is_told_with_the_clause_before_it():
    text = "在小学设立“班级书架”，每学期轮换一次。"
    recurring = item("recurring", "每学期轮换一次", every=HALF, times=ONE)
    assert read_sentence(text, recurring)[0].title == "在小学设立“班级书架”，轮换"
    reads = read_sentence(
        "馆长每月听课2次，各科主任每周听课1次。",
        item("recurring", "馆长每月听课2次", every=MONTH, times=times(2), actor="馆长"),
        item("recurring", "各科主任每周听课1次", every=WEEK, times=ONE, actor="各科主任"),
    )
    assert [read.title for read in reads] == ["馆长听课", "各科主任听课"]


def test_items_that_share_a_clause_have_each_their_own_words():
    quote = "全年新增图书4.5万册、期刊1200种"
    reads = read_sentence(
        quote + "。",
        item("quota", quote, times=times(45000, "册")),
        item("quota", quote, times=times(1200, "种")),
    )
    assert [read.title for read in reads] == ["新增图书", "期刊"]
    both = "修订《采购办法》《合同办法》"
    reads = read_sentence(
        both + "。", item("deliverable", both, title="采购办法"), item("deliverable", both, title="合同办法")
    )
    assert [read.title for read in reads] == ["修订《采购办法》", "修订《合同办法》"]


def test_a_clause_behind_the_number_names_only_what_nothing_else_names():
    quote = "每周更新不少于3次，内容以新书为主"
    recurring = item("recurring", quote, every=WEEK, times=times(3, op=">="))
    assert read_sentence(f"网站实行三审三校，{quote}。", recurring)[0].title == "网站实行三审三校"
    ahead = "每月10日，召开例会"
    assert read_sentence(ahead + "。", item("recurring", ahead, every=MONTH))[0].title == "召开例会"


def test_a_clause_of_time_alone_names_nothing():
    text = "自4月1日起，总馆每周开放不少于72小时。"
    hours = times(72, "小时", ">=")
    recurring = item("recurring", "总馆每周开放不少于72小时", every=WEEK, times=hours, actor="总馆")
    assert read_sentence(text, recurring)[0].title == "总馆开放"


def test_a_clause_that_names_nothing_anywhere_stays_as_it_is():
    (read,) = read_sentence("每月1次。", item("recurring", "每月1次", every=MONTH, times=ONE))
    assert read.title == "每月1次"


def test_a_rate_keeps_its_number():
    text = "年底前读者满意度达到95%以上。"
    (read,) = read_sentence(
        text,
        item("deadline", text[:-1], due="年底前"),
        item("threshold", text[:-1], times=times(95, "%", ">=")),
    )
    assert read.title == "读者满意度达到95%以上"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("建立读者意见簿，及时回应。", "建立读者意见簿"),
        ("围绕阅读推广主题，开设亲子故事角。", "开设亲子故事角"),
        ("加强设备维护，建立巡检记录。", "建立巡检记录"),
        ("（2）进一步完善借阅规则；", "完善借阅规则"),
        ("①绘制各楼层疏散图。", "绘制各楼层疏散图"),
        ("抓好两件事：书目逐条核对；", "书目逐条核对"),
        ("采编部整理地方文献，编成目录。", "整理地方文献"),
        ("坚持读者第一。", "坚持读者第一"),
        ("把每一条意见都记下来。", "把每一条意见都记下来"),
        ("计划修订借阅规则。", "修订借阅规则"),
        ("展览结束后，拆除展架。", "拆除展架"),
        ("对逾期未还的，电话提醒读者。", "电话提醒读者"),
        ("及时回复留言。", "回复留言"),
        ("在布展过程中，确保通道畅通。", "通道畅通"),
        ("对全体读者，公开投诉电话。", "公开投诉电话"),
        ("加强书库检查，落实责任。", "加强书库检查"),
    ],
)
def test_an_act_without_items_is_named_by_its_main_clause(text, title):
    assert read_sentence(text)[0].title == title


def test_a_long_name_is_cut():
    text = "建立" + "很长很长的" * 12 + "制度。"
    title = read_sentence(text)[0].title
    assert (len(title), title[-1]) == (40, "…")
