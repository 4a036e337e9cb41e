"""The templates that reports are written from."""

from luoshi.reports.models.template import ReportKind, Template

__all__ = ["ReportKind", "Template"]
