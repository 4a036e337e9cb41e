"""The whole reading with its offsets, for programs."""

from __future__ import annotations

from json import dumps

from luoshi.reading import Reading
from luoshi.reading.export import as_json


def export(reading: Reading, *, why: bool, **_: object) -> str:
    """One JSON object and a line end."""
    return dumps(as_json(reading, why=why), ensure_ascii=False) + "\n"
