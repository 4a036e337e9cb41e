"""Templates: tried before they are kept, chosen, removed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from luoshi.foundation.lookup import require
from luoshi.journal.record import record
from luoshi.organisation.models import Person
from luoshi.reports.filling import LARGEST, fill
from luoshi.reports.models import ReportKind, Template
from luoshi.reports.periods import ReportPeriod
from luoshi.reports.queries.report import report
from luoshi.reports.shown import shown, shown_example


def add_template(*, person: Person, kind: ReportKind, file: File[bytes]) -> Template:
    """Filled in once with the figures of today, then kept and chosen. Refused: template-broken."""
    require(person, "reports.keep_templates")
    data = file.read(LARGEST + 1)
    today = timezone.localdate()
    fill(data, _values(kind, person, today))
    facts = {"kind": kind, "name": str(file.name)[:100], "data": data, "added_by": person}
    with transaction.atomic():
        template: Template = Template.objects.create(organisation_id=person.organisation_id, **facts)
        record(actor=person, verb="template-added", row=template)
        choose_template(template=template, person=person)
    return template


def _values(kind: ReportKind, person: Person, today: date) -> dict[str, Any]:
    """What a report of this kind would be filled in with today."""
    if kind == ReportKind.UNIT:
        return shown_example(person.organisation, today)
    return shown(report(person.organisation, ReportPeriod(kind, today.year, 1), today))


def choose_template(*, template: Template, person: Person) -> None:
    """Reports of its kind are written from it from now on."""
    require(person, "reports.keep_templates", template)
    with transaction.atomic():
        Template.objects.filter(kind=template.kind, is_chosen=True).update(is_chosen=False)
        template.is_chosen = True
        template.save(update_fields=["is_chosen"])
        record(actor=person, verb="template-chosen", row=template)


def remove_template(*, template: Template, person: Person) -> None:
    """Where it was chosen, the one that comes with Luoshi takes its place."""
    require(person, "reports.keep_templates", template)
    with transaction.atomic():
        record(actor=person, verb="template-removed", row=template)
        template.delete()
