"""Tables of contents: their lines are no measures, and an entry that no heading answers is a doubt."""

from __future__ import annotations

import re

from luoshi.reading.doubts import doubt
from luoshi.reading.outline.block import Block, Role
from luoshi.reading.result import Doubt

TITLES = frozenset(("目录", "目次", "目錄"))
PAGE_DIGITS = "0123456789０１２３４５６７８９-—–"
PAGE_ENDS = frozenset(PAGE_DIGITS + ")）")
LEADERS = ".…·．。_ \t\u3000\u2026\u22ef-—("
BLANKS = re.compile(r"[\s\u3000,，、.．。:：；;]+")
LONGEST_ENTRY = 80
LONGEST_NAME = 8


def find_contents(blocks: list[Block]) -> list[Doubt]:
    """Give the lines of every table of contents its role; the doubts are entries without a body."""
    entries: dict[int, str] = {}
    last: dict[str, int] = {}
    index = 0
    while index < len(blocks):
        text = blocks[index].line.text
        if text[0] == "目" and len(text) <= LONGEST_NAME and blank_free(text) in TITLES:
            last = last or {blank_free(block.line.text): place for place, block in enumerate(blocks)}
            blocks[index].role = Role.CONTENTS
            index = _after_title(blocks, index + 1, last, entries)
        elif paged_entry(text) is not None:
            index = _run_of_entries(blocks, index, entries)
        else:
            index += 1
    for position in entries:
        blocks[position].role = Role.CONTENTS
    return _unanswered(blocks, entries)


def _after_title(blocks: list[Block], index: int, last: dict[str, int], entries: dict[int, str]) -> int:
    """Entries under 目录: lines with a page number, or without one as long as they come back later."""
    begun: set[str] = set()
    while index < len(blocks):
        text = blocks[index].line.text
        entry = paged_entry(text)
        if entry is None:
            key = blank_free(text)
            if key in begun or len(text) > LONGEST_ENTRY or text[-1] in "。；;：:" or last[key] <= index:
                break
            entry = text
        begun.add(blank_free(entry))
        entries[index] = entry
        index += 1
    return index


def _run_of_entries(blocks: list[Block], index: int, entries: dict[int, str]) -> int:
    """Three or more lines in a row that end in leaders and a page number, with no 目录 above them."""
    run = {}
    while index < len(blocks) and (entry := paged_entry(blocks[index].line.text)) is not None:
        run[index] = entry
        index += 1
    if len(run) >= 3:
        entries.update(run)
    return index


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


def _unanswered(blocks: list[Block], entries: dict[int, str]) -> list[Doubt]:
    """Entries that begin no other line, with its number or without: a heading may go on after its title."""
    if not entries:
        return []
    wanted = {position: blank_free(entry) for position, entry in entries.items()}
    lengths = {len(entry) for entry in wanted.values()}
    beginnings: set[str] = set()
    for block in blocks:
        if block.role is not Role.CONTENTS:
            for words in (block.line.text, block.words) if block.mark else (block.line.text,):
                bare = blank_free(words[: 2 * LONGEST_ENTRY])
                beginnings.update(bare[:length] for length in lengths)
    return [
        doubt(
            "toc-entry-without-body",
            blocks[position].line.start,
            blocks[position].line.end,
            entries[position],
        )
        for position, entry in wanted.items()
        if entry not in beginnings
    ]


def blank_free(text: str) -> str:
    return BLANKS.sub("", text)
