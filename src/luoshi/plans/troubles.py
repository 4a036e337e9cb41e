"""Why a document could not be read, in the reader's language, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.foundation.jobs import GAVE_UP, JobState
from luoshi.plans.models import Document
from luoshi.reading.errors import Language, Unreadable


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and what to do."""

    wrong: str
    advice: str


def trouble_of(document: Document) -> Trouble | None:
    """The document's problem in words, None where it has none."""
    if document.job_state != JobState.FAILED:
        return None
    if document.problem == GAVE_UP:
        return Trouble(
            _("Reading was begun several times and never finished."),
            _("Try once more; if it happens again, save the plan in another format and replace the file."),
        )
    kinds = {kind.code: kind for kind in Unreadable.__subclasses__()}
    error = kinds[document.problem](**document.problem_detail)
    language: Language = "en" if get_language() == "en" else "zh"
    return Trouble(error.wrong(language), error.advice(language))
