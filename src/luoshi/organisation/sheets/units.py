"""The sheet of units against the units that are here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.organisation import actions
from luoshi.organisation.models import Alias
from luoshi.organisation.queries.units import tree
from luoshi.organisation.sheets.preview import Change, Difference, Do, Hands, Preview, Problem
from luoshi.organisation.sheets.upload import Line

BETWEEN = re.compile(r"[、,，;；/\n]+")
MOST_LETTERS = 80


@dataclass(frozen=True, slots=True)
class Present:
    """A unit as it stands."""

    name: str
    parent: str | None
    aliases: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit as a row wants it; None where the row says nothing, which changes nothing."""

    number: int
    name: str
    parent: str | None
    aliases: tuple[str, ...] | None
    position: int | None


def rows_of_units() -> list[dict[str, Any]]:
    """The present list, as the sheet holds it."""
    return [
        {
            "name": line.unit.name,
            "parent": line.unit.parent.name if line.unit.parent else None,
            "aliases": "、".join(line.aliases),
            "position": line.unit.position,
        }
        for line in tree()
        if line.unit.closed_on is None
    ]


def preview_units(lines: Iterable[Line]) -> Preview:
    """What the rows would change."""
    present = {unit.name: unit for unit in _present()}
    wanted, problems = _sound(list(map(_wanted, lines)), present)
    top = next((unit.name for unit in present.values() if unit.parent is None), None)
    pairs = [(one, present.get(one.name)) for one in wanted]
    changes = [
        Change(one.number, one.name, now is None, tuple(_differences(one, now, top))) for one, now in pairs
    ]
    steps = _steps(_parents_first(pairs), top)
    real = tuple(change for change in changes if change.is_new or change.differences)
    return Preview(real, tuple(problems), len(changes) - len(real), tuple(steps))


def _present() -> Iterator[Present]:
    for line in tree():
        unit = line.unit
        yield Present(unit.name, unit.parent.name if unit.parent else None, line.aliases, unit.position)


def _wanted(line: Line) -> Wanted:
    name = line.text("name") or ""
    said = line.text("aliases")
    aliases = None if said is None else tuple(dict.fromkeys(part.strip() for part in BETWEEN.split(said)))
    position = line.cells.get("position")
    return Wanted(
        line.number,
        name,
        line.text("parent"),
        None if aliases is None else tuple(alias for alias in aliases if alias and alias != name),
        None if position is None else int(position),
    )


def _sound(rows: list[Wanted], present: Mapping[str, Present]) -> tuple[list[Wanted], list[Problem]]:
    """The rows that can be followed together, and why the others cannot."""
    problems: list[Problem] = []
    while True:
        found = list(_problems(rows, present))
        problems += found
        if not found:
            return rows, sorted(problems, key=lambda problem: problem.number)
        bad = {problem.number for problem in found}
        rows = [row for row in rows if row.number not in bad]


def _problems(rows: list[Wanted], present: Mapping[str, Present]) -> Iterator[Problem]:
    names = set(present) | {row.name for row in rows}
    parents = {unit.name: unit.parent for unit in present.values()}
    parents |= {row.name: row.parent for row in rows if row.parent is not None or row.name not in parents}
    holders = _holders(rows, present)
    first: dict[str, int] = {}
    for row in rows:
        if first.setdefault(row.name, row.number) != row.number:
            yield Problem(
                row.number, "单位名称", _("The same unit stands in row %(row)s.") % {"row": first[row.name]}
            )
        elif max(map(len, (row.name, *(row.aliases or ())))) > MOST_LETTERS:
            yield Problem(
                row.number, "单位名称", _("A name has at most %(most)s letters.") % {"most": MOST_LETTERS}
            )
        elif row.position is not None and row.position < 0:
            yield Problem(row.number, "排序", _("The order is a number from 0 upwards."))
        elif row.parent is not None and row.parent not in names:
            message = _("There is no unit “%(name)s”, neither here nor in the sheet.")
            yield Problem(row.number, "上级单位", message % {"name": row.parent})
        elif _is_circle(row.name, parents):
            yield Problem(row.number, "上级单位", _("The unit would stand below itself."))
        else:
            yield from _taken(row, holders)


def _taken(row: Wanted, holders: Mapping[str, str]) -> Iterator[Problem]:
    for name in (row.name, *(row.aliases or ())):
        if holders[name] != row.name:
            message = _("“%(name)s” is a name of %(unit)s.") % {"name": name, "unit": holders[name]}
            yield Problem(row.number, "单位名称" if name == row.name else "别名", message)
            return


def _holders(rows: list[Wanted], present: Mapping[str, Present]) -> dict[str, str]:
    """Who goes by which name afterwards: whose own name it is, else who has it, else who asks first."""
    replaced = {row.name for row in rows if row.aliases is not None}
    kept = [
        (alias, unit.name) for unit in present.values() if unit.name not in replaced for alias in unit.aliases
    ]
    given = [(alias, row.name) for row in rows for alias in row.aliases or ()]
    names = [(name, name) for name in present]
    holders: dict[str, str] = {}
    for name, unit in (*names, *kept, *((row.name, row.name) for row in rows), *given):
        holders.setdefault(name, unit)
    return holders


def _is_circle(name: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    above: str | None = name
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above == name


def _differences(row: Wanted, now: Present | None, top: str | None) -> Iterator[Difference]:
    parent = _parent(row, now, top)
    before = now or Present(row.name, None, (), 0)
    if parent != before.parent:
        yield Difference(_("unit above"), before.parent or "", parent or "")
    if row.aliases is not None and set(row.aliases) != set(before.aliases):
        yield Difference(_("other names"), "、".join(before.aliases), "、".join(row.aliases))
    if row.position is not None and now is not None and row.position != now.position:
        yield Difference(_("order"), str(now.position), str(row.position))


def _parent(row: Wanted, now: Present | None, top: str | None) -> str | None:
    """A new unit of which nothing is said stands below the leadership."""
    if row.parent is not None:
        return row.parent
    return now.parent if now is not None else top


def _parents_first(pairs: list[tuple[Wanted, Present | None]]) -> list[tuple[Wanted, Present | None]]:
    waiting = {row.name: (row, now) for row, now in pairs}
    ordered: list[tuple[Wanted, Present | None]] = []

    def take(name: str) -> None:
        pair = waiting.pop(name, None)
        if pair is not None:
            if pair[0].parent is not None:
                take(pair[0].parent)
            ordered.append(pair)

    for row, _now in pairs:
        take(row.name)
    return ordered


def _steps(pairs: list[tuple[Wanted, Present | None]], top: str | None) -> Iterator[Do]:
    """Names are given up before others take them."""
    given_up = [
        alias
        for row, now in pairs
        if now is not None and row.aliases is not None
        for alias in now.aliases
        if alias not in row.aliases
    ]
    for alias in Alias.objects.filter(name__in=given_up).select_related("unit"):
        yield partial(_drop, alias)
    for row, now in pairs:
        yield partial(_place, row, now, _parent(row, now, top))
    for row, now in pairs:
        known = now.aliases if now else ()
        yield from (partial(_name, row.name, alias) for alias in row.aliases or () if alias not in known)


def _drop(alias: Alias, hands: Hands) -> None:
    actions.remove_alias(alias=alias, person=hands.person)


def _name(unit: str, alias: str, hands: Hands) -> None:
    actions.add_alias(unit=hands.units[unit], person=hands.person, name=alias)


def _place(row: Wanted, now: Present | None, parent: str | None, hands: Hands) -> None:
    above = hands.units[parent] if parent else None
    if now is None:
        hands.units[row.name] = actions.add_unit(
            organisation=hands.organisation,
            person=hands.person,
            name=row.name,
            parent=above,
            position=row.position,
        )
        return
    unit = hands.units[row.name]
    if parent != now.parent:
        actions.move_unit(unit=unit, person=hands.person, parent=above)
    if row.position is not None and row.position != unit.position:
        actions.place_unit(unit=unit, person=hands.person, position=row.position)
