"""Which template a report is written from."""

from __future__ import annotations

from luoshi.reports.models import ReportKind, Template
from luoshi.reports.usual import usual_template


def template_for(kind: ReportKind) -> bytes:
    """The chosen one, or the one that comes with Luoshi; one query."""
    chosen = Template.objects.filter(kind=kind, is_chosen=True).first()
    return bytes(chosen.data) if chosen else usual_template(kind)
