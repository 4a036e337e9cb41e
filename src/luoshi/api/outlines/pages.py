"""A page of a long answer."""

from __future__ import annotations

from typing import Generic, TypeVar

from ninja import Schema

Item = TypeVar("Item")


class Page(Schema, Generic[Item]):
    """`count` is how many there are on all pages together; `next` and `previous` are the pages beside this one."""

    items: list[Item]
    count: int
    page: int
    size: int
    next: str | None
    previous: str | None
