"""Lists of ledgers and of their lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Entry, LedgerVersion
from luoshi.ledgers.shipped import shipped
from luoshi.organisation.models import Person, Unit
from luoshi.work.records import Record

OFFERED = 10


@dataclass(frozen=True, slots=True)
class Counted:
    """A ledger with how many of its lines are open, late, closed, and to be looked at again by now."""

    definition: Definition
    open: int = 0
    late: int = 0
    closed: int = 0
    look_back: int = 0


def definitions() -> dict[str, Definition]:
    """The present version of each ledger: those that come with Luoshi first, then the office's own; one query."""
    found = dict(shipped())
    rows = LedgerVersion.objects.filter(made_by__isnull=False, waits=False).order_by("code", "number")
    for row in rows:
        if row.code not in found or row.number > found[row.code].number:
            found[row.code] = row.definition
    return found


def counted(today: date) -> list[Counted]:
    """All ledgers; three queries."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    # Counted by what stands in an index, and what is looked at again in its own: no line is read for it. The few of
    # these are grouped here, since SQLite, asked to, would go through all lines in the order of their codes.
    rows = Entry.objects.order_by()
    late = Count("code", filter=Q(due_on__lt=today))
    by_end = rows.values_list("code", "is_closed").annotate(all=Count("code"), late=late)
    for code, is_closed, count, late_ones in by_end:
        found[code] |= {"closed": count} if is_closed else {"open": count, "late": late_ones}
    again = Counter(rows.filter(look_back_on__lte=today).values_list("code", flat=True))
    for code, count in again.items():
        found[code]["look_back"] = count
    return [Counted(one, **found[code]) for code, one in definitions().items()]


def entries(definition: Definition, wanted: dict[str, Any], today: date) -> QuerySet[Entry]:
    """The lines of a ledger that match; what is empty does not filter."""
    rows = Entry.objects.filter(code=definition.code)
    own = zip(definition.matrix, (wanted.get("row"), wanted.get("column")), strict=False)
    rows = rows.filter(**{f"data__{key}": value for key, value in own if value})
    fields = {"q": "title__icontains", "unit": "unit", "level": "level", "state": "state"}
    rows = rows.filter(**{field: wanted[name] for name, field in fields.items() if wanted.get(name)})
    which = {
        "open": Q(is_closed=False),
        "late": Q(is_closed=False, due_on__lt=today),
        "closed": Q(is_closed=True),
        "look-back": Q(look_back_on__lte=today),
    }.get(wanted.get("which", ""), Q())
    return rows.filter(which)


def entries_of(person: Person, until: date, most: int) -> list[Entry]:
    """What the person's units have to close by a day or to look at again by then; one query."""
    to_do = Q(is_closed=False, applied_by=None, due_on__lte=until) | Q(look_back_on__lte=until)
    rows = Entry.objects.filter(to_do, unit__in=person.working_unit_ids).select_related("version", "unit")
    return list(rows.order_by(Coalesce("due_on", "look_back_on"), "pk")[:most])


def whole_entries() -> QuerySet[Entry]:
    """With all that a page of one entry shows."""
    return Entry.objects.select_related("version", "unit", "person", "entered_by", "applied_by")


def matrix(definition: Definition) -> Counter[tuple[str, str]]:
    """How many open lines there are for each pair of the matrix's two choices; one query."""
    rows, columns = definition.matrix
    open_ = Entry.objects.filter(code=definition.code, is_closed=False).order_by()
    counted = open_.values_list(f"data__{rows}", f"data__{columns}").annotate(Count("code"))
    return Counter({(str(row or ""), str(column or "")): count for row, column, count in counted})


def record_of_entry(key: UUID) -> Record | None:
    """A closed line as evidence; None where it is open or not there."""
    row = Entry.objects.filter(pk=key, is_closed=True).first()
    return _record(row) if row else None


def offered_entries(unit: Unit | None, words: str) -> Sequence[Record]:
    """The unit's closed lines, newest first."""
    rows = Entry.objects.filter(unit=unit, is_closed=True).order_by("-closed_on", "-number")
    return [_record(row) for row in rows.filter(title__icontains=words)[:OFFERED]]


def _record(row: Entry) -> Record:
    return Record("entry", row.pk, row.title, row.closed_on or row.found_on, row.get_absolute_url())
