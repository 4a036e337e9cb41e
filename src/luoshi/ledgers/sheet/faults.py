"""Why a row is not taken."""

from __future__ import annotations

from typing import Any


class CellFault(Exception):
    """What is wrong in which column, and what to do; caught where the row is known."""

    def __init__(self, column: str, message: Any) -> None:
        super().__init__(column)
        self.column, self.message = column, message
