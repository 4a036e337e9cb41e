"""One entry as an official paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.timezone import localdate, localtime

from luoshi.journal.queries import Told
from luoshi.ledgers.definition import Definition, LineKind
from luoshi.ledgers.models import Entry, EntryLine
from luoshi.ledgers.shown import pairs
from luoshi.papers.official import Grid, Heading, Paper, Text
from luoshi.papers.official.blocks import Block
from luoshi.papers.printable import in_words


def entry_paper(
    entry: Entry, lines: Iterable[tuple[EntryLine, LineKind | None]], history: Iterable[Told]
) -> Paper:
    """In Chinese, as papers of an office are; the organisation and what `whole_entries` loads must be there."""
    definition = entry.definition
    return Paper(
        title=f"{definition.name.zh}登记表",
        number=f"第{entry.number}号",
        blocks=[*_blocks(entry, definition), *_done(lines), *_steps(history)],
        signer=entry.organisation.name,
        signed_on=localdate(),
    )


def _blocks(entry: Entry, definition: Definition) -> Iterator[Block]:
    level = definition.levels.get(entry.level)
    facts = (
        ("事项", entry.title),
        ("牵头单位", entry.unit.name),
        ("责任人", entry.person.name if entry.person else ""),
        ("级别", level.zh if level else ""),
        ("状态", definition.state(entry.state).label.zh),
        ("发现（开始）日期", in_words(entry.found_on)),
        ("完成期限", in_words(entry.due_on) if entry.due_on else ""),
        ("办结日期", in_words(entry.closed_on) if entry.closed_on else ""),
        ("来源", entry.source),
    )
    yield Heading("基本情况")
    yield Grid(["项目", "内容"], [fact for fact in facts if fact[1]], [2, 5])
    for field, words in pairs(entry, definition):
        yield Heading(field.label.zh)
        yield from (Text(line) for line in words.splitlines() if line.strip())


def _done(lines: Iterable[tuple[EntryLine, LineKind | None]]) -> Iterator[Block]:
    rows = [
        (in_words(line.happened_on), kind.label.zh if kind else line.kind, line.what) for line, kind in lines
    ]
    if rows:
        yield Heading("日常记录")
        yield Grid(["日期", "类别", "内容"], rows[::-1], [2, 1, 4])


def _steps(history: Iterable[Told]) -> Iterator[Block]:
    """The first step first: a history tells the last one first."""
    rows = [
        (in_words(localtime(told["when"]).date()), told["who"], told["what"], told["note"])
        for told in history
    ]
    if rows:
        yield Heading("办理过程")
        yield Grid(["日期", "经办人", "事项", "说明"], rows[::-1], [3, 2, 5, 4])
