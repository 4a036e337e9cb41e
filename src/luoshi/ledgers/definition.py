"""What a ledger is, as data: its fields, its states, who takes which step, and when it is looked at again.

A definition comes from a YAML file and is checked whole: every fault is named with its place, so that whoever wrote
it mends all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

KINDS = ("text", "long", "number", "money", "date", "choice", "yes-no", "link")
"""`long` is a text of several lines; unit, person, level, state, dates and source are common to all ledgers."""
BY = ("unit", "office", "another")
"""Whoever does the unit's work, the office, or the office where it is not whoever applied."""
CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_FIELDS, MOST_STATES, MOST_LINE_KINDS = 40, 12, 8
EVERY = {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}
"""How often lines of a kind are due, and the months of each such period."""


@dataclass(frozen=True, slots=True)
class Label:
    """In both languages of the interface."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh if (get_language() or "").startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Field:
    """A field of its own; `choices` by code, for a choice alone."""

    key: str
    kind: str
    label: Label
    required: bool = False
    choices: Mapping[str, Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """`closed`: nothing more is to be done about an entry in it."""

    code: str
    label: Label
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """From any of `sources` to `target`. `closes` marks the one that another person takes to close the entry."""

    name: str
    label: Label
    sources: tuple[str, ...]
    target: str
    by: str
    needs_word: bool = False
    needs_proof: bool = False


@dataclass(frozen=True, slots=True)
class LineKind:
    """What is written down below an entry again and again, such as a refresh; `every` is "" where none is due."""

    code: str
    label: Label
    every: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A ledger's type. `number` counts its versions; `look_back` is in months after the close-out, 0 for none.

    Lines of the level `major` are under listed supervision while they are open. `matrix` names two choices, the one for
    its rows and the one for its columns; the values of both run from harmless to grave. At most one kind of `lines` is
    due again and again.
    """

    code: str
    number: int
    name: Label
    fields: tuple[Field, ...]
    levels: Mapping[str, Label]
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    look_back: int = 0
    major: str = ""
    matrix: tuple[str, ...] = ()
    lines: tuple[LineKind, ...] = ()

    @property
    def recurring(self) -> LineKind | None:
        """The kind of lines that is due again and again."""
        return next((kind for kind in self.lines if kind.every), None)

    def line(self, code: str) -> LineKind | None:
        return next((kind for kind in self.lines if kind.code == code), None)

    @property
    def first(self) -> State:
        """That in which an entry begins."""
        return self.states[0]

    def field(self, key: str) -> Field:
        return next(field for field in self.fields if field.key == key)

    def state(self, code: str) -> State:
        return next(state for state in self.states if state.code == code)

    def steps_from(self, state: str) -> list[Step]:
        """In the order of the definition."""
        return [step for step in self.steps if state in step.sources]

    def step(self, name: str, state: str) -> Step | None:
        return next((step for step in self.steps_from(state) if step.name == name), None)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a definition, and where (`steps.2.to`)."""

    place: str
    message: str


class NotALedger(Exception):
    """The data is no definition; `flaws` holds all that is wrong with it."""

    def __init__(self, flaws: list[Flaw]) -> None:
        super().__init__("; ".join(f"{flaw.place}: {flaw.message}" for flaw in flaws))
        self.flaws = flaws


def define(data: Any) -> Definition:
    """The definition that the data of a YAML file holds. Raises NotALedger."""
    if not isinstance(data, dict):
        raise NotALedger([Flaw("", _("The file holds no names with values."))])
    reader = _Reader()
    found = Definition(
        code=reader.matching(data, "code", CODE),
        number=reader.whole(data, "version", 1, 9999),
        name=reader.label(data, "name"),
        fields=tuple(reader.fields(data.get("fields") or [])),
        levels=reader.labels(data.get("levels") or {}, "levels"),
        states=tuple(reader.states(data.get("states") or [])),
        steps=tuple(reader.steps(data.get("steps") or [])),
        look_back=reader.whole(data, "look_back_months", 0, 60, default=0),
        major=str(data.get("major") or ""),
        matrix=tuple(reader.keys(data.get("matrix") or [])),
        lines=tuple(reader.lines(data.get("lines") or [])),
    )
    flaws = [*reader.flaws, *_flaws_of(found)]
    if flaws:
        raise NotALedger(flaws)
    return found


def _flaws_of(found: Definition) -> Iterator[Flaw]:
    """What does not fit together, though each part is sound."""
    known = {state.code for state in found.states}
    if not any(state.closed for state in found.states):
        yield Flaw("states", _("No state is closed: an entry could never end."))
    if len(known) < len(found.states):
        yield Flaw("states", _("Two states have the same code."))
    if len({one.key for one in found.fields}) < len(found.fields):
        yield Flaw("fields", _("Two fields have the same key."))
    if len({one.code for one in found.lines}) < len(found.lines):
        yield Flaw("lines", _("Two kinds of lines have the same code."))
    if sum(bool(one.every) for one in found.lines) > 1:
        yield Flaw("lines", _("At most one kind of lines is due again and again."))
    for place, step in enumerate(found.steps):
        for code in (*step.sources, step.target):
            if code not in known:
                yield Flaw(f"steps.{place}", _("There is no state “%(code)s”.") % {"code": code})
    if found.major and found.major not in found.levels:
        yield Flaw("major", _("There is no level “%(code)s”.") % {"code": found.major})
    choices = {field.key for field in found.fields if field.kind == "choice"}
    if found.matrix and (len(found.matrix) != 2 or not choices.issuperset(found.matrix)):
        yield Flaw("matrix", _("Two fields that are choices."))
    for code in sorted(known - _ending(found)):
        words = _("An entry in the state “%(code)s” can never be closed: give a step that leads on from it.")
        yield Flaw("steps", words % {"code": code})


def _ending(found: Definition) -> set[str]:
    """The states from which some way leads to a closed one."""
    ending = {state.code for state in found.states if state.closed}
    for _round in found.states:
        ending |= {code for step in found.steps if step.target in ending for code in step.sources}
    return ending


class _Reader:
    """Reads the parts of a definition; what is wrong goes to `flaws`, and something harmless stands in its place."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []

    def flaw(self, place: str, message: str) -> None:
        self.flaws.append(Flaw(place, message))

    def matching(self, data: Mapping[str, Any], name: str, shape: re.Pattern[str], place: str = "") -> str:
        value = data.get(name)
        if not isinstance(value, str) or not shape.fullmatch(value):
            self.flaw(place + name, _("Small letters, digits and hyphens, beginning with a letter."))
            return "x"
        return value

    def whole(
        self, data: Mapping[str, Any], name: str, least: int, most: int, default: int | None = None
    ) -> int:
        value = data.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            words = _("A whole number from %(least)d to %(most)d.")
            self.flaw(name, words % {"least": least, "most": most})
            return least
        return value

    def label(self, data: Mapping[str, Any], name: str, place: str = "") -> Label:
        value = data.get(name)
        if not isinstance(value, dict) or not all(
            isinstance(value.get(one), str) and value[one] for one in ("zh", "en")
        ):
            self.flaw(place + name, _("Words in both languages: zh and en."))
            return Label("", "")
        return Label(value["zh"][:60], value["en"][:60])

    def labels(self, data: Any, place: str) -> dict[str, Label]:
        if not isinstance(data, dict):
            self.flaw(place, _("Codes with their words."))
            return {}
        return {str(code): self.label(data, code, f"{place}.") for code in data}

    def rows(self, data: Any, place: str, most: int) -> Iterator[tuple[str, dict[str, Any]]]:
        if not isinstance(data, list) or len(data) > most:
            self.flaw(place, _("A list of at most %(most)d.") % {"most": most})
            return
        for number, row in enumerate(data):
            if isinstance(row, dict):
                yield f"{place}.{number}.", row
            else:
                self.flaw(f"{place}.{number}", _("Names with values."))

    def fields(self, data: Any) -> Iterator[Field]:
        for place, row in self.rows(data, "fields", MOST_FIELDS):
            kind = row.get("kind")
            if kind not in KINDS:
                self.flaw(
                    f"{place}kind", _("Unknown kind; known are: %(kinds)s.") % {"kinds": ", ".join(KINDS)}
                )
            choices = self.labels(row.get("choices") or {}, f"{place}choices")
            if kind == "choice" and not choices:
                self.flaw(f"{place}choices", _("A choice needs something to choose from."))
            key = self.matching(row, "key", KEY, place)
            yield Field(key, str(kind), self.label(row, "label", place), bool(row.get("required")), choices)

    def states(self, data: Any) -> Iterator[State]:
        if not data:
            self.flaw("states", _("At least one state is needed."))
            yield State("x", Label("", ""), closed=True)
        for place, row in self.rows(data, "states", MOST_STATES):
            code = self.matching(row, "code", CODE, place)
            yield State(code, self.label(row, "label", place), bool(row.get("closed")))

    def lines(self, data: Any) -> Iterator[LineKind]:
        for place, row in self.rows(data, "lines", MOST_LINE_KINDS):
            every = row.get("every") or ""
            if every and every not in EVERY:
                self.flaw(f"{place}every", _("Unknown; known are: %(known)s.") % {"known": ", ".join(EVERY)})
            yield LineKind(
                self.matching(row, "code", CODE, place), self.label(row, "label", place), str(every)
            )

    def keys(self, data: Any) -> Iterator[str]:
        if not isinstance(data, list):
            self.flaw("matrix", _("Two fields that are choices."))
            return
        yield from map(str, data)

    def steps(self, data: Any) -> Iterator[Step]:
        for place, row in self.rows(data, "steps", 4 * MOST_STATES):
            by, sources = row.get("by"), row.get("from")
            if by not in BY:
                self.flaw(f"{place}by", _("Unknown; known are: %(known)s.") % {"known": ", ".join(BY)})
            if not isinstance(sources, list) or not sources:
                self.flaw(f"{place}from", _("A list of states."))
                sources = []
            yield Step(
                self.matching(row, "name", CODE, place),
                self.label(row, "label", place),
                tuple(map(str, sources)),
                str(row.get("to") or ""),
                str(by),
                bool(row.get("needs_word")),
                bool(row.get("needs_proof")),
            )
