"""Why a model has no say."""

from __future__ import annotations


class NoAnswer(Exception):
    """The model gave no usable answer; `code` says why (`queries.opinion` has the words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
