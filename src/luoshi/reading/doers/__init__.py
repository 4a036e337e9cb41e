"""Who must do it: the subject of the clause, or of an earlier one that still governs it."""

from __future__ import annotations

from luoshi.reading.doers.find import Doers

__all__ = ["Doers"]
