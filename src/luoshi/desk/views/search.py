"""The search over everything."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.desk.forms import SearchFilter
from luoshi.desk.queries.search import Group, Results, whole
from luoshi.desk.queries.search import search as search_for
from luoshi.organisation.requests import SignedIn

PAGE = 20


@require_GET
def search(request: SignedIn) -> HttpResponse:
    """`q` the words; the nearest of each kind, or with `kind` all of one, twenty a page."""
    form = SearchFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    words, today = wanted.get("q", ""), timezone.localdate()
    kind = request.GET.get("kind", "")
    results = search_for(request.user, words, today, wanted, kind)
    chosen = next((one for one in results.groups if one.kind.code == kind), None)
    context: dict[str, Any] = {"form": form, "words": words, "results": results, "chosen": chosen}
    context["narrowed"] = bool(wanted.get("unit") or wanted.get("year"))
    context["tabs"] = _tabs(request, results, chosen)
    if chosen:
        context["page"] = Paginator(chosen.keys[: chosen.count], PAGE).get_page(request.GET.get("page"))
        context["found"] = whole(context["page"].object_list, words)
    return render(request, "desk/search.html", context)


def _tabs(request: SignedIn, results: Results, chosen: Group | None) -> list[dict[str, Any]]:
    """One for all kinds, one for each of which something was found."""
    kept = request.GET.copy()
    for name in ("kind", "page"):
        kept.pop(name, None)
    every = {"label": _("All kinds"), "url": f"?{kept.urlencode()}", "current": chosen is None}
    return [every, *(_tab(kept.urlencode(), group, chosen) for group in results.groups)]


def _tab(kept: str, group: Group, chosen: Group | None) -> dict[str, Any]:
    return {
        "label": group.kind.label,
        "url": f"?{kept}&kind={group.kind.code}",
        "current": group == chosen,
        "count": group.said,
    }
