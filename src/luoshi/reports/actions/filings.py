"""The reports that units owe: drafted, completed, filed with the answer that asks for them."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lookup import require
from luoshi.foundation.refusals import Conflict, Refused
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.reports.filling import fill
from luoshi.reports.models import Filing, ReportKind
from luoshi.reports.queries.filing import drafted, records_for
from luoshi.reports.queries.templates import template_for
from luoshi.reports.shown import shown_filing
from luoshi.work.actions.evidence import withdraw_use
from luoshi.work.actions.hand_in import hand_in
from luoshi.work.models import Answer
from luoshi.work.states import TO_DO

WORDS = ("title", "did", "lags", "ahead")
# What one person writes without a longer break is told once.
SITTING = timedelta(minutes=10)


def draft_filing(*, answer: Answer, person: Person) -> Filing:
    """From the unit's own records; one that is there already is left as it is. Refused: answer-closed."""
    require(person, "work.answer", answer)
    if answer.state not in TO_DO:
        raise Refused("answer-closed", _("This has been handed in or closed; its report stays as it is."))
    today = timezone.localdate()
    words = drafted(answer, records_for(answer, today), today)
    with transaction.atomic():
        facts = {"organisation_id": answer.organisation_id, "saved_by": person}
        row, is_new = Filing.objects.get_or_create(answer=answer, defaults={**words, **facts})
        if is_new:
            record(
                actor=person, verb="report-drafted", row=answer.task, unit=str(answer.unit), title=row.title
            )
    return row


def save_filing(*, filing: Filing, person: Person, version: int, **words: str) -> Filing:
    """Keep what is written so far. Raises Conflict where somebody else saved since; refused: answer-closed."""
    require(person, "work.answer", filing.answer)
    with transaction.atomic():
        row = Filing.objects.select_for_update().select_related("answer").get(pk=filing.pk)
        if row.answer.state not in TO_DO:
            raise Refused("answer-closed", _("This has been handed in or closed; its report stays as it is."))
        if row.version != version:
            said = _("%(who)s has saved this report meanwhile. Copy your words, and load the page again.")
            raise Conflict("changed-meanwhile", said % {"who": row.saved_by})
        now = timezone.now()
        is_new_sitting = row.saved_by_id != person.pk or now - row.saved_at > SITTING
        is_changed = any(words[name] != getattr(row, name) for name in WORDS)
        for name in WORDS:
            setattr(row, name, words[name])
        row.version, row.saved_by, row.saved_at = version + 1, person, now
        row.save()
        if is_changed and is_new_sitting:
            unit = str(filing.answer.unit)
            record(actor=person, verb="report-written", row=filing.answer.task, unit=unit, title=row.title)
    return row


def file_filing(*, filing: Filing, person: Person) -> None:
    """Made a Word file from the office's template, fixed, and handed in; what was filed before is struck out.

    Refused as handing in is, and: nothing-written.
    """
    answer = filing.answer
    require(person, "work.answer", answer)
    if not filing.did.strip():
        raise Refused("nothing-written", _("Say what was done before you file the report."))
    today = timezone.localdate()
    values = shown_filing(filing, records_for(answer, today), today)
    data = fill(template_for(ReportKind.UNIT), values)
    with transaction.atomic():
        if filing.use and not filing.use.accepted_at and not filing.use.withdrawn_at:
            withdraw_use(use=filing.use, person=person, reason=str(_("replaced by a new version")))
        file = ContentFile(data, name=f"{filing.title}.docx")
        hand_in(answer=answer, person=person, word=filing.title, happened_on=today, attached=[file])
        filing.use = answer.uses.filter(withdrawn_at=None).latest("at")
        filing.save(update_fields=["use"])
