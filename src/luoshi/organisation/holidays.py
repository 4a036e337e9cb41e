"""The public holidays in the reader's language; the calendar names them in Chinese."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from luoshi.foundation.lists import listed

NAMES = {
    "元旦": _("New Year"),
    "春节": _("Spring Festival"),
    "清明节": _("Tomb-sweeping Day"),
    "劳动节": _("Labour Day"),
    "端午节": _("Dragon Boat Festival"),
    "中秋节": _("Mid-autumn Festival"),
    "国庆节": _("National Day"),
}


BETWEEN = re.compile("[、和]")


def holiday_name(name: str) -> str:
    """One holiday or several (国庆节、中秋节) as people say it; what an organisation wrote itself stays as it is."""
    parts = BETWEEN.split(name)
    return listed(NAMES[part] for part in parts) if NAMES.keys() >= set(parts) else name
