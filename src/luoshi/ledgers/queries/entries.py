"""Lists of ledgers and of their lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from luoshi.ledgers.definition import Definition
from luoshi.ledgers.models import Entry, LedgerVersion
from luoshi.ledgers.shipped import shipped
from luoshi.organisation.models import Person, Unit
from luoshi.work.records import Record

OFFERED = 10
# How long an open line has stood: its words, and from and to how many days.
AGES: dict[str, tuple[Any, tuple[int, int | None]]] = {
    "week": (_("up to 7 days"), (0, 7)),
    "month": (_("8 to 30 days"), (8, 30)),
    "quarter": (_("31 to 90 days"), (31, 90)),
    "older": (_("more than 90 days"), (91, None)),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A ledger with how many of its lines are open, late, closed, to be looked at again by now, and unrefreshed."""

    definition: Definition
    open: int = 0
    late: int = 0
    closed: int = 0
    look_back: int = 0
    unrefreshed: int = 0


def definitions() -> dict[str, Definition]:
    """The present version of each ledger: those that come with Luoshi first, then the office's own; one query."""
    found = dict(shipped())
    rows = LedgerVersion.objects.filter(made_by__isnull=False, waits=False).order_by("code", "number")
    for row in rows:
        if row.code not in found or row.number > found[row.code].number:
            found[row.code] = row.definition
    return found


def versions_of(definition: Definition) -> list[Definition]:
    """The present version, then the earlier ones, the latest first; one query."""
    rows = LedgerVersion.objects.filter(code=definition.code, number__lt=definition.number, waits=False)
    earlier = [row.definition for row in rows.order_by("-number")]
    shipped_one = shipped().get(definition.code)
    if shipped_one and shipped_one.number not in {one.number for one in (definition, *earlier)}:
        earlier.append(shipped_one)
    return [definition, *earlier]


def counted(today: date) -> list[Counted]:
    """All ledgers; four queries."""
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
    old = rows.filter(refresh_due_on__lt=today).values_list("code").annotate(all=Count("code"))
    for code, count in old:
        found[code]["unrefreshed"] = count
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
        "unrefreshed": Q(refresh_due_on__lt=today),
    }.get(wanted.get("which", ""), Q())
    return rows.filter(which, _as_in_figures(definition, wanted, today))


def _as_in_figures(definition: Definition, wanted: dict[str, Any], today: date) -> Q:
    """What the bars of a ledger's pictures lead to."""
    found = Q()
    for name, field in (("opened", "found_on"), ("shut", "closed_on")):
        if month := wanted.get(name):
            found &= Q(**{f"{field}__year": month[:4], f"{field}__month": month[5:]})
    if wanted.get("age"):
        found &= aged(wanted["age"], today)
    if wanted.get("source"):
        found &= Q(source=wanted["source"])
    if wanted.get("field") and wanted["field"] in {field.key for field in definition.fields}:
        found &= Q(**{f"data__{wanted['field']}": wanted.get("value", "")})
    return found


def aged(code: str, today: date) -> Q:
    """Those that were found so many days ago."""
    least, most = AGES[code][1]
    # What begins only after today counts as young.
    found = Q(found_on__lte=today - timedelta(days=least)) if least else Q()
    return found if most is None else found & Q(found_on__gte=today - timedelta(days=most))


def entries_of(person: Person, until: date, most: int) -> list[Entry]:
    """What the person's units have to close, to look at again or to refresh by a day; one query."""
    to_do = Q(is_closed=False, applied_by=None, due_on__lte=until) | Q(look_back_on__lte=until)
    to_do |= Q(refresh_due_on__lte=until)
    rows = Entry.objects.filter(to_do, unit__in=person.working_unit_ids).select_related("version", "unit")
    return list(rows.order_by(Coalesce("due_on", "look_back_on", "refresh_due_on"), "pk")[:most])


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
    """A closed line as evidence; None where it is open, not there, or was closed before it was written here."""
    row = _proving().filter(pk=key).first()
    return _record(row) if row else None


def offered_entries(unit: Unit | None, words: str) -> Sequence[Record]:
    """The unit's closed lines, newest first."""
    rows = _proving().filter(unit=unit).order_by("-closed_on", "-number")
    return [_record(row) for row in rows.filter(title__icontains=words)[:OFFERED]]


def _proving() -> QuerySet[Entry]:
    """Closed here, by its steps; what a sheet took in as closed shows nothing."""
    return Entry.objects.filter(is_closed=True, closed_in_sheet=False)


def _record(row: Entry) -> Record:
    return Record("entry", row.pk, row.title, row.closed_on or row.found_on, row.get_absolute_url())
