"""Reports on a unit's duties: begun from its records, written, handed in, presented, marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.foundation.transitions import TransitionTable
from luoshi.journal.record import record
from luoshi.meetings.models import Meeting
from luoshi.organisation.models import Person, Unit
from luoshi.reports.models import DutyMark, DutyReport, DutyState, Mark, Span
from luoshi.reports.queries.duty_reports import NAMES, days_of, drafted

STATES = TransitionTable(
    (
        ("write", (DutyState.DRAFT,), DutyState.DRAFT),
        ("hand in", (DutyState.DRAFT,), DutyState.HANDED_IN),
        ("take back", (DutyState.HANDED_IN,), DutyState.DRAFT),
        ("present", (DutyState.HANDED_IN,), DutyState.HANDED_IN),
        ("mark", (DutyState.HANDED_IN,), DutyState.HANDED_IN),
    )
)
# What one person writes without a longer break is told once.
SITTING = timedelta(minutes=10)


def begin_duty_report(*, unit: Unit, year: int, span: Span, person: Person) -> DutyReport:
    """Drafted from the unit's records; one that is there already is left as it is. Refused: not-begun."""
    facts = {"organisation_id": unit.organisation_id, "unit": unit, "year": year, "span": span}
    require(person, "reports.write_duties", DutyReport(**facts))
    today = timezone.localdate()
    if days_of(year, span)[0] > today:
        raise Refused("not-begun", _("This time has not begun yet; there is nothing to report."))
    with transaction.atomic():
        title = NAMES[span].format(unit=unit, year=year)
        lines = drafted(unit, year, span, today)
        row, is_new = DutyReport.objects.get_or_create(
            **facts, defaults={"title": title, "lines": lines, "saved_by": person}
        )
        if is_new:
            record(actor=person, verb="duty-report-begun", row=row, parent=unit.pk)
    return row


@contextmanager
def _changing(report: DutyReport, step: str) -> Iterator[DutyReport]:
    with transaction.atomic():
        rows = DutyReport.objects.select_for_update(no_key=True, of=("self",)).select_related("saved_by")
        row = rows.get(pk=report.pk)
        STATES.move(row, step)
        yield row
        row.save()
    report.refresh_from_db()


def save_duty_report(  # noqa: PLR0913 (by name, all of them)
    *,
    report: DutyReport,
    person: Person,
    version: int,
    texts: Mapping[int, str],
    own: str,
    is_last: bool = False,
) -> None:
    """The sentences by their place; one without words is left out with its records. `is_last` hands it in as well.

    Raises Conflict where somebody else saved since; refused: step-not-open, nothing-written.
    """
    require(person, "reports.write_duties", report)
    with _changing(report, "write") as row:
        if row.version != version:
            said = _("%(who)s has saved this report meanwhile. Copy your words, and load the page again.")
            raise Conflict("changed-meanwhile", said % {"who": row.saved_by})
        lines = [
            {**line, "text": texts.get(index, line["text"]).strip()} for index, line in enumerate(row.lines)
        ]
        kept = [line for line in lines if line["text"]]
        now = timezone.now()
        is_new_sitting = row.saved_by_id != person.pk or now - row.saved_at > SITTING or row.version == 1
        is_changed = kept != row.lines or own.strip() != row.own
        row.lines, row.own = kept, own.strip()
        row.version, row.saved_by, row.saved_at = version + 1, person, now
        if is_changed and is_new_sitting:
            record(actor=person, verb="duty-report-written", row=row, parent=row.unit_id)
        if is_last:
            _hand_in(row, person)


def hand_in_duty_report(*, report: DutyReport, person: Person) -> None:
    """From now on it is read by all and stays as it is. Refused: nothing-written, step-not-open."""
    require(person, "reports.write_duties", report)
    with _changing(report, "write") as row:
        _hand_in(row, person)


def _hand_in(row: DutyReport, person: Person) -> None:
    if not row.lines and not row.own:
        raise Refused("nothing-written", _("Say what was done before you hand in the report."))
    STATES.move(row, "hand in")
    row.handed_in_by, row.handed_in_at = person, timezone.now()
    record(actor=person, verb="duty-report-handed-in", row=row, parent=row.unit_id)


def take_back_duty_report(*, report: DutyReport, person: Person) -> None:
    """To be written on, while nobody has marked it. Refused: marked-already, step-not-open."""
    require(person, "reports.write_duties", report)
    with _changing(report, "take back") as row:
        if row.marks.exists():
            raise Refused("marked-already", _("This report has been marked and stays as it is."))
        row.meeting = None
        record(actor=person, verb="duty-report-taken-back", row=row, parent=row.unit_id)


def present_duty_report(*, report: DutyReport, person: Person, meeting: Meeting) -> None:
    """At which meeting it was presented; said again, the last word counts. Refused: step-not-open."""
    require(person, "reports.present_duties", report)
    with _changing(report, "present") as row:
        row.meeting = meeting
        record(actor=person, verb="duty-report-presented", row=row, parent=row.unit_id, meeting=str(meeting))


def mark_duty_report(*, report: DutyReport, person: Person, mark: Mark, reason: str) -> None:
    """One mark of each who is entitled; given again, it takes the place of the first. Refused: step-not-open."""
    require(person, "reports.mark_duties", report)
    with _changing(report, "mark") as row:
        former = row.marks.filter(by=person).first()
        said = {"mark": mark, "reason": reason.strip(), "at": timezone.now()}
        DutyMark.objects.update_or_create(
            report=row, by=person, organisation_id=row.organisation_id, defaults=said
        )
        told = [former.mark if former else "", str(mark)]
        record(
            actor=person,
            verb="duty-report-marked",
            row=row,
            parent=row.unit_id,
            mark=told,
            reason=reason.strip(),
        )
