"""Paragraph styles as far as numbering needs them: which list and level a style brings with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.reading.sources.xml import child, children, number, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class ListPlace(NamedTuple):
    """A list and a level in it, either of them unsaid."""

    list_id: str | None
    level: int | None


NOWHERE = ListPlace(None, None)


def list_place(properties: Element | None) -> ListPlace:
    """What a pPr says of numbering."""
    said = child(properties, "numPr")
    return ListPlace(value(child(said, "numId")) or None, number(child(said, "ilvl")))


class Styles:
    """The styles of a document; a style inherits from the one it is based on."""

    def __init__(self, root: Element | None) -> None:
        self.based_on: dict[str, str] = {}
        self.places: dict[str, ListPlace] = {}
        self.default = ""
        for style in children(root, "style"):
            name = value(style, "styleId")
            self.based_on[name] = value(child(style, "basedOn"))
            self.places[name] = list_place(child(style, "pPr"))
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                self.default = name

    def place(self, style: str) -> tuple[ListPlace, str]:
        """The list a style brings, and the style in its line of descent that says so."""
        level: int | None = None
        seen: set[str] = set()
        style = style or self.default
        while style and style not in seen:
            seen.add(style)
            said = self.places.get(style, NOWHERE)
            level = said.level if level is None else level
            if said.list_id is not None:
                return ListPlace(said.list_id, level), style
            style = self.based_on.get(style, "")
        return NOWHERE, ""
