"""Long answers, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from ninja import Field, Schema

MOST = 200


class Paging(Schema):
    """Which page, and how much of it."""

    page: int = Field(1, ge=1, le=1_000_000)
    size: int = Field(50, ge=1, le=MOST)


def page_of(
    request: HttpRequest,
    rows: Any,
    paging: Paging,
    load: Callable[[Sequence[Any]], Sequence[Any]] = lambda rows: rows,
) -> dict[str, Any]:
    """What `outlines.pages.Page` shows; `load` turns the rows of a page into those that are shown."""
    count = rows.count()
    start = (paging.page - 1) * paging.size
    found = load(list(rows[start : start + paging.size])) if start < count else []
    around = {
        "next": _address(request, paging, 1) if start + paging.size < count else None,
        "previous": _address(request, paging, -1) if paging.page > 1 else None,
    }
    sizes = {"count": count, "page": paging.page, "size": paging.size}
    return {"items": found, **sizes, **around}


def _address(request: HttpRequest, paging: Paging, step: int) -> str:
    query = request.GET.dict() | {"page": paging.page + step, "size": paging.size}
    return f"{request.build_absolute_uri(request.path)}?{urlencode(query)}"
