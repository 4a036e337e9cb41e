from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from luoshi.reports.views import duty_reports, filings, reports, templates


class KindConverter(StringConverter):
    """The code of a kind of report."""

    regex = "month|quarter|year"


class TemplateKindConverter(StringConverter):
    """The code of a kind of report that has a template."""

    regex = "month|quarter|year|unit"


class SpanConverter(StringConverter):
    """The code of the time that a report on duties is about."""

    regex = "half|year"


register_converter(SpanConverter, "span")
register_converter(KindConverter, "report_kind")
register_converter(TemplateKindConverter, "template_kind")
ONE = "reports/<report_kind:kind>/<int:year>/<int:number>/"

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path(ONE, reports.report, name="report"),
    path(f"{ONE}word/", reports.report_word, name="report_word"),
    path(f"{ONE}sheet/", reports.report_sheet, name="report_sheet"),
    path("reports/owed/", filings.owed, name="owed_reports"),
    path("reports/owed/files/", filings.owed_files, name="owed_files"),
    path("reports/duties/", duty_reports.duty_reports, name="duty_reports"),
    path(
        "reports/duties/units/<uuid:pk>/<int:year>/<span:span>/",
        duty_reports.begin,
        name="begin_duty_report",
    ),
    path("reports/duties/<uuid:pk>/", duty_reports.duty_report, name="duty_report"),
    path("reports/duties/<uuid:pk>/hand-in/", duty_reports.hand_in, name="hand_in_duties"),
    path("reports/duties/<uuid:pk>/take-back/", duty_reports.take_back, name="take_back_duties"),
    path("reports/duties/<uuid:pk>/present/", duty_reports.present, name="present_duties"),
    path("reports/duties/<uuid:pk>/mark/", duty_reports.mark, name="mark_duties"),
    path("reports/duties/<uuid:pk>/word/", duty_reports.word, name="duty_report_word"),
    path("answers/<uuid:pk>/report/", filings.filing, name="filing"),
    path("answers/<uuid:pk>/report/draft/", filings.draft, name="draft_filing"),
    path("answers/<uuid:pk>/report/word/", filings.filing_word, name="filing_word"),
    path("reports/workbook/<int:year>/", reports.workbook, name="workbook"),
    path("reports/templates/", templates.templates, name="report_templates"),
    path("reports/templates/usual/<template_kind:kind>/", templates.usual, name="usual_template"),
    path("reports/templates/<uuid:pk>/choose/", templates.choose, name="choose_template"),
    path("reports/templates/<uuid:pk>/remove/", templates.remove, name="remove_template"),
]
