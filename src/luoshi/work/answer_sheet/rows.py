"""An answer as a row of the sheet."""

from __future__ import annotations

from typing import Any

from luoshi.work.models import Answer
from luoshi.work.words import asked_of


def row_of(answer: Answer) -> dict[str, Any]:
    """What is to be done; what was done is left to be filled in."""
    return {
        "title": answer.task.title,
        "due": f"{answer.due_on:%Y-%m-%d}",
        "asked": asked_of(answer.task),
        "identifier": str(answer.pk),
    }
