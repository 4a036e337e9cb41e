"""A unit's head appeals against a score; somebody who did not give it answers; what is won changes the score."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.assessment.actions.changing import held
from luoshi.assessment.arithmetic import DEDUCTION, NORMAL, Line, total_of, weighed
from luoshi.assessment.faults import plain
from luoshi.assessment.grading import better, graded
from luoshi.assessment.kept import Sum, as_json, from_json
from luoshi.assessment.models import Appeal, Result, Scheme
from luoshi.assessment.queries.schemes import bands_of
from luoshi.assessment.states import APPEAL
from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person


def appeal(*, result: Result, person: Person, indicator: UUID, text: str) -> Appeal:
    """Against one score, once. Refused: not-published, appeal-late, no-such-score, appealed-already, text-missing."""
    require(person, "assessment.appeal", result)
    scheme = result.scheme
    if scheme.is_draft:
        raise Refused("not-published", _("Nothing has been published yet."))
    if scheme.appeal_until is None or timezone.localdate() > scheme.appeal_until:
        raise Refused("appeal-late", _("The days for appeals are over."))
    if not text.strip():
        raise Refused("text-missing", _("Say what is wrong with the score."))
    line = from_json(result.arithmetic).line(str(indicator))
    if line is None:
        raise Refused("no-such-score", _("Choose one of the scores of this result."))
    with transaction.atomic():
        held(scheme)
        if result.appeals.filter(indicator=indicator).exists():
            raise Refused("appealed-already", _("There is an appeal against this score already."))
        row: Appeal = Appeal.objects.create(
            organisation_id=result.organisation_id,
            result=result,
            indicator=indicator,
            name=line.name,
            text=text.strip(),
            by=person,
            before=line.marks,
        )
        _tell(row, person, "appeal-raised", note=row.text[:400])
    return row


def _tell(appeal: Appeal, person: Person, verb: str, **said: Any) -> None:
    unit = appeal.result.unit.name
    record(
        actor=person,
        verb=verb,
        row=appeal.result,
        parent=appeal.result.scheme_id,
        unit=unit,
        indicator=appeal.name,
        **said,
    )


def answer_appeal(*, appeal: Appeal, person: Person, marks: Decimal | None, reply: str) -> None:
    """Grant it with other marks, or refuse it where `marks` is None; with a reason either way.

    Refused: reason-missing, marks-out-of-range, no-better, step-not-open.
    """
    require(person, "assessment.answer_appeal", appeal)
    if not reply.strip():
        raise Refused("reason-missing", _("Give a reason, so that others can follow it later."))
    with transaction.atomic():
        scheme = held(appeal.result.scheme)
        row = Appeal.objects.select_related("result__unit", "result__scheme").get(pk=appeal.pk)
        APPEAL.move(row, "refuse" if marks is None else "grant")
        row.reply, row.answered_by, row.answered_at = reply.strip(), person, timezone.now()
        if marks is None:
            _tell(row, person, "appeal-refused", reason=row.reply[:400])
        else:
            row.after = marks
            _let_win(row, scheme, marks)
            told = {"before": str(row.before), "after": str(marks), "reason": row.reply[:400]}
            _tell(row, person, "appeal-granted", **told)
        row.save()
    appeal.refresh_from_db()


def _let_win(appeal: Appeal, scheme: Scheme, marks: Decimal) -> None:
    """The score is what was won, and all that follows from it is reckoned anew out of what is kept."""
    result = appeal.result
    kept = from_json(result.arithmetic)
    lines = [_won(line, appeal, marks) if line.key == str(appeal.indicator) else line for line in kept.lines]
    lines = weighed(lines, kept.categories, kept.spread, kept.places)
    result.arithmetic = as_json(Sum(kept.categories, lines, kept.spread, kept.places))
    result.total = total_of(lines, kept.places)
    result.save(update_fields=["arithmetic", "total"])
    _regrade(scheme)


def most_of(line: Line) -> Decimal:
    """The most marks that the score can have."""
    return line.full if line.kind == NORMAL else Decimal(line.told["rule"]["cap"] or line.full)


def _won(line: Line, appeal: Appeal, marks: Decimal) -> Line:
    most = most_of(line)
    if not 0 <= marks <= most:
        raise Refused("marks-out-of-range", _("Give from 0 to %(most)s marks.") % {"most": plain(most)})
    is_better = marks < (line.marks or 0) if line.kind == DEDUCTION else marks > (line.marks or 0)
    if not is_better and line.marks is not None:
        raise Refused("no-better", _("A granted appeal makes the score better. Else refuse it."))
    trace = {"before": None if line.marks is None else str(line.marks), "appeal": str(appeal.pk)}
    return Line(
        line.key,
        line.name,
        line.category,
        line.kind,
        line.weight,
        line.full,
        marks,
        told={**line.told, "won": trace},
    )


def _regrade(scheme: Scheme) -> None:
    """By the new totals; nobody's grade falls by what another one won."""
    rows, bands = list(scheme.results.all()), bands_of(scheme)
    grades = graded({row.pk: row.total for row in rows}, bands)
    for row in rows:
        grade = better(grades[row.pk], row.grade, bands)
        if grade != row.grade:
            row.grade = grade
            row.save(update_fields=["grade"])
