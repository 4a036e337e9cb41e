"""Element names without their namespaces: one format writes several, and all of them say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST_NUMBER = 9


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along `path`, or None."""
    for name in path:
        element = (
            next((found for found in element if local(found) == name), None) if element is not None else None
        )
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    return (found for found in (element if element is not None else ()) if local(found) == name)


def value(element: Element | None, attribute: str = "val") -> str:
    """An attribute whatever its namespace; "" where there is none."""
    if element is None:
        return ""
    return next((held for key, held in element.attrib.items() if key.rpartition("}")[2] == attribute), "")


def number(element: Element | None, default: int | None = None) -> int | None:
    """The element's value as a number; `default` where it has none."""
    held = value(element)
    return int(held) if held.removeprefix("-").isdecimal() and len(held) <= LONGEST_NUMBER else default


def is_on(element: Element | None) -> bool:
    """Whether a switch such as <w:vanish/> is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off")
