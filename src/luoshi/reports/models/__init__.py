"""The templates that reports are written from, the reports that units owe, and those on their duties."""

from luoshi.reports.models.duty_report import DutyMark, DutyReport, DutyState, Mark, Span
from luoshi.reports.models.filing import Filing
from luoshi.reports.models.template import ReportKind, Template

__all__ = [
    "DutyMark",
    "DutyReport",
    "DutyState",
    "Filing",
    "Mark",
    "ReportKind",
    "Span",
    "Template",
]
