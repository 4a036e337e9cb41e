from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from luoshi.reports.views import reports, templates


class KindConverter(StringConverter):
    """The code of a kind of report."""

    regex = "month|quarter|year"


register_converter(KindConverter, "report_kind")
ONE = "reports/<report_kind:kind>/<int:year>/<int:number>/"

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path(ONE, reports.report, name="report"),
    path(f"{ONE}word/", reports.report_word, name="report_word"),
    path(f"{ONE}sheet/", reports.report_sheet, name="report_sheet"),
    path("reports/workbook/<int:year>/", reports.workbook, name="workbook"),
    path("reports/templates/", templates.templates, name="report_templates"),
    path("reports/templates/usual/<report_kind:kind>/", templates.usual, name="usual_template"),
    path("reports/templates/<uuid:pk>/choose/", templates.choose, name="choose_template"),
    path("reports/templates/<uuid:pk>/remove/", templates.remove, name="remove_template"),
]
