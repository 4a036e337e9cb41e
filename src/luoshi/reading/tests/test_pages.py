"""Pages saved from a site."""

from __future__ import annotations

import pytest

from luoshi.reading import errors, read
from luoshi.reading.sources import document_of
from luoshi.reading.tests.shown import duties, measures, sentences

ARTICLE = (
    "<p>一、供水</p><p>每季度清洗水箱，全年不少于4次。</p><p>二、用水</p><p>每月巡查管网，记入台账。</p>"
)
LINES = ["一、供水", "每季度清洗水箱，全年不少于4次。", "二、用水", "每月巡查管网，记入台账。"]


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def lines(body: str, head: str = "") -> list[str]:
    return document_of(page(body, head), "a.html").text.splitlines()


def test_the_article_is_read_and_what_stands_around_it_is_not():
    menu = "".join(f"<li><a href='/{number}'>政务公开，栏目</a></li>" for number in range(30))
    place = "<div>您当前的位置：<a>首页</a></div>"
    after = "<div><a>附件：任务表</a></div><div>【打印】【关闭】</div>"
    article = f"<div>{place}<div>{ARTICLE * 3}</div>{after}</div>"
    assert (
        lines(f"<div class='top'><ul>{menu}</ul></div>{article}<div>主办：市水务局，电话12345。</div>")
        == LINES * 3
    )


@pytest.mark.parametrize(
    "around",
    [
        "<div class='position'>首页，公开，正文。</div>", "<h3>相关阅读</h3><ul><li><a>图解</a></li></ul>",
        "<div class='related'><h2>相关文章。</h2><p>图解，一图读懂。</p></div>",
        "<table><tr><td>索 引 号：</td><td>1153，0012</td><td>主题分类：</td><td>水务</td></tr>"
        "<tr><td>名称</td><td>某某要点。</td><td>有 效 性：</td><td>有效</td></tr></table>",
        "<nav>首页，公开。</nav>", "<header>首页，公开。</header>", "<aside>相关，链接。</aside>",
        "<footer>主办，承办。</footer>", "<script>var a='一，二。';</script>", "<style>p{}，。</style>",
        "<div style='display: none'>藏，字。</div>", "<div class='left-menu'>首页，公开。</div>",
        "<p id='footer'>主办，承办。</p>", "<form>搜索，站内。</form>", "<!-- 注，释。 -->",
        "<p>发布时间：2026-01-05　来源：办公室　浏览次数：12</p>", "<p>字号：[大 中 小]</p>",
        "<p><a>上一篇：某文。</a></p>", "<p>【打印】【关闭】</p>",
    ],
)  # fmt: skip
def test_parts_that_are_no_text(around: str):
    assert lines(f"<div>{around}{ARTICLE}</div>") == LINES
    assert lines(f"<div>{ARTICLE}{around}</div>") == LINES


def test_a_link_inside_a_sentence_is_text():
    assert lines("<p>按照<a>管理办法</a>每月检查。</p><p>来源于生活，用于生活。</p>") == [
        "按照管理办法每月检查。", "来源于生活，用于生活。",
    ]  # fmt: skip


def test_lines_are_those_a_browser_sets():
    assert lines(
        "<div>\n每月检查\n消防<b>器材</b>，记入\n<i>台账</i>。<br>每年<br/>汇总，<br>上报。\n"
        "<div>Open\n Day 活动</div>尾</div>"
    ) == ["每月检查消防器材，记入台账。", "每年", "汇总，上报。", "Open Day 活动", "尾"]


def test_ordered_lists_have_their_numbers():
    ordered = "<ol><li>每月检查。</li><li><p>每年汇总。</p></li></ol><ol><li>3.已有号</li></ol>"
    assert lines(ordered + "<ul><li>无号</li></ul>") == ["1.每月检查。", "2.每年汇总。", "3.已有号", "无号"]


def test_headings_without_numbers_are_given_them():
    reading = read(
        page("<h1>市水务局2026年工作要点</h1><h2>供水</h2><p>每月检查。</p><h2>用水</h2><p>每月巡查。</p>")
    )
    assert reading.plans[0].title == "市水务局2026年工作要点"
    assert measures(reading) == [(1, "供水", 0), (2, "用水", 0)]


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ("<title>市水务局2026年工作要点_云川市水务局</title>", ""),
        ("<title>云川</title>", "<h1>市水务局2026年工作要点</h1>"),
        ("", "<h1>市水务局\n2026年工作要点</h1>"),
    ],
)
def test_a_title_outside_the_article_is_put_before_it(head: str, before: str):
    body = f"{before}<div><ul><li><a>公开</a></li></ul></div><div>{ARTICLE}</div>"
    assert lines(body, head) == ["市水务局2026年工作要点", *LINES]


def test_a_title_that_the_article_says_is_not_said_twice():
    body = f"<div><p>市水务局2026年工作要点</p>{ARTICLE}</div>"
    assert lines(body, "<title>市水务局2026年工作要点 - 云川</title>") == ["市水务局2026年工作要点", *LINES]


TASKS = (
    "<table><tr><td colspan=3>重点任务表</td></tr><tr><th>工作任务<th>责任单位<th>时限要求</tr>"
    "<tr><td rowspan=2>更换水表，逐户进行。<td>营业科<br>财务科<td>6月底前</tr>"
    "<tr><td>办公室<td>年底前</tr></table>"
)


def test_a_task_table():
    reading = read(page(f"<p>任务如下。</p>{TASKS}"), "a.html")
    assert measures(reading) == [(1, "更换水表，逐户进行", 0)]
    assert [found[2:] for found in duties(reading)] == [
        (["营业科", "财务科"], [], "6月底前"),
        (["办公室"], [], "年底前"),
    ]


def test_a_page_that_is_a_table_alone_whatever_its_ending():
    for name in ("a.xls", "a.doc", "a.html"):
        assert len(duties(read(page(TASKS), name))) == 2


def test_tables_that_lay_out_a_page_are_no_tables():
    side = "<table><tr><td><a>公开</a></td></tr></table>"
    body = (
        f"<table><tr><td>{side}</td><td><div>{ARTICLE}</div></td></tr><tr><td>a</td><td>b</td></tr></table>"
    )
    reading = read(page(body))
    assert reading.text.splitlines() == LINES
    assert (1, "每季度清洗水箱，全年不少于4次。") in sentences(reading)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig"])
def test_encodings(encoding: str):
    whole = f"<?xml version='1.0' encoding='gb2312'?>\n<html><body>{ARTICLE}</body></html>"
    assert document_of(whole.encode(encoding), "a.html").text.splitlines() == LINES


@pytest.mark.parametrize(
    "start", ["<table><tr><td>", "<div>", "<!-- 页 -->\n<html>", "<P class='a'>", "<meta charset=gbk>"]
)
def test_ways_for_a_page_to_begin(start: str):
    assert document_of(f"{start}<p>每月检查。</p>".encode(), "a.txt").text == "每月检查。\n"


def test_pages_beyond_all_measure_are_refused_and_deep_ones_read():
    with pytest.raises(errors.TooLong):
        lines("<p>每月检查。" * 100_001)
    assert lines("<p>每月检查。</p>" + "<div>" * 3000 + "每年汇总。")[0] == "每月检查。"
    with pytest.raises(errors.NoProse):
        read(page(""), "a.html")
