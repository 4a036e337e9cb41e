"""Responsibility lists and letters of responsibility as official papers; they are Chinese in either language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone

from luoshi.papers.official import Grid, Heading, Paper, Text
from luoshi.papers.official.blocks import Block
from luoshi.papers.printable import in_words
from luoshi.plans.letters import Row, rows_of
from luoshi.plans.models import Letter, LetterState, Plan
from luoshi.plans.shares import Kind, Share

PARTS = {Kind.LEAD: "牵头负责", Kind.EACH: "与各科室分别负责", Kind.SUPPORT: "配合办理"}
COLUMNS = ["序号", "责任事项", "频次和数量", "完成时限", "出处"]
WIDTHS = [2, 8, 4, 4, 4]


def list_of_unit(plan: Plan, share: Share, issuer: str) -> Paper:
    """The responsibility list (责任清单) of one unit."""
    return Paper(
        title=f"{share.unit}{plan.year}年责任清单",
        blocks=[Text(_basis(plan, share)), *_parts(rows_of(share), level=1)],
        signer=issuer,
        signed_on=_day(plan),
    )


def list_of_all(plan: Plan, shares: Sequence[Share], issuer: str) -> Paper:
    """Those of all units in one paper."""
    blocks: list[Block] = []
    for share in shares:
        blocks += [Heading(share.unit.name), Text(_basis(plan, share)), *_parts(rows_of(share), level=2)]
    title = f"{plan.title}责任清单"
    return Paper(title=title, blocks=blocks, signer=issuer, signed_on=_day(plan))


def _basis(plan: Plan, share: Share) -> str:
    return f"根据《{plan.title}》，{share.unit}承担下列责任事项，共{share.total}项。"


def _day(plan: Plan) -> date | None:
    return timezone.localdate(plan.published_at) if plan.published_at else None


def _parts(rows: Iterable[Row], level: int) -> Iterator[Block]:
    """A heading and a table for each kind of which there is something."""
    held = list(rows)
    for kind, name in PARTS.items():
        here = [row for row in held if row["kind"] == kind]
        if here:
            yield Heading(f"{name}（{len(here)}项）", level)
            yield Grid(COLUMNS, [_cells(number, row) for number, row in enumerate(here, start=1)], WIDTHS)


def _cells(number: int, row: Row) -> list[str]:
    return [str(number), row["words"], row["frequency"], row["due"], row["measure"]]


def paper_of_letter(letter: Letter) -> Paper:
    """The letter of responsibility (责任书) as it was made; unit, organisation and who signed must be loaded."""
    return Paper(
        title="责任书",
        number=letter.name,
        addressee=letter.unit.name,
        blocks=[
            *(Text(line) for line in letter.text.splitlines() if line.strip()),
            *_parts(letter.rows, level=1),
            Heading("签认"),
            *(Text(line) for line in _signatures(letter)),
        ],
        signer=letter.organisation.name,
        signed_on=timezone.localdate(letter.made_at),
    )


def _signatures(letter: Letter) -> Iterator[str]:
    """Whoever acknowledged it here need not sign it on paper as well."""
    if letter.state == LetterState.ACKNOWLEDGED and letter.signed_by and letter.signed_at:
        day = in_words(timezone.localdate(letter.signed_at))
        yield f"{letter.unit}负责人{letter.signed_by}已于{day}确认本责任书。"
    else:
        yield f"{letter.unit}负责人（签字）："
        yield "日期：    年  月  日"
