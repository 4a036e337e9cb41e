"""A unit's report on its duties as an official paper."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from luoshi.papers.official import Heading, Paper, Text
from luoshi.papers.official.blocks import Block
from luoshi.reports.models import DutyReport
from luoshi.reports.queries.duty_reports import PARTS


def duty_paper(report: DutyReport) -> Paper:
    """As it stands; the unit must be loaded."""
    day = report.handed_in_at or report.saved_at
    return Paper(
        title=report.title,
        blocks=list(_blocks(report)),
        signer=report.unit.name,
        signed_on=timezone.localdate(day),
    )


def _blocks(report: DutyReport) -> Iterator[Block]:
    for part, name in PARTS.items():
        texts = [line["text"] for line in report.lines if line["part"] == part]
        if texts:
            yield Heading(name)
            yield from map(Text, texts)
    if report.own:
        yield Heading("其他需要说明的情况")
        yield from (Text(line) for line in report.own.splitlines() if line.strip())
