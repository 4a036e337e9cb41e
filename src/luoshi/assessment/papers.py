"""The feedback letter of a unit and the report of all, in the layout of official papers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils import timezone

from luoshi.assessment.arithmetic import NORMAL, Line
from luoshi.assessment.faults import plain
from luoshi.assessment.models import Scheme
from luoshi.assessment.queries.results import Shown, means, spread_of
from luoshi.papers.official import Grid, Heading, Paper, Text, write
from luoshi.papers.official.blocks import Block
from luoshi.papers.printable import in_words

LOST = 5
NOTHING_LOST = "本期各项指标均得满分。"


def letter(shown: Shown) -> Paper:
    """What the unit has, where it lost points, and until when it may appeal."""
    result, scheme = shown.result, shown.result.scheme
    published = timezone.localdate(scheme.published_at) if scheme.published_at else None
    return Paper(
        title=f"关于{scheme.title}结果的反馈",
        blocks=[*_opening(shown), *_scores(shown), *_lost(shown.sum.lines, scheme), *_appeal(scheme)],
        addressee=result.unit.name,
        signer=scheme.organisation.name,
        signed_on=published,
    )


def _opening(shown: Shown) -> Iterator[Block]:
    scheme, result = shown.result.scheme, shown.result
    period = f"{in_words(scheme.starts_on)}至{in_words(scheme.ends_on)}"
    if result.total is None:
        yield Text(f"{scheme.title}（{period}）已经公布，本期你单位无可评价的指标，不予评分。")
        return
    grade = f"，等次为{result.grade}" if result.grade else ""
    yield Text(
        f"{scheme.title}（{period}）已经公布，你单位得分{plain(result.total)}分{grade}。现将有关情况反馈如下。"
    )


def _scores(shown: Shown) -> Iterator[Block]:
    yield Heading("得分情况")
    rows = [
        (one.name, plain(worth), plain(points))
        for one, points, worth in zip(shown.sum.categories, shown.points, shown.worths, strict=True)
    ]
    yield Grid(("类别", "分值", "得分"), rows, (4, 2, 2))


def _lost(lines: Sequence[Line], scheme: Scheme) -> Iterator[Block]:
    """Where most was lost, the largest first; and what could not be judged."""
    yield Heading("主要失分项")
    lost = sorted(
        (
            line
            for line in lines
            if line.kind == NORMAL and line.marks is not None and line.points < line.worth
        ),
        key=lambda line: line.points - line.worth,
    )
    for line in lost[:LOST]:
        missing = plain(round(line.worth - line.points, 2))
        told = f"应得{plain(line.worth)}分，实得{plain(line.points)}分，失{missing}分"
        yield Text(f"{line.name}：{told}。{_raw(line)}")
    if not lost:
        yield Text(NOTHING_LOST)
    for line in lines:
        if line.kind != NORMAL and line.points:
            yield Text(
                f"{line.name}：{'加' if line.points > 0 else '扣'}{plain(abs(line.points))}分。{_raw(line)}"
            )
    empty = [line.name for line in lines if line.kind == NORMAL and line.marks is None]
    if empty:
        yield Text(f"{'、'.join(empty)}本期无可评价事项，不计分，其权重按方案分摊。")


def _raw(line: Line) -> str:
    told = line.told
    formula = told.get("formula", {}).get("zh", "")
    if not formula:
        return ""
    figure = plain(Decimal(told["hits"]))
    if told.get("base"):
        figure = f"{figure}÷{plain(Decimal(told['base']))}"
    return f"（{formula}：{figure}）"


def _appeal(scheme: Scheme) -> Iterator[Block]:
    yield Heading("申诉")
    if scheme.appeal_until:
        yield Text(
            f"对结果有异议的，请由单位负责人于{in_words(scheme.appeal_until)}前在系统中逐项提出申诉，"
            "由未参与该项评分的人员说明理由并答复。"
        )


def letters(shown: Sequence[Shown]) -> bytes:
    """One file for each unit, in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in shown:
            archive.writestr(f"{one.result.unit.name.replace('/', '-')}.docx", write(letter(one)))
    return out.getvalue()


def report(scheme: Scheme, shown: Sequence[Shown]) -> Paper:
    """The units side by side in the order of the units, the means, how the totals are spread."""
    categories = shown[0].sum.categories
    heads = ("单位", *(one.name for one in categories), "总分", "等次")
    rows = [
        (
            one.result.unit.name,
            *(plain(points) for points in one.points),
            "—" if one.result.total is None else plain(one.result.total),
            one.result.grade or "—",
        )
        for one in shown
    ]
    rates = zip(categories, means(shown), strict=True)
    mean = "、".join(f"{one.name}{plain(rate)}%" for one, rate in rates if rate is not None)
    spread = "，".join(f"{points}分{count}个" for points, count in spread_of(shown) if count)
    period = f"{in_words(scheme.starts_on)}至{in_words(scheme.ends_on)}"
    blocks: list[Block] = [
        Text(f"考核期为{period}，共考核{len(shown)}个单位。"),
        Heading("得分情况"),
        Grid(heads, rows, (4, *(2 for _one in categories), 2, 2)),
        Heading("总体分析"),
        Text(f"各类别平均得分率：{mean or '无可评价的指标'}。"),
        Text(f"总分分布：{spread}。" if spread else "本期无可评价的指标。"),
    ]
    published = timezone.localdate(scheme.published_at) if scheme.published_at else None
    title = f"{scheme.title}结果" + ("" if published else "（征求意见稿）")
    return Paper(title=title, blocks=blocks, signer=scheme.organisation.name, signed_on=published)
