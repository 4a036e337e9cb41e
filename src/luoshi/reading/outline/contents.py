"""Tables of contents: their lines are no measures, and an entry that no heading answers is a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from luoshi.reading.doubts import doubt
from luoshi.reading.outline.block import Block, Role
from luoshi.reading.outline.marks import mark
from luoshi.reading.outline.title import is_title, year_in
from luoshi.reading.result import Doubt

TITLES = frozenset(("目录", "目次", "目錄"))
PAGE_DIGITS = "0123456789０１２３４５６７８９-—–"
PAGE_ENDS = frozenset(PAGE_DIGITS + ")）")
LEADERS = ".…·．。_ \t\u3000\u2026\u22ef-—("
BLANKS = re.compile(r"[\s\u3000,，、.．。:：；;]+")
LONGEST_ENTRY = 80
LONGEST_NAME = 8
MOST_LINES = 3
FEWEST = 3
ENDS = frozenset("。；;：:")
PAGE = re.compile(rf"[{re.escape(LEADERS)}（]*[{re.escape(PAGE_DIGITS)}]+[）)]?")


class Entry(NamedTuple):
    """What an entry says, without its page, and the first and last of its lines."""

    first: int
    last: int
    words: str

    @property
    def is_plan(self) -> bool:
        """Whether it names a plan of its own, and no part of one."""
        numbered = mark(self.words)
        words = self.words[numbered.end :] if numbered else self.words
        return is_title(words) and (numbered is None or year_in(words) is not None)


class Unanswered(NamedTuple):
    """The doubts about entries without a body, and where those of them stand that are parts of a plan."""

    doubts: list[Doubt]
    parts: set[int]


def find_contents(blocks: list[Block]) -> Unanswered:
    """Give the lines of every table of contents its role, and say which entries have no body."""
    entries: list[Entry] = []
    last: dict[str, int] = {}
    index = 0
    while index < len(blocks):
        text = blocks[index].line.text
        if text[0] == "目" and len(text) <= LONGEST_NAME and blank_free(text) in TITLES:
            last = last or {blank_free(block.line.text): place for place, block in enumerate(blocks)}
            blocks[index].role = Role.CONTENTS
            found = list(_after_title(blocks, index + 1, last))
        elif paged_entry(text) is not None:
            found = _run_of_entries(blocks, index)
        else:
            found = []
        entries += found
        index = found[-1].last + 1 if found else index + 1
    for entry in entries:
        for block in blocks[entry.first : entry.last + 1]:
            block.role = Role.CONTENTS
    return _unanswered(blocks, entries)


def _after_title(blocks: list[Block], index: int, last: dict[str, int]) -> Iterator[Entry]:
    """Entries under 目录: with a page number, or without one as long as they come back later."""
    begun: set[str] = set()
    while index < len(blocks):
        entry = _returning(blocks, index, 1, last, begun) or paged_lines(blocks, index)
        entry = entry or _returning(blocks, index, 2, last, begun)
        if entry is None:
            return
        begun.add(blank_free(entry.words))
        if entry.last + 1 < len(blocks) and PAGE.fullmatch(blocks[entry.last + 1].line.text):
            entry = entry._replace(last=entry.last + 1)
        yield entry
        index = entry.last + 1


def _returning(
    blocks: list[Block], index: int, count: int, last: dict[str, int], begun: set[str]
) -> Entry | None:
    """An entry of `count` lines that stands again further below, and is not there where the text begins."""
    words = "".join(block.line.text for block in blocks[index : index + count])
    key = blank_free(words)
    if key in begun or len(words) > LONGEST_ENTRY or words[-1] in ENDS or last.get(key, -1) < index + count:
        return None
    return Entry(index, index + count - 1, words)


def _run_of_entries(blocks: list[Block], index: int) -> list[Entry]:
    """Three or more entries in a row with leaders and a page number, with no 目录 above them."""
    run: list[Entry] = []
    while index < len(blocks) and (entry := paged_lines(blocks, index)) is not None:
        run.append(entry)
        index = entry.last + 1
    return run if len(run) >= FEWEST else []


def paged_lines(blocks: list[Block], index: int) -> Entry | None:
    """An entry with its page number, which may be broken over lines; the second has no number of its own."""
    words = ""
    for place in range(index, min(index + MOST_LINES, len(blocks))):
        line = blocks[place].line.text
        if place > index and (blocks[place].mark is not None or words[-1] in ENDS):
            return None
        words += line
        entry = words[: -len(line)] if words != line and PAGE.fullmatch(line) else paged_entry(words)
        if entry is not None:
            return Entry(index, place, entry)
    return None


def paged_entry(line: str) -> str | None:
    """一、加强管理……3 → 一、加强管理; None for a line that is no entry with a page number."""
    if line[-1] not in PAGE_ENDS or len(line) > LONGEST_ENTRY:
        return None
    bare = line.rstrip(")）").rstrip(PAGE_DIGITS)
    entry = bare.rstrip(LEADERS + "（")
    leader = bare[len(entry) :]
    if not entry or bare == line or not ("\t" in leader or "…" in leader or len(leader) >= 3):
        return None
    return entry


def _unanswered(blocks: list[Block], entries: list[Entry]) -> Unanswered:
    """Entries that begin no other line, with its number or without: a heading may go on after its title."""
    missing = _without(entries, (words for block in blocks for words in _heads(block)))
    missing = _without(missing, _titles(blocks))
    doubts = [
        doubt(
            "toc-entry-without-body",
            blocks[entry.first].line.start,
            blocks[entry.last].line.end,
            entry.words,
        )
        for entry in missing
    ]
    return Unanswered(doubts, {blocks[entry.first].line.start for entry in missing if not entry.is_plan})


def _keys(entry: Entry) -> set[str]:
    """The entry as it may stand in the text: a plan that is numbered in the contents has no number there."""
    numbered = mark(entry.words)
    return {blank_free(entry.words), *([blank_free(entry.words[numbered.end :])] if numbered else [])}


def _without(entries: list[Entry], heads: Iterable[str]) -> list[Entry]:
    """The entries that none of `heads` begins with."""
    if not entries:
        return []
    lengths = {len(key) for entry in entries for key in _keys(entry)}
    beginnings = {bare[:length] for bare in map(blank_free, heads) for length in lengths}
    return [entry for entry in entries if beginnings.isdisjoint(_keys(entry))]


def _heads(block: Block) -> Iterator[str]:
    """How a line of the text begins, with its number and without."""
    if block.role is not Role.CONTENTS:
        yield block.line.text[: 2 * LONGEST_ENTRY]
        if block.mark:
            yield block.words[: 2 * LONGEST_ENTRY]


def _titles(blocks: list[Block]) -> Iterator[str]:
    """Lines of the text with those below them: titles are printed on several."""
    for index, block in enumerate(blocks):
        if block.role is not Role.CONTENTS and block.line.end - block.line.start < LONGEST_ENTRY:
            below = blocks[index + 1 : index + MOST_LINES]
            yield block.line.text + "".join(line.line.text[:LONGEST_ENTRY] for line in below)


def blank_free(text: str) -> str:
    return BLANKS.sub("", text)
