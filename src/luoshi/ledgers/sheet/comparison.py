"""A sheet that was brought back, held against the lines as they stand: what each row would change or add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Entry
from luoshi.ledgers.sheet.columns import IDENTIFIER, OWN, sheet_of
from luoshi.ledgers.sheet.facts import FACTS, Facts, check_days
from luoshi.ledgers.sheet.faults import CellFault
from luoshi.ledgers.sheet.values import choice, value_of
from luoshi.ledgers.shown import said
from luoshi.organisation.models import Person
from luoshi.organisation.sheets.preview import Change, Difference, Preview, Problem
from luoshi.organisation.sheets.upload import Line

KEY = IDENTIFIER.key
# What the database counts to.
MOST_NUMBER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row would write: on `entry` as it was seen, or a new line in `state` where that is None."""

    number: int
    facts: Mapping[str, Any]
    data: Mapping[str, Any]
    entry: Entry | None = None
    state: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """`preview` is what people see, `planned` what would be written, both in the order of the sheet."""

    preview: Preview
    planned: tuple[Planned, ...]


class Comparison:
    """Holds the rows of one sheet against a ledger; seven queries, however many rows there are.

    mapping: the key of each of the file's own headings, which faults are told with.
    """

    def __init__(
        self, definition: Definition, person: Person, today: date, mapping: Mapping[str, str]
    ) -> None:
        self.definition, self.person, self.today = definition, person, today
        self.facts = Facts(person, today)
        self.labels = {column.key: column.heading for column in sheet_of(definition).columns}
        self.headings = self.labels | {key: heading for heading, key in mapping.items() if key}

    def compare(self, lines: Sequence[Line], *, hold: bool = False) -> Compared:
        """The numbers of the sheet name its lines; a row without one is a new line.

        hold: nobody else changes these lines before the transaction ends.
        """
        self.by_number, self.by_key = self._known(lines, hold)
        self.taken: dict[Any, int] = {}
        planned: list[Planned] = []
        changes: list[Change] = []
        problems: list[Problem] = []
        unchanged = 0
        for line in lines:
            try:
                one, change = self._row(line)
            except CellFault as fault:
                problems.append(Problem(line.number, self.headings.get(fault.column, ""), fault.message))
                continue
            if change.is_new or change.differences:
                planned.append(one)
                changes.append(change)
            else:
                unchanged += 1
        return Compared(Preview(tuple(changes), tuple(problems), unchanged), tuple(planned))

    def _known(self, lines: Sequence[Line], hold: bool) -> tuple[dict[int, Entry], dict[str, Entry]]:
        numbers = {
            line.cells["number"] for line in lines if 0 < (line.cells.get("number") or 0) <= MOST_NUMBER
        }
        keys = {_as_key(line.text(KEY) or "") for line in lines if line.cells.get("number") is None} - {""}
        if not numbers and not keys:
            return {}, {}
        rows = Entry.objects.filter(Q(number__in=numbers) | Q(pk__in=keys), code=self.definition.code)
        if hold:
            rows = rows.select_for_update(no_key=True, of=("self",))
        found = list(rows.select_related("version", "unit", "person"))
        return {row.number: row for row in found}, {str(row.pk): row for row in found}

    def _row(self, line: Line) -> tuple[Planned, Change]:
        entry = self._entry(line)
        if entry is None:
            return self._new(line)
        if self.taken.setdefault(entry.pk, line.number) != line.number:
            words = _("The same number stands in row %(row)d; leave it empty in a new row.")
            raise CellFault("number", words % {"row": self.taken[entry.pk]})
        return self._changed(line, entry)

    def _entry(self, line: Line) -> Entry | None:
        """The line that the row names. Raises CellFault where there is none of that number."""
        number, key = line.cells.get("number"), line.text(KEY)
        if number is None and not key:
            return None
        by_key = self.by_key.get(_as_key(key)) if key else None
        entry = by_key if number is None else self.by_number.get(number)
        if entry is None:
            words = _("There is no line with this number here; leave it empty in a new row.")
            raise CellFault("number", words)
        if key and entry != by_key:
            words = _(
                "Number and identifier belong to different lines; take a new sheet, or leave both empty."
            )
            raise CellFault("number", words)
        return entry

    def _new(self, line: Line) -> tuple[Planned, Change]:
        facts: dict[str, Any] = {"found_on": self.today}
        for key in FACTS:
            if line.cells.get(key) is not None or key in ("title", "unit"):
                facts[key] = self.facts.read(key, line.cells.get(key), self.definition)
        data = {
            field.key: value_of(line.cells.get(OWN + field.key), field) for field in self.definition.fields
        }
        check_days(facts, None)
        state, closed_on = self._state(line)
        planned = Planned(line.number, facts, data, None, state, closed_on)
        differences = tuple(self._told(Entry(), facts, data, but=("title",)))
        return planned, Change(line.number, facts["title"], True, differences)

    def _state(self, line: Line) -> tuple[str, date | None]:
        """A new line begins at the beginning; the office takes in what was closed long ago, with its day."""
        definition = self.definition
        words = line.text("state")
        known = {state.code: state.label for state in definition.states}
        code = choice(words, known, "state") if words else definition.first.code
        day = line.text("closed_on")
        if code == definition.first.code and not day:
            return code, None
        if not self.facts.is_office or not definition.state(code).closed or not day:
            beginning = _(
                "A new line begins as “%(first)s”; only the office takes in closed ones, with their day."
            )
            raise CellFault("state", beginning % {"first": definition.first.label})
        closed_on = date.fromisoformat(day)
        if closed_on > self.today:
            raise CellFault("closed_on", _("This day has not come yet."))
        return code, closed_on

    def _changed(self, line: Line, entry: Entry) -> tuple[Planned, Change]:
        facts = {
            key: value
            for key in FACTS
            if key in line.cells and (value := self._fact(key, line.cells[key], entry)) != getattr(entry, key)
        }
        data = dict(self._data(line, entry))
        self._refuse_steps(line, entry)
        if facts or data:
            if entry.is_closed:
                raise CellFault("number", _("This entry is closed. Open it again first."))
            if not self.person.has_perm("ledgers.write", entry):
                raise CellFault("unit", _("Choose a unit whose work you do."))
            check_days(facts, entry)
        differences = tuple(self._told(entry, facts, data))
        return Planned(line.number, facts, data, entry), Change(line.number, str(entry), False, differences)

    def _fact(self, key: str, cell: Any, entry: Entry) -> Any:
        """What a cell says is looked up only where it says something else than the line does."""
        present = getattr(entry, key)
        if key in ("unit", "person") and str(cell or "") == (present.name if present else ""):
            return present
        if key == "level" and cell and str(cell) in _labels(entry.definition.levels.get(present)):
            return present
        return self.facts.read(key, cell, self.definition)

    def _data(self, line: Line, entry: Entry) -> Iterator[tuple[str, Any]]:
        """The values that differ, of the fields that the line's own version has."""
        own = {field.key: field for field in entry.definition.fields}
        for field in self.definition.fields:
            if OWN + field.key not in line.cells:
                continue
            cell, present = line.cells[OWN + field.key], entry.value(field.key)
            if field.key not in own:
                if cell is not None:
                    words = _("This line was written before there was “%(field)s”; leave it empty here.")
                    raise CellFault(OWN + field.key, words % {"field": field.label})
            elif (value := value_of(cell, own[field.key])) != present and (value or present):
                yield field.key, value

    def _refuse_steps(self, line: Line, entry: Entry) -> None:
        """A state changes by its steps, each with its word, its proof and its person."""
        label = entry.definition.state(entry.state).label
        if (words := line.text("state")) and words not in _labels(label):
            message = _("A state changes by the steps on the line’s own page; here stands “%(state)s”.")
            raise CellFault("state", message % {"state": label})

    def _told(
        self, entry: Entry, facts: Mapping[str, Any], data: Mapping[str, Any], but: tuple[str, ...] = ()
    ) -> Iterator[Difference]:
        for key, value in facts.items():
            before = getattr(entry, key, None) if key not in ("unit", "person") or entry.unit_id else None
            if key not in but and (value or before):
                yield Difference(self.labels[key], self._words(key, before), self._words(key, value))
        for field in self.definition.fields:
            if field.key in data and (data[field.key] or entry.value(field.key)):
                before, after = said(entry.value(field.key), field), said(data[field.key], field)
                yield Difference(str(field.label), before, after)

    def _words(self, key: str, value: Any) -> str:
        if value in (None, ""):
            return ""
        return str(self.definition.levels.get(value, value)) if key == "level" else str(value)


def _labels(label: Any) -> tuple[str, ...]:
    return (label.zh, label.en) if label else ()


def _as_key(text: str) -> str:
    """The identifier as the program writes it; anything else is nobody's."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""
