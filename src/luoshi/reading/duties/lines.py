"""Which lines are nothing but a duty: a field (责任单位：甲) or a bracket that stands alone."""

from __future__ import annotations

from luoshi.reading.duties.brackets import said_in_bracket
from luoshi.reading.duties.fields import said_on_line
from luoshi.reading.enclosures import ROUND


def is_duty_line(line: str) -> bool:
    """Whether a line says who is responsible, or by when, and nothing else."""
    if said_on_line(line) is not None:
        return True
    return line[0] in ROUND and line[-1] in "）)】］]〕" and bool(said_in_bracket(line[1:-1]))


def duty_at_end(title: str) -> int | None:
    """Where the bracket begins in 加强安全管理（安保科牵头）; None for a title without one."""
    if not title or title[-1] not in "）)】":
        return None
    begin = max(title.rfind(opener) for opener in ROUND)
    return begin if begin > 0 and said_in_bracket(title[begin + 1 : -1]) else None
