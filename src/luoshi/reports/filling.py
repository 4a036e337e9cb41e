"""Filling a template that somebody else wrote: in a sandbox, escaped, and with an end.

Templates of a plain jinja2 environment can run commands. Here they reach no attribute that begins with an
underscore and call nothing; what they loop over is counted, so that none runs for ever; a name that is not there is a
fault.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate, RichText
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from luoshi.foundation.refusals import Refused
from luoshi.papers.archive import MEGABYTE, Limits, check_archive
from luoshi.papers.errors import PaperError
from luoshi.reports.shown import Link

LARGEST = 5 * MEGABYTE
LIMITS = Limits(entries=500, inflated=40 * MEGABYTE)
MOST_TURNS = 20_000
LONGEST_TEXT = 100_000


class TooLong(Exception):
    """The template asks for more than any report holds."""


class _Sandbox(SandboxedEnvironment):
    """Without functions of its own, and without arithmetic that grows."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        for name in ("xmlattr", "pprint", "attr", "map", "format", "center", "indent", "wordwrap"):
            self.filters.pop(name, None)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers alone, and no powers."""
        if operator == "**" or not all(isinstance(side, (int, float)) for side in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


class _Counted(list[Any]):
    """Rows that count how often they are gone through, all of one filling together."""

    def __init__(self, rows: Any, turns: list[int]) -> None:
        super().__init__(rows)
        self._turns = turns

    def __iter__(self) -> Iterator[Any]:
        for row in super().__iter__():
            self._turns[0] += 1
            if self._turns[0] > MOST_TURNS:
                raise TooLong
            yield row


def fill(template: bytes, values: dict[str, Any]) -> bytes:
    """The Word file with its names filled in. Refused: template-broken, with what is wrong and where."""
    if len(template) > LARGEST:
        raise _broken(_("It is larger than 5 MB."))
    try:
        check_archive(template, LIMITS)
        document = DocxTemplate(io.BytesIO(template))
        document.render(_prepared(values, document, [0]), jinja_env=_Sandbox())
        out = io.BytesIO()
        document.save(out)
    except PaperError as error:
        raise _broken(_("It is no Word file that could be opened.")) from error
    except TooLong as error:
        raise _broken(_("Its loops have no end.")) from error
    except TemplateSyntaxError as error:
        raise _broken(_("Line %(line)s: %(what)s") % {"line": error.lineno, "what": error.message}) from error
    except (TemplateError, TypeError, OverflowError) as error:
        raise _broken(str(error)) from error
    except (OpcError, LxmlError, KeyError, ValueError) as error:
        raise _broken(_("It is no Word file that could be opened.")) from error
    return out.getvalue()


def _prepared(value: Any, document: DocxTemplate, turns: list[int]) -> Any:
    if isinstance(value, Link):
        rich = RichText()
        rich.add(value.words, url_id=document.build_url_id(value.address))
        return rich
    if isinstance(value, dict):
        return {name: _prepared(one, document, turns) for name, one in value.items()}
    if isinstance(value, list):
        return _Counted((_prepared(one, document, turns) for one in value), turns)
    return value


def _broken(what: Any) -> Refused:
    said = _("The template cannot be filled in. %(what)s Open it in Word, mend it and upload it again.")
    return Refused("template-broken", said % {"what": f"{what} "})
