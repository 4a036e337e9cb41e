"""The templates that reports are written from, and the reports that units owe."""

from luoshi.reports.models.filing import Filing
from luoshi.reports.models.template import ReportKind, Template

__all__ = ["Filing", "ReportKind", "Template"]
