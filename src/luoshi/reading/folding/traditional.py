"""Traditional characters to simplified ones, one for one."""

from __future__ import annotations

import codecs
from functools import cache
from importlib.resources import files

HANDLER = "luoshi.traditional"


@cache
def table() -> dict[int, str]:
    """Simplified characters by the code of the traditional one."""
    lines = files("luoshi.reading.folding").joinpath("traditional.txt").read_text("utf-8").splitlines()
    pairs = (pair for line in lines if not line.startswith("#") for pair in line.split())
    return {ord(pair[0]): pair[1] for pair in pairs}


def simplified(text: str) -> str:
    """A text of the same length; the text itself where it has no traditional character.

    What is in GB 2312 is simplified, and its codec finds the rest many times faster than a pattern could.
    """
    try:
        text.encode("gb2312", HANDLER)
    except UnicodeEncodeError:
        return text.translate(table())
    return text


def _pass_over(error: UnicodeError) -> tuple[str, int]:
    """Goes on after a character outside GB 2312 unless it is a traditional one."""
    if not isinstance(error, UnicodeEncodeError) or ord(error.object[error.start]) in table():
        raise error
    return "", error.start + 1


codecs.register_error(HANDLER, _pass_over)
