"""The words of the letter that brings a link and the sheet to a unit without an account."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.notices.letters import Draft
from luoshi.notices.outbox.text import address_of
from luoshi.organisation.models import Person
from luoshi.work.answer_sheet.written import written_sheet
from luoshi.work.models import Answer, PassLink
from luoshi.work.queries.pass_links import answers_to_give

NAMED = 20


def letter_of(link: PassLink, writer: Person, address: str) -> Draft:
    """In the language that is switched on; `link.unit` and `link.organisation` are loaded. Three queries."""
    answers = list(answers_to_give(link.unit_id))
    name, data = written_sheet(link.unit)
    said = {"organisation": link.organisation.name, "unit": link.unit.name, "count": len(answers)}
    subject = ngettext(
        "%(organisation)s: %(count)d task for %(unit)s",
        "%(organisation)s: %(count)d tasks for %(unit)s",
        len(answers),
    )
    text = "\n".join([*_tasks(answers), *_ways(link, writer), ""])
    return Draft(address, subject % said, text, name, data)


def _tasks(answers: Sequence[Answer]) -> list[str]:
    lines = [
        f"- {date_format(one.due_on, 'SHORT_DATE_FORMAT')} · {one.task.title}" for one in answers[:NAMED]
    ]
    rest = len(answers) - NAMED
    more = [ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest}] if rest > 0 else []
    return [_("Still to be done in the next two months:"), *lines, *more, ""]


def _ways(link: PassLink, writer: Person) -> list[str]:
    said = {
        "day": date_format(link.ends_on, "DATE_FORMAT"),
        "address": address_of(reverse("visit", args=[link.secret])),
        "name": writer.name,
    }
    return [
        _("Answer here without an account, until %(day)s:") % said,
        said["address"],
        "",
        _("Or fill in the sheet beside this letter and send it back to %(name)s.") % said,
    ]
