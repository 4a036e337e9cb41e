"""Where each plan of a file begins, and what its first lines say."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.outline.block import Block, Role
from luoshi.reading.outline.frame import ADDRESSEE, STOPS, is_date, is_frame, mark_ending
from luoshi.reading.outline.title import LONGEST_TITLE, is_title, organisation_in, year_in

MOST_TITLE_LINES = 4
MOST_LEADING_LINES = 12


@dataclass(slots=True)
class PlanText:
    """The lines of one plan with what they say of it."""

    blocks: list[Block]
    title: str
    organisation: str | None
    year: int | None


def plan_texts(blocks: list[Block], name: str) -> list[PlanText]:
    """The plans of a file, in order; `name` (the file's, without its ending) serves where no title is printed."""
    begins = _beginnings(blocks)
    ends = [*begins[1:], len(blocks)]
    return [_plan_text(blocks[begin:end], name) for begin, end in zip(begins, ends, strict=True)]


def _beginnings(blocks: list[Block]) -> list[int]:
    """Indices of first lines: the file's, and each title under which the numbering starts anew.

    A letter that only sends a plan round (关于印发…的通知) has no numbering of its own and stays with its plan.
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
    titles = _mark_titles(blocks)
    title = "".join(titles) or name
    said = organisation_in(title) or (organisation_in(titles[-1]) if titles else None)
    first_prose = next((block.line.text for block in blocks if block.role is Role.BODY), "")
    year = year_in(title) or year_in(first_prose[:80])
    if year is None and date and not any(month in date for month in ("11月", "12月", "十一月", "十二月")):
        year = year_in(date)
    return PlanText(blocks, title, said or signature, year)


def _mark_titles(blocks: list[Block]) -> list[str]:
    """Give title lines and the frame around them their roles; the titles as printed.

    The lines before the first number are looked at. Where two titles stand apart (a letter and the plan it
    sends round), the later one is the plan's.
    """
    groups: list[list[Block]] = []
    open_group = False
    for index, block in enumerate(blocks):
        if block.mark or (index >= MOST_LEADING_LINES and not groups):
            break
        if block.role is not Role.BODY:
            continue
        text = block.line.text
        if is_frame(text) or (groups and ADDRESSEE.match(text)) or (is_date(text)):
            block.role = Role.FRAME
            open_group = False
        elif _may_head(block):
            if not open_group:
                groups.append([])
            groups[-1].append(block)
            open_group = True
        else:
            open_group = False
    return _choose(groups)


def _choose(groups: list[list[Block]]) -> list[str]:
    titled = [group for group in groups if is_title(_joined(group)) or group is groups[0]]
    if not titled:
        return []
    chosen: list[str] = []
    for group in titled:
        for block in group[:MOST_TITLE_LINES]:
            block.role = Role.TITLE
        chosen = [block.line.text for block in group[:MOST_TITLE_LINES]]
    return [line.lstrip("—－- ") for line in _plan_lines(chosen)]


def _plan_lines(lines: list[str]) -> list[str]:
    """A subtitle set off by a dash is the plan's title where it alone names the plan: 让读者满意 —— 某馆2026年工作要点."""
    if len(lines) > 1 and lines[-1][0] in "—－-" and is_title(lines[-1]) and not is_title(lines[0]):
        return lines[-1:]
    return lines


def _joined(group: list[Block]) -> str:
    return "".join(block.line.text for block in group)
