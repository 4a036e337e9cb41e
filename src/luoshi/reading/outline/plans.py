"""Where each plan of a file begins, and what its first lines say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.reading.outline.block import Block, Role
from luoshi.reading.outline.frame import ADDRESSEE, STOPS, is_date, is_frame, mark_ending
from luoshi.reading.outline.title import LONGEST_TITLE, is_title, organisation_in, year_in

MOST_TITLE_LINES = 4
DASHES = "—－-"
FIRST_WORDS = 80
LATE = re.compile(r"1[12] ?月|十[一二] ?月")


@dataclass(slots=True)
class PlanText:
    """The lines of one plan with what they say of it."""

    blocks: list[Block]
    title: str
    organisation: str | None
    year: int | None


def plan_texts(blocks: list[Block], name: str) -> list[PlanText]:
    """The plans of a file, in order; `name` (the file's own) serves where no title is printed."""
    begins = _beginnings(blocks)
    ends = [*begins[1:], len(blocks)]
    return [_plan_text(blocks[begin:end], name) for begin, end in zip(begins, ends, strict=True)]


def _beginnings(blocks: list[Block]) -> list[int]:
    """Indices of first lines: the file's, and each title under which the numbering starts anew.

    A letter that sends a plan round (关于印发…的通知) has no numbering of its own and stays with its plan.
    """
    starts_anew = _first_number_below(blocks)
    begins = [0]
    numbered = False
    for index, block in enumerate(blocks):
        if block.mark and block.role is Role.BODY:
            numbered = True
        elif numbered and block.role is Role.BODY and starts_anew[index] and is_title(block.line.text):
            begins.append(_title_begin(blocks, index, begins[-1]))
            numbered = False
    return begins


def _first_number_below(blocks: list[Block]) -> list[bool]:
    """For each line, whether the next numbered line below it is a first one."""
    first = False
    below = [False] * len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        below[index] = first
        mark = blocks[index].mark
        if mark and blocks[index].role is Role.BODY:
            first = mark.value == 1 and mark.level <= 2
    return below


def _title_begin(blocks: list[Block], index: int, floor: int) -> int:
    """The first of the lines that a title printed on several lines begins with."""
    begin = index
    while begin - 1 > floor and index - begin < MOST_TITLE_LINES - 1 and _may_head(blocks[begin - 1]):
        begin -= 1
    return begin


def _may_head(block: Block) -> bool:
    text = block.line.text
    return (
        block.role is Role.BODY
        and block.mark is None
        and len(text) <= LONGEST_TITLE
        and STOPS.isdisjoint(text)
        and text[-1] not in "：:，,"
        and not is_frame(text)
    )


def _plan_text(blocks: list[Block], name: str) -> PlanText:
    signature, date = mark_ending(blocks)
    groups = _title_groups(blocks)
    lines = [line.lstrip(DASHES + " ") for line in _plan_lines(groups[-1])] if groups else []
    title = "".join(lines) or name
    named = (organisation_in(words) for words in (title, *lines, *("".join(group) for group in groups)))
    organisation = next((found for found in named if found), signature)
    return PlanText(blocks, title, organisation, _year(blocks, title, date))


def _year(blocks: list[Block], title: str, date: str | None) -> int | None:
    """The year of the title, else of the first words, else of the signature unless late in a year."""
    first = next((block for block in blocks if block.role not in (Role.FRAME, Role.TITLE)), None)
    year = year_in(title) or (
        year_in(first.line.text[:FIRST_WORDS]) if first and first.role is Role.BODY else None
    )
    if year is None and date and not LATE.search(date):
        year = year_in(date)
    return year


def _title_groups(blocks: list[Block]) -> list[list[str]]:
    """Give title lines and the frame around them their roles; the titles, each a list of its lines.

    Only the lines before the first number are looked at. A title stands at the beginning or after a frame:
    where there are two (a letter and the plan it sends round), the last one is the plan's.
    """
    groups: list[list[Block]] = []
    may_begin, is_open = True, False
    for index, block in enumerate(blocks):
        if (block.mark and block.role is not Role.CONTENTS) or block.role is Role.CELL:
            break
        if _is_set_apart(block, after_title=bool(groups)):
            if is_date(block.line.text) and index and not may_begin and not is_open:
                _sign(blocks[index - 1])
            may_begin, is_open = True, False
        elif _may_head(block) and (may_begin or is_open):
            groups = groups if is_open else [*groups, []]
            groups[-1].append(block)
            is_open = _goes_on(groups[-1], blocks[index + 1 : index + 2])
            may_begin = False
        else:
            may_begin = is_open = False
    return [_titled(group) for group in groups if group is groups[0] or is_title(_joined(group))]


def _is_set_apart(block: Block, after_title: bool) -> bool:
    """Whether the line is contents or frame; a line that is frame gets the role."""
    text = block.line.text
    if block.role is Role.BODY and (
        is_frame(text) or (after_title and text[-1] in "：:" and ADDRESSEE.match(text))
    ):
        block.role = Role.FRAME
    return block.role in (Role.FRAME, Role.CONTENTS)


def _sign(block: Block) -> None:
    """The line above a letter's date signs it."""
    if _may_head(block):
        block.role = Role.FRAME


def _goes_on(group: list[Block], following: list[Block]) -> bool:
    """Whether the title may go on in the next line: it says nothing of a plan yet, or a subtitle follows."""
    if len(group) >= MOST_TITLE_LINES:
        return False
    return not is_title(_joined(group)) or any(block.line.text[0] in DASHES for block in following)


def _titled(group: list[Block]) -> list[str]:
    """The lines of a title; where they name no plan, the first alone is taken for one."""
    lines = group if is_title(_joined(group)) else group[:1]
    for block in lines:
        block.role = Role.TITLE
    return [block.line.text for block in lines]


def _plan_lines(lines: list[str]) -> list[str]:
    """A subtitle after a dash is the plan's title where it alone names the plan: 书香满城 —— 某馆工作要点."""
    if len(lines) > 1 and lines[-1][0] in DASHES and is_title(lines[-1]) and not is_title(lines[0]):
        return lines[-1:]
    return lines


def _joined(group: list[Block]) -> str:
    return "".join(block.line.text for block in group)
