"""Headings that only their style makes headings: the numbers that they are given, as in pages and Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from luoshi.reading.sources.docx.inline import text_of
from luoshi.reading.sources.docx.numbering import Numbering
from luoshi.reading.sources.headings import numbers
from luoshi.reading.sources.xml import child

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 40
STOPS = frozenset("。；！？;!?：:，,")
NUMBERED = "1."


def labels_of(paragraphs: Iterable[Element], numbering: Numbering) -> dict[Element, str]:
    """What is to be printed before each heading; ranks of which some are numbered are left as they are."""
    headings: dict[Element, tuple[int, str]] = {}
    for paragraph in paragraphs:
        properties = child(paragraph, "pPr")
        rank = numbering.styles.rank(properties)
        words = text_of(paragraph).strip() if rank is not None else ""
        if rank is not None and words and len(words) <= LONGEST and words[-1] not in STOPS:
            headings[paragraph] = (rank, NUMBERED + words if numbering.numbers(properties) else words)
    return dict(zip(headings, numbers(list(headings.values())), strict=True))
