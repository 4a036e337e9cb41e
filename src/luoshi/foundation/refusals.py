"""The named ways in which an action says no. Views turn each into its answer in one place."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """The state of things does not allow it. `message` (lazy text) says why and what to do."""

    def __init__(self, code: str, message: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


class Conflict(Refused):
    """Someone else changed the row after this person had seen it."""
