"""What is late in all kinds, in one list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.desk.forms import LateFilter
from luoshi.desk.queries.late import KINDS, Late
from luoshi.foundation.lookup import require
from luoshi.organisation.requests import SignedIn

PAGE = 40


@require_GET
def late(request: SignedIn) -> HttpResponse:
    """Forty a page, the longest late first; `kind` and `unit` narrow it."""
    require(request.user, "desk.see_all")
    form = LateFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    kind = request.GET.get("kind", "")
    found = Late(timezone.localdate(), wanted.get("unit"), kind if kind in KINDS else "")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": list(page.object_list),
        "tabs": _tabs(request, found),
        "today": found.today,
        "is_filtered": bool(wanted.get("unit") or found.kind),
    }
    return render(request, "desk/late.html", context)


def _tabs(request: HttpRequest, found: Late) -> list[dict[str, Any]]:
    """One for all kinds, one for each in which something is late, and for the one that is asked for."""
    kept = request.GET.copy()
    for name in ("kind", "page"):
        kept.pop(name, None)
    every = {"label": _("All kinds"), "url": f"?{kept.urlencode()}", "current": not found.kind}
    every["count"] = sum(found.counts.values())
    shown = [code for code in KINDS if code in found.counts or code == found.kind]
    return [
        every,
        *(
            {
                "label": KINDS[code],
                "url": f"?{kept.urlencode()}&kind={code}",
                "current": code == found.kind,
                "count": found.counts.get(code, 0),
            }
            for code in shown
        ),
    ]
