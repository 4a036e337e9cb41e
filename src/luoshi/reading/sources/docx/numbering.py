"""Automatic numbers (ECMA-376 part 1, 17.9): Word keeps them out of the text, so they are counted here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from luoshi.reading.sources.docx.formats import SILENT, printed
from luoshi.reading.sources.docx.styles import ListPlace, Styles, list_place
from luoshi.reading.sources.xml import child, children, is_on, number, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PLACEHOLDER = re.compile(r"%([1-9])")
CLOSED = "、）).．：:。"
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and prints; `restart` is the level (from 1) after which it starts anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    style: str = ""


@dataclass(slots=True)
class List:
    """A list: its levels, the definition whose counters it shares, and starts that it sets anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    used: bool = False


class Numbering:
    """The lists of a document with their counters; `label` is to be asked once a paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.counters: dict[str, dict[int, int]] = {}
        self.lists: dict[str, List] = {}
        definitions = {value(found, "abstractNumId"): found for found in children(root, "abstractNum")}
        homes = {value(child(found, "styleLink")): key for key, found in definitions.items()}
        for found in children(root, "num"):
            key = value(child(found, "abstractNumId"))
            # A definition may point by a numbering style to the one that holds the levels.
            key = homes.get(value(child(definitions.get(key), "numStyleLink")) or "-", key)
            self.lists[value(found, "numId")] = _list(found, key, definitions.get(key))

    def label(self, properties: Element | None) -> str:
        """The number that Word prints before a paragraph with these properties; "" where it prints none."""
        found = self._found(properties)
        if found is None:
            return ""
        held, level = found
        self._count(held, level)
        return self._printed(held, level)

    def numbers(self, properties: Element | None) -> bool:
        """Whether Word prints a number before such a paragraph; nothing is counted."""
        found = self._found(properties)
        return found is not None and found[0].levels[found[1]].format not in SILENT

    def _found(self, properties: Element | None) -> tuple[List, int] | None:
        """The list of a paragraph with these properties, and its level there."""
        place = self._place(properties)
        held = self.lists.get(place.list_id or "")
        if held is None or place.level is None or place.level not in held.levels:
            return None
        return held, place.level

    def _place(self, properties: Element | None) -> ListPlace:
        own = list_place(properties)
        from_style, style = self.styles.place(value(child(properties, "pStyle")))
        list_id = own.list_id or from_style.list_id
        level = own.level
        if level is None and own.list_id is None and list_id in self.lists:
            levels = self.lists[list_id].levels
            level = next((ilvl for ilvl, found in levels.items() if found.style == style), None)
        if level is None:
            level = from_style.level if own.list_id is None else None
        return ListPlace(list_id, 0 if level is None else level)

    def _count(self, held: List, level: int) -> None:
        counters = self.counters.setdefault(held.definition, {})
        if not held.used:
            held.used = True
            for ilvl, start in held.starts.items():
                counters[ilvl] = start - 1
        counters[level] = counters[level] + 1 if level in counters else held.levels[level].start
        for deeper in range(level + 1, LEVELS):
            restart = held.levels[deeper].restart if deeper in held.levels else None
            if restart is None or level < restart:
                counters.pop(deeper, None)

    def _printed(self, held: List, level: int) -> str:
        counters = self.counters[held.definition]
        own = held.levels[level]
        if own.format in SILENT:
            return ""

        def number_of(found: re.Match[str]) -> str:
            ilvl = int(found[1]) - 1
            of = held.levels.get(ilvl, Level())
            return printed(counters.get(ilvl, of.start), "decimal" if own.legal else of.format)

        label = PLACEHOLDER.sub(number_of, own.text).strip()
        return label if not label or label[-1] in CLOSED or own.suffix == "nothing" else label + " "


def _list(found: Element, key: str, definition: Element | None) -> List:
    levels = {ilvl: _level(level) for level in children(definition, "lvl") for ilvl in _ilvl(level)}
    held = List(key, levels)
    for override in children(found, "lvlOverride"):
        for ilvl in _ilvl(override):
            inner = child(override, "lvl")
            start = number(child(override, "startOverride"))
            if inner is not None:
                levels[ilvl] = _level(inner)
            if start is not None:
                held.starts[ilvl] = start
                levels[ilvl] = replace(levels.get(ilvl, Level()), start=start)
    return held


def _ilvl(element: Element) -> list[int]:
    held = value(element, "ilvl")
    return [int(held)] if held.isdecimal() and int(held) < LEVELS else []


def _level(element: Element) -> Level:
    return Level(
        start=number(child(element, "start"), 0) or 0,
        format=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")),
        restart=number(child(element, "lvlRestart")),
        legal=is_on(child(element, "isLgl")),
        suffix=value(child(element, "suff")) or "tab",
        style=value(child(element, "pStyle")),
    )
