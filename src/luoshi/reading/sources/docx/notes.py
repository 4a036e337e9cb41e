"""Footnotes and endnotes (ECMA-376 part 1, 17.11): their text by what the body calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.reading.sources.docx.inline import text_of
from luoshi.reading.sources.xml import local, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Element in the body that calls a note, and the part that holds the notes it calls.
PARTS = {"footnoteReference": "footnotes.xml", "endnoteReference": "endnotes.xml"}
BEFORE = "注："


class Notes:
    """The notes of a document; `of` gives those that a paragraph calls."""

    def __init__(self, parts: dict[str, Element]) -> None:
        """`parts` are the roots of the notes' parts, by the element that calls them."""
        self.texts: dict[tuple[str, str], str] = {}
        for calls, root in parts.items():
            for note in root:
                # Separators between text and notes are kept as notes with a type.
                if not value(note, "type") or value(note, "type") == "normal":
                    lines = (text_of(found).strip() for found in note.iter() if local(found) == "p")
                    self.texts[calls, value(note, "id")] = "".join(lines)

    def of(self, paragraph: Element) -> list[str]:
        """One line a note; a note is given once."""
        if not self.texts:
            return []
        called = [(local(found), value(found, "id")) for found in paragraph.iter() if local(found) in PARTS]
        held = (self.texts.pop(key, "") for key in called)
        return [BEFORE + text for text in held if text]
