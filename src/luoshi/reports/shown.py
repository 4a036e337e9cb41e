"""A report as templates see it: plain words and figures under names that an office can write into a Word file."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from luoshi.organisation.models import Organisation
from luoshi.papers.printable import in_words
from luoshi.reports.models import Filing, ReportKind
from luoshi.reports.queries.filing import Records
from luoshi.reports.queries.report import Figures, Report, records_of
from luoshi.work.models import Answer

TITLES = {
    ReportKind.MONTH: "工作进展情况月报",
    ReportKind.QUARTER: "工作推进情况季度分析",
    ReportKind.YEAR: "工作完成情况年终自查报告",
}

NOBODY = "未指定单位"


class Link(NamedTuple):
    """Words that lead to the records behind them."""

    words: str
    address: str


def shown(report: Report) -> dict[str, Any]:
    """What stands for each name: title, organisation, period, made_on, total, units, done, late, chasers."""
    period, total = report.period, report.total
    return {
        "title": f"{period.words}{TITLES[period.kind]}",
        "organisation": report.organisation.name,
        "period": period.words,
        "made_on": in_words(report.made_on),
        "total": {
            **total._asdict(),
            "share": total.share,
            "owed_link": _link(str(total.owed), records_of(period)),
            "done_link": _link(str(total.done), records_of(period, state="done")),
            "late_link": _link(str(total.late), records_of(period, state="late")),
        },
        "units": [
            {
                **row.figures._asdict(),
                "name": row.name or NOBODY,
                "share": row.figures.share,
                "link": _link(row.name or NOBODY, row.path),
            }
            for row in report.units
        ],
        "done": [_answer(answer) for answer in report.done],
        "late": [_answer(answer) | {"days": (report.made_on - answer.due_on).days} for answer in report.late],
        "chasers": [
            {
                "name": chaser.name,
                "link": _link(chaser.name, chaser.get_absolute_url()),
                "units": chaser.units,  # type: ignore[attr-defined]
                "replied": chaser.replied,  # type: ignore[attr-defined]
                "state": "已办结" if chaser.closed_at else "办理中",
            }
            for chaser in report.chasers
        ],
    }


def shown_filing(filing: Filing, records: Records, today: date) -> dict[str, Any]:
    """What stands for each name: title, organisation, unit, first, last, made_on, total, did, lags, ahead."""
    unit = filing.answer.unit
    where = {"unit": unit.pk if unit else "none", "part": "owed", "year": records.last.year}
    return {
        "title": filing.title,
        "organisation": filing.answer.task.plan.issuer if filing.answer.task.plan else "",
        "unit": unit.name if unit else NOBODY,
        "first": in_words(records.first),
        "last": in_words(records.last),
        "made_on": in_words(today),
        "total": _figures(records.figures, where),
        "did": filing.did.splitlines(),
        "lags": filing.lags.splitlines(),
        "ahead": filing.ahead.splitlines(),
    }


def shown_example(organisation: Organisation, today: date) -> dict[str, Any]:
    """The same of a report that nobody has written, to try a template with."""
    return {
        "title": "关于工作情况的报告",
        "organisation": organisation.name,
        "unit": "办公室",
        **dict.fromkeys(("first", "last", "made_on"), in_words(today)),
        "total": _figures(Figures(12, 10, 0, 2), {}),
        **{name: ["1. 某事，已办结。"] for name in ("did", "lags", "ahead")},
    }


def _figures(figures: Figures, where: dict[str, Any]) -> dict[str, Any]:
    address = f"{reverse('tasks')}?{urlencode(where)}"
    return {
        **figures._asdict(),
        "share": figures.share,
        "owed_link": _link(str(figures.owed), address),
        "done_link": _link(str(figures.done), f"{address}&state=done"),
        "late_link": _link(str(figures.late), f"{address}&state=late"),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "title": answer.task.title,
        "unit": answer.unit.name if answer.unit else NOBODY,
        "due": in_words(answer.due_on),
        "closed": in_words(answer.closed_on) if answer.closed_on else "",
        "link": _link(answer.task.title, reverse("task", args=[answer.task_id])),
    }


def _link(words: str, path: str) -> Link:
    return Link(words, str(settings.SITE_ADDRESS).rstrip("/") + path)
