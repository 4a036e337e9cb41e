"""Who one is, and how the year goes."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from luoshi.api.auth import Scoped
from luoshi.api.outlines.work import UnitOut
from luoshi.api.scopes import Scope
from luoshi.desk.queries.progress import progress
from luoshi.foundation.lookup import require

router = Router(tags=["figures"], auth=Scoped(Scope.READ))
Year = Annotated[int, Field(ge=2000, le=2100)]


class MeOut(Schema):
    """The person whom the token acts for."""

    id: UUID
    name: str
    roles: list[str]
    scopes: list[str]


class FiguresOut(Schema):
    """Answers owed in a month, or in the year: `done` are accepted or waived, `late` passed their date."""

    owed: int
    done: int
    late: int


class UnitYearOut(Schema):
    """A unit's year; `unit` is null for what nobody has been named for."""

    unit: UnitOut | None
    months: list[FiguresOut]
    total: FiguresOut


class ProgressOut(Schema):
    """`planned` and `accepted` are sums up to each month; `untouched` are commitments that nobody has begun."""

    year: int
    units: list[UnitYearOut]
    planned: list[int]
    accepted: list[int]
    untouched: int


@router.get("/me", response=MeOut, operation_id="get_me")
def me(request: Any) -> Any:
    """To see whether a token works, and for whom."""
    person = request.user
    told = {"roles": sorted(person.roles), "scopes": request.token.scopes}
    return {"id": person.pk, "name": person.name, **told}


class ProgressFilter(Schema):
    """Which part of the year; what is left out does not filter."""

    year: Year | None = None
    plan: UUID | None = None
    unit: UUID | None = None


@router.get("/progress", response=ProgressOut, operation_id="get_progress")
def get_progress(request: Any, wanted: Query[ProgressFilter]) -> Any:
    """Units by months, planned against accepted."""
    require(request.user, "desk.see_all")
    today = timezone.localdate()
    year = wanted.year or today.year
    found = progress(year, today, wanted.dict(), request.user.organisation_id)
    units = [{"unit": row.node, "months": row.cells, "total": row.total} for row in found.rows]
    sums = {"planned": found.planned, "accepted": found.accepted, "untouched": found.lost.untouched}
    return {"year": year, "units": units, **sums}
