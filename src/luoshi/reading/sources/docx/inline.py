"""The text of one paragraph: its runs, also inside links, fields and tracked changes that were made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from luoshi.reading.sources.xml import child, is_on, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BLOCK_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice")
)
INLINE_WRAPPERS = BLOCK_WRAPPERS | frozenset(
    (
        "r", "hyperlink", "fldSimple", "bdo", "dir", "ruby", "rubyBase",
        "oMath", "oMathPara", "e", "num", "den", "f",
    )
)  # fmt: skip
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def text_of(paragraph: Element) -> str:
    return "".join(
        (found.text or "") if local(found) == "t" else CHARACTERS.get(local(found), "")
        for found in unwrapped(paragraph, INLINE_WRAPPERS)
    )


def unwrapped(element: Element, wrappers: frozenset[str]) -> Iterator[Element]:
    """The element's content, with what stands inside wrappers in their place."""
    open_levels = [iter(element)]
    while open_levels:
        found = next(open_levels[-1], None)
        if found is None:
            open_levels.pop()
        elif local(found) in wrappers:
            if not (local(found) == "r" and is_on(child(found, "rPr", "vanish"))):
                open_levels.append(iter(found))
        else:
            yield found
