"""The public holidays in the reader's language; the calendar names them in Chinese."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "元旦": _("New Year"),
    "春节": _("Spring Festival"),
    "清明节": _("Tomb-sweeping Day"),
    "劳动节": _("Labour Day"),
    "端午节": _("Dragon Boat Festival"),
    "中秋节": _("Mid-autumn Festival"),
    "国庆节": _("National Day"),
}


def holiday_name(name: str) -> str:
    """The holiday as people say it; what an organisation wrote itself stays as it is."""
    return str(NAMES.get(name, name))
