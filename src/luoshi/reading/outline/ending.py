"""Whether a plan's text breaks off."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.reading.doubts import doubt
from luoshi.reading.duties.lines import is_duty_line
from luoshi.reading.outline.block import Block, Role
from luoshi.reading.result import Doubt, Sentence

WHOLE_ENDS = frozenset("。；！？;!?）)”》】…")


def torn_end(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[Doubt]:
    """A doubt where the last line of a plan written in sentences is one without its stop."""
    last = next((block for block in reversed(blocks) if block.role not in (Role.FRAME, Role.STRAY)), None)
    if last is None or not sentences:
        return []
    whole = sum(text[sentence.end - 1] in WHOLE_ENDS for sentence in sentences)
    # Lists without stops end like every other of their lines.
    is_text = last.role is Role.HEADING or (last.role is Role.BODY and not is_duty_line(last.line.text))
    torn = is_text and last.line.text[-1] not in WHOLE_ENDS and 2 * whole >= len(sentences)
    return [doubt("torn-end", last.line.start, last.line.end)] if torn else []
