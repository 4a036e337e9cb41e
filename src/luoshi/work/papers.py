"""What of work is printed as an official paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone

from luoshi.papers.official import Grid, Heading, Paper, Text
from luoshi.papers.printable import in_words
from luoshi.work.models import Answer, Chaser, Check, ItemResult, Reply
from luoshi.work.queries.checks import Seen

RESULTS: dict[str, str] = {
    ItemResult.WAITING: "未查看",
    ItemResult.IN_ORDER: "符合要求",
    ItemResult.FINDING: "发现问题",
}


def chaser_paper(chaser: Chaser, answers: Iterable[Answer], replies: Iterable[Reply]) -> Paper:
    """The chaser as it is sent round; `chaser.organisation` and the units must be loaded."""
    rows = [(answer.task.title, str(answer.unit), in_words(answer.due_on)) for answer in answers]
    replies, reason = list(replies), "下列工作已超过规定时限，尚未完成："
    if chaser.matter:
        due = in_words(chaser.matter_due) if chaser.matter_due else "尽快"
        rows, reason = [(chaser.matter, str(reply.unit), due) for reply in replies], "下列事项挂牌督办："
    last = f"请于{in_words(chaser.reply_by)}前回复办理情况；仍未完成的，写明原因、措施和完成时间。"
    return Paper(
        title="督办单",
        issuer=chaser.organisation.name,
        number=str(chaser),
        addressee="、".join(str(reply.unit) for reply in replies),
        blocks=[
            Heading("督办事项"),
            Text(reason),
            Grid(["事项", "承办单位", "时限"], rows, [6, 3, 3]),
            Heading("办理要求"),
            *(Text(line) for line in chaser.text.splitlines() if line.strip()),
            Text(last),
        ],
        signer=chaser.written_by.name,
        signed_on=chaser.written_at.date(),
    )


def check_paper(check: Check, seen: Sequence[Seen]) -> Paper:
    """What a check has shown; `check.organisation` and its units must be loaded."""
    findings = [one for one in seen if one.item.state == ItemResult.FINDING]
    rows = [
        (str(number), str(one.item.answer.unit), one.item.answer.task.title, RESULTS[one.item.state])
        for number, one in enumerate(seen, start=1)
    ]
    return Paper(
        title="督查情况报告",
        issuer=check.organisation.name,
        number=str(check),
        blocks=[
            Heading("基本情况"),
            *(Text(line) for line in _about(check, seen)),
            Heading("督查结果"),
            Text(f"共查看{len(seen)}项，发现问题{len(findings)}个。"),
            *(Text(line) for line in check.summary.splitlines() if line.strip()),
            *_findings(findings),
            Heading("督查事项"),
            Grid(["序号", "承办单位", "事项", "结果"], rows, [2, 4, 9, 3]),
        ],
        signer=check.organisation.name,
        signed_on=timezone.localdate(check.closed_at or check.made_at),
    )


def _about(check: Check, seen: Sequence[Seen]) -> Iterator[str]:
    units = list(check.units.all())
    whose = "、".join(str(one.unit) for one in units) or "各单位"
    yield f"{check.title}。督查时间：{in_words(check.starts_on)}至{in_words(check.ends_on)}。"
    days = f"{in_words(check.accepted_from)}至{in_words(check.accepted_to)}"
    about = f"，事项名称含“{check.words}”" if check.words else ""
    yield f"督查范围：{whose}{days}办结并经审核通过的工作{about}，共{len(check.pool)}项。"
    if units and units[0].checker:
        yield f"{units[0].unit}与{units[-1].unit}互查，任何人不查看本单位的工作。"
    if len(seen) < len(check.pool):
        yield f"从中随机抽取{len(seen)}项，抽取种子{check.seed}，范围摘要{check.pool_digest}，抽取可由任何人复核。"


def _findings(findings: Sequence[Seen]) -> Iterator[Heading | Grid]:
    if not findings:
        return
    yield Heading("问题清单", level=2)
    rows = [
        (
            str(item.answer.unit),
            item.note,
            "重点" if item.is_major else "一般",
            in_words(item.due_on) if item.due_on else "",
            "已整改" if item.outcome and item.outcome.is_done else "整改中",
        )
        for item in (one.item for one in findings)
    ]
    yield Grid(["单位", "问题", "程度", "整改时限", "整改情况"], rows, [4, 8, 2, 4, 3])
