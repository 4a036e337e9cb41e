"""Paragraph styles: which list and level a style brings with it, and of what rank a heading is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from luoshi.reading.sources.xml import child, children, number, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class ListPlace(NamedTuple):
    """A list and a level in it, either of them unsaid."""

    list_id: str | None
    level: int | None


NOWHERE = ListPlace(None, None)
# The outline level of what is no heading.
TEXT = 9


def list_place(properties: Element | None) -> ListPlace:
    """What a pPr says of numbering."""
    said = child(properties, "numPr")
    return ListPlace(value(child(said, "numId")) or None, number(child(said, "ilvl")))


class Styles:
    """The styles of a document; a style inherits from the one it is based on."""

    def __init__(self, root: Element | None) -> None:
        self.based_on: dict[str, str] = {}
        self.places: dict[str, ListPlace] = {}
        self.ranks: dict[str, int | None] = {}
        self.default = ""
        for style in children(root, "style"):
            name = value(style, "styleId")
            self.based_on[name] = value(child(style, "basedOn"))
            self.places[name] = list_place(child(style, "pPr"))
            self.ranks[name] = number(child(style, "pPr", "outlineLvl"))
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                self.default = name

    def place(self, style: str) -> tuple[ListPlace, str]:
        """The list a style brings, and the style in its line of descent that says so."""
        level: int | None = None
        for name in self._descent(style):
            said = self.places.get(name, NOWHERE)
            level = said.level if level is None else level
            if said.list_id is not None:
                return ListPlace(said.list_id, level), name
        return NOWHERE, ""

    def rank(self, properties: Element | None) -> int | None:
        """The rank of a paragraph as a heading, 0 the highest; None for text (17.3.1.20)."""
        own = number(child(properties, "outlineLvl"))
        ranks = (self.ranks.get(name) for name in self._descent(value(child(properties, "pStyle"))))
        rank = own if own is not None else next((rank for rank in ranks if rank is not None), None)
        return rank if rank is not None and 0 <= rank < TEXT else None

    def _descent(self, style: str) -> Iterator[str]:
        """The style and those it is based on."""
        seen: set[str] = set()
        style = style or self.default
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self.based_on.get(style, "")
