"""Lines that frame a plan without being part of it: document numbers, addressees, signatures, dates.

The parts of an official document are those of GB/T 9704-2012, 7.2 to 7.4.
"""

from __future__ import annotations

import re

from luoshi.reading.outline.block import Block, Role

LONGEST_NAME = 40
CHINESE_DIGITS = "〇零○一二三四五六七八九十"
DATE = re.compile(
    rf"[（(]?(?:\d{{4}}|[{CHINESE_DIGITS}]{{4}}) ?年 ?(?:\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}}) ?月"
    rf"(?: ?(?:\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}}) ?日)?(?:印发|通过)?[）)]?$"
)
DOCUMENT_NUMBER = re.compile(r"[^\s，。]{1,20}[〔\[［【(（](?:19|20)\d\d[〕\]］】)）] ?(?:第 ?)?\d{1,5} ?号$")
NOTE = re.compile(
    r"[（(](?:此件|本件|联系人|公开|此文|[^（()）]{0,40}(?:通过|印发|审定|批准)[）)])[^（()）]{0,60}[）)]?$"
)
TAIL = re.compile(r"(?:附件?|抄送|抄报|主送|信息公开选项|公开方式|主题词|联系人|联系电话|发|报|送)[：:]")
PRINTED = re.compile(
    rf"[^，。；]{{2,30}}[ \u3000\t]+(?:\d{{4}}|[{CHINESE_DIGITS}]{{4}})年[^，。；]{{2,12}}印发$"
)
ADDRESSEE = re.compile(r"[^。；！？]{2,200}[：:]$")
LETTERHEAD = re.compile(r"[^，。；：]{2,30}文件$")
FRAMES = (DOCUMENT_NUMBER, NOTE, LETTERHEAD, PRINTED)
# A frame begins with a bracket or ends with one of these: most lines are told from it by that.
OPENING = frozenset("（(")
LAST = frozenset("月日号件发过）)")
STOPS = frozenset("。；！？;!?")


def is_date(line: str) -> bool:
    return len(line) <= LONGEST_NAME and DATE.match(line) is not None


def is_frame(line: str) -> bool:
    """A line that can stand at either end of an official document and says nothing of the plan."""
    if line[-1] not in LAST and line[0] not in OPENING:
        return False
    if is_date(line):
        return True
    return len(line) <= LONGEST_NAME and any(shape.match(line) for shape in FRAMES)


def mark_ending(blocks: list[Block]) -> tuple[str | None, str | None]:
    """Give the signature, date and notes after the text their role; (signature, date) as printed."""
    signature = date = None
    index = len(blocks) - 1
    while index >= 0 and blocks[index].role is Role.BODY:
        text = blocks[index].line.text
        if is_date(text):
            date = text
        elif date and signature is None and _may_sign(blocks[index]):
            signature = text
        elif not (is_frame(text) or TAIL.match(text)):
            break
        blocks[index].role = Role.FRAME
        index -= 1
    return signature, date


def _may_sign(block: Block) -> bool:
    text = block.line.text
    return (
        block.mark is None
        and len(text) <= LONGEST_NAME
        and STOPS.isdisjoint(text)
        and text[-1] not in "：:，,"
    )
