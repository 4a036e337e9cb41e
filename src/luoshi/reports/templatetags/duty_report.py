"""How far a report on duties is: `{% load duty_report %}`."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from luoshi.foundation.templatetags.page import draw_pill
from luoshi.reports.models import DutyReport, DutyState

register = template.Library()


@register.simple_tag
def duty_pill(report: DutyReport, marks: int) -> SafeString:
    """Being written, handed in, or how many have marked it."""
    if marks:
        return draw_pill("ok", ngettext("%(count)d mark", "%(count)d marks", marks) % {"count": marks})
    return draw_pill("info" if report.state == DutyState.DRAFT else "wait", report.get_state_display())
