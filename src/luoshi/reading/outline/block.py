"""What a line is in its plan: the roles that the stages of the outline give out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luoshi.reading.lines import Line
from luoshi.reading.outline.marks import Mark


class Role(Enum):
    """BODY until a stage says otherwise. STRAY fits nowhere; FRAME is a number, addressee or signature."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    CONTENTS = "contents"
    FRAME = "frame"
    CELL = "cell"
    STRAY = "stray"


@dataclass(slots=True)
class Block:
    """One line with its number, if any, and its role."""

    line: Line
    mark: Mark | None
    role: Role = Role.BODY

    @property
    def words(self) -> str:
        """The line without its number."""
        return self.line.text[self.mark.end :] if self.mark else self.line.text

    @property
    def words_start(self) -> int:
        return self.line.start + (self.mark.end if self.mark else 0)
