"""From the cell of a ledger's own field to the value that the line keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from luoshi.foundation.lists import listed
from luoshi.ledgers.definition import Field, Label
from luoshi.ledgers.forms import as_json
from luoshi.ledgers.sheet.columns import OWN
from luoshi.ledgers.sheet.faults import CellFault
from luoshi.papers.sheet import plain_heading

YES, NO = {"是", "有", "√", "yes", "y", "true", "1"}, {"否", "无", "×", "no", "n", "false", "0"}
MOST = {"text": 300, "long": 4000}
_is_address = URLValidator(("http", "https"))


def value_of(cell: Any, field: Field) -> Any:
    """As JSON holds it, None for a blank cell. Raises CellFault."""
    if cell in (None, ""):
        if field.required and field.kind != "yes-no":
            raise CellFault(OWN + field.key, _("“%(heading)s” must not be empty.") % {"heading": field.label})
        return False if field.kind == "yes-no" else None
    return READERS[field.kind](cell, field)


def choice(cell: Any, choices: dict[str, Label], column: str) -> str:
    """The code that the words mean, in either language or as the code itself. Raises CellFault."""
    wanted = plain_heading(str(cell))
    for code, label in choices.items():
        if wanted in {plain_heading(one) for one in (label.zh, label.en, code)}:
            return code
    message = _("“%(text)s” is not known here; write one of: %(known)s.")
    raise CellFault(column, message % {"text": str(cell)[:40], "known": listed(choices.values())})


def within(text: str, most: int, column: str) -> str:
    """The text if it is not too long. Raises CellFault."""
    if len(text) > most:
        raise CellFault(column, _("Too long: at most %(most)d characters. Shorten it.") % {"most": most})
    return text


def _words(cell: Any, field: Field) -> str:
    return within(str(cell).replace("\r\n", "\n").strip(), MOST[field.kind], OWN + field.key)


def _number(cell: Any, field: Field) -> Any:
    places = 2 if field.kind == "money" else 4
    try:
        number = Decimal(str(cell))
        rounded = round(number, places)
    except InvalidOperation as error:
        raise CellFault(OWN + field.key, _("This is no number; write digits only.")) from error
    if rounded != number or abs(number) >= 10 ** (16 - places):
        message = _("At most %(places)d digits behind the point, and not more than %(digits)d in all.")
        raise CellFault(OWN + field.key, message % {"places": places, "digits": 16})
    return as_json(number)


def _day(cell: Any, field: Field) -> str:
    try:
        return date.fromisoformat(str(cell)).isoformat()
    except ValueError as error:
        raise CellFault(OWN + field.key, _("This is no day; write 2026-06-30.")) from error


def _choice(cell: Any, field: Field) -> str:
    return choice(cell, dict(field.choices), OWN + field.key)


def _yes_no(cell: Any, field: Field) -> bool:
    wanted = plain_heading(str(cell))
    if wanted not in YES | NO:
        raise CellFault(OWN + field.key, _("Write yes or no."))
    return wanted in YES


def _link(cell: Any, field: Field) -> str:
    text = within(str(cell).strip(), 300, OWN + field.key)
    try:
        _is_address(text)
    except ValidationError as error:
        raise CellFault(OWN + field.key, _("This is no address; write https://… in full.")) from error
    return text


READERS: dict[str, Callable[[Any, Field], Any]] = {
    "text": _words,
    "long": _words,
    "number": _number,
    "money": _number,
    "date": _day,
    "choice": _choice,
    "yes-no": _yes_no,
    "link": _link,
}
