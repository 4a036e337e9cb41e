"""The templates that come with Luoshi, in official layout; an office downloads one, edits it in Word, uploads it."""

from __future__ import annotations

from functools import cache

from luoshi.papers.official import Grid, Heading, Paper, Text, write
from luoshi.reports.models import ReportKind

NEXT = {
    ReportKind.MONTH: "下月工作安排",
    ReportKind.QUARTER: "下季度工作重点",
    ReportKind.YEAR: "存在问题和下一年打算",
}


@cache
def usual_template(kind: ReportKind) -> bytes:
    """As a Word file with the names of `shown.shown` (of a unit's own, of `shown_filing`) in double braces."""
    return write(_of_a_unit() if kind == ReportKind.UNIT else _of_all(kind))


def _of_a_unit() -> Paper:
    return Paper(
        title="{{ title }}",
        blocks=[
            Heading("工作开展情况"),
            Text(
                "{{ first }}至{{ last }}，{{ unit }}应办{{r total.owed_link }}项，已办结{{r total.done_link }}项，"
                "逾期未办结{{r total.late_link }}项。"
            ),
            *_lines("did"),
            Heading("存在问题"),
            *_lines("lags"),
            Heading("下一步工作"),
            *_lines("ahead"),
        ],
        signer="{{ unit }}　{{ made_on }}",
    )


def _lines(name: str) -> list[Text]:
    """A paragraph for each line of `name`."""
    return [Text(f"{{%p for line in {name} %}}"), Text("{{ line }}"), Text("{%p endfor %}")]


def _of_all(kind: ReportKind) -> Paper:
    return Paper(
        title="{{ title }}",
        blocks=[
            Heading("总体情况"),
            Text(
                "{{ period }}，全单位应办{{r total.owed_link }}项，已办结{{r total.done_link }}项"
                "（其中免办{{ total.waived }}项），办结率{{ total.share }}；逾期未办结{{r total.late_link }}项。"
            ),
            Heading("各单位情况"),
            _rows(
                "units",
                ("单位", "应办", "办结", "逾期", "办结率"),
                "{{r row.link }}|owed|done|late|share",
            ),
            Heading("主要完成事项"),
            _rows("done", ("事项", "责任单位", "办结日期"), "{{r row.link }}|unit|closed"),
            Heading("逾期事项"),
            _rows("late", ("事项", "责任单位", "时限", "逾期天数"), "{{r row.link }}|unit|due|days"),
            Heading("督办情况"),
            _rows("chasers", ("督办单", "涉及单位", "已回复", "状态"), "{{r row.link }}|units|replied|state"),
            Heading(NEXT[kind]),
            Text("（请在此补充。）"),
        ],
        signer="{{ organisation }}",
    )


def _rows(name: str, headings: tuple[str, ...], row: str) -> Grid:
    """A table with a row for each of `name`; `row` names the fields of its columns."""
    cells = [cell if "{" in cell else f"{{{{ row.{cell} }}}}" for cell in row.split("|")]
    blank = [""] * (len(headings) - 1)
    loop = [[f"{{%tr for row in {name} %}}", *blank], cells, ["{%tr endfor %}", *blank]]
    return Grid(headings, loop, [5, *[2] * (len(headings) - 1)])
