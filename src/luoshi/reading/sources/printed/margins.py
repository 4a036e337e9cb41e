"""What is printed around the text of every page: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter

from luoshi.reading.sources.printed.page import Page, Piece
from luoshi.reading.sources.printed.rows import rows_of

DASH = r"[-—–－·•~～_\s]*"
NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5}|[IVXivx]{1,6})"
PAGE_NUMBER = re.compile(rf"{DASH}(?:第\s*)?{NUMERAL}\s*页?(?:{DASH}[/／,，共of]*\s*{NUMERAL}\s*页?)?{DASH}")
# Heads, feet and page numbers stand in the outer parts of the height of its page.
OUTER = 0.12
MOST_LINES = 2
LONGEST = 60
# Odd and even pages may have heads of their own, and the first page none.
FEWEST_SHARE = 0.3
DIGITS = re.compile(r"[\d\s]+")


def without_margins(pages: list[Page]) -> list[Page]:
    """The pages without their heads, feet and numbers."""
    outer = [_outer_rows(page) for page in pages]
    seen = Counter(key for rows in outer for key in {_key(row) for row in rows})
    repeated = {key for key, times in seen.items() if times >= max(2, FEWEST_SHARE * len(pages))}
    return [
        _without(page, [row for row in rows if _key(row) in repeated or PAGE_NUMBER.fullmatch(row.text)])
        for page, rows in zip(pages, outer, strict=True)
    ]


def _outer_rows(page: Page) -> list[Piece]:
    """The first and last rows, as far as they stand in the margin."""
    rows = rows_of(page.pieces)
    near = rows[:MOST_LINES] + rows[max(MOST_LINES, len(rows) - MOST_LINES) :]
    top, foot = OUTER * page.height, (1 - OUTER) * page.height
    return [row for row in near if len(row.text) <= LONGEST and (row.bottom < top or row.top > foot)]


def _key(row: Piece) -> tuple[str, int]:
    """What is the same from page to page: the words and, roughly, the height they stand at."""
    return DIGITS.sub("0", row.text), round(row.top / max(row.em, 1))


def _without(page: Page, rows: list[Piece]) -> Page:
    if not rows:
        return page
    kept = (
        piece
        for piece in page.pieces
        if not any(row.top <= (piece.top + piece.bottom) / 2 <= row.bottom for row in rows)
    )
    return Page(page.width, page.height, tuple(kept), page.rules)
