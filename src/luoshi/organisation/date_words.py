"""Date words for people: what a rule of the table means, said in words."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ENDS = {
    "week": gettext_lazy("week"),
    "month": gettext_lazy("month"),
    "quarter": gettext_lazy("quarter"),
    "half-year": gettext_lazy("half-year"),
    "year": gettext_lazy("year"),
}
HOLIDAYS = {
    "元旦": gettext_lazy("New Year's Day"),
    "春节": gettext_lazy("Spring Festival"),
    "清明节": gettext_lazy("Tomb-Sweeping Day"),
    "劳动节": gettext_lazy("Labour Day"),
    "端午节": gettext_lazy("Dragon Boat Festival"),
    "中秋节": gettext_lazy("Mid-Autumn Festival"),
    "国庆节": gettext_lazy("National Day"),
}
RULES = {
    "on": gettext_lazy("on a day of the year"),
    "before": gettext_lazy("the day before a day of the year"),
    "before-holiday": gettext_lazy("the day before a holiday"),
    "day": gettext_lazy("a day of the period's first month"),
    "end-of": gettext_lazy("the end of a week, month, quarter …"),
    "undated": gettext_lazy("no date: someone gives it"),
}


def word_meaning(code: str) -> str:
    """`"before 06-01"`, a row's rule and value, as people say it."""
    rule, _space, value = code.partition(" ")
    match rule:
        case "on":
            return _("on %(day)s") % {"day": _day(value)}
        case "before":
            return _("the day before %(day)s") % {"day": _day(value)}
        case "before-holiday":
            return _("the day before the holiday %(holiday)s") % {"holiday": HOLIDAYS.get(value, value)}
        case "day":
            return _("day %(number)s of the period's first month") % {"number": value}
        case "end-of":
            return _("the end of the %(period)s") % {"period": ENDS.get(value, value)}
        case _:
            return str(RULES.get(rule, code))


def _day(value: str) -> str:
    """06-01 in the reader's way; of a leap year, so that 02-29 may stand."""
    return date_format(date.fromisoformat(f"2028-{value}"), _("j F"))
