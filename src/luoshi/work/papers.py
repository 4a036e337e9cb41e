"""What of work is printed as an official paper."""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.papers.official import Grid, Heading, Paper, Text
from luoshi.papers.printable import in_words
from luoshi.work.models import Answer, Chaser, Reply


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
