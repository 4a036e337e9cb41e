"""A sheet that came back, held against what the unit still has to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.organisation.sheets.preview import Problem
from luoshi.organisation.sheets.upload import Line, Upload
from luoshi.work.answer_sheet.declared import ANSWERS
from luoshi.work.models import Answer

WORDS, MOST_WORDS = ("word", "happened_on", "quantity"), 400


@dataclass(frozen=True, slots=True)
class Filled:
    """One row that hands something in."""

    number: int
    answer: Answer
    word: str
    happened_on: date
    quantity: Decimal | None


@dataclass(frozen=True, slots=True)
class Returned:
    """`blank` rows say nothing and change nothing."""

    filled: tuple[Filled, ...]
    problems: tuple[Problem, ...]
    blank: int


class _Fault(Exception):
    def __init__(self, column: str, message: str) -> None:
        super().__init__(column)
        self.column, self.message = column, message


def returned(upload: Upload, answers: Iterable[Answer], today: date, *, chinese: bool) -> Returned:
    """Sort the lines; `answers` are those that the unit still has to give."""
    open_ = {str(answer.pk): answer for answer in answers}
    headings = {column.key: column.heading for column in ANSWERS.columns}
    filled: list[Filled] = []
    problems = [
        Problem(trouble.number, trouble.heading, trouble.zh if chinese else trouble.en)
        for trouble in upload.troubles
    ]
    said = [line for line in upload.lines if any(line.cells.get(key) not in (None, "") for key in WORDS)]
    for line in said:
        try:
            filled.append(_filled(line, open_, today))
        except _Fault as fault:
            problems.append(Problem(line.number, headings[fault.column], fault.message))
    blank = len(upload.lines) - len(said)
    return Returned(tuple(filled), tuple(sorted(problems, key=lambda one: one.number)), blank)


def _filled(line: Line, open_: Mapping[str, Answer], today: date) -> Filled:
    answer = open_.get(line.text("identifier") or "")
    if answer is None:
        message = _(
            "This task is not open for the unit (any more). Take a new sheet, and copy the rest over."
        )
        raise _Fault("identifier", message)
    word = line.text("word") or ""
    if not word:
        raise _Fault("word", _("Say in a few words what was done."))
    if len(word) > MOST_WORDS:
        message = _("Too long: at most %(most)d characters. Shorten it.") % {"most": MOST_WORDS}
        raise _Fault("word", message)
    return Filled(line.number, answer, word, _day(line, today), _quantity(line, answer))


def _day(line: Line, today: date) -> date:
    given = line.text("happened_on")
    day = date.fromisoformat(given) if given else today
    if day > today:
        raise _Fault("happened_on", _("This day has not come yet."))
    return day


def _quantity(line: Line, answer: Answer) -> Decimal | None:
    given = line.cells.get("quantity")
    if given in (None, ""):
        return None
    if answer.task.target is None:
        raise _Fault("quantity", _("Nothing is counted here. Leave it empty."))
    number = Decimal(str(given))
    if not 0 <= number < 10**12:
        raise _Fault("quantity", _("This number is too large or below nought."))
    return round(number, 2)
