"""Luoshi's reader: documents to plans, measures, sentences, commitments and duties.

    from luoshi.reading import read
    reading = read("plan.docx")

No network, no model, no Django; every result carries its place in `Reading.text`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.reading.reader import read
    from luoshi.reading.result import Reading

__all__ = ["Reading", "read"]
HOMES = {"Reading": "luoshi.reading.result", "read": "luoshi.reading.reader"}


def __getattr__(name: str) -> object:
    """The rules are loaded when something is read: errors, and sources in their own processes, need none."""
    if name not in HOMES:
        raise AttributeError(name)
    return getattr(import_module(HOMES[name]), name)
