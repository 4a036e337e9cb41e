"""The two pages about what a plan lays on its units."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.plans.models import Plan


def responsibility_tabs(plan: Plan, current: str) -> list[dict[str, Any]]:
    """Lists and letters."""
    pages = (("responsibility", _("Responsibility lists")), ("letters", _("Letters of responsibility")))
    return [
        {"label": label, "url": reverse(name, args=[plan.pk]), "current": name == current}
        for name, label in pages
    ]
