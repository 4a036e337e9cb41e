"""A message in words: its subject and its plain text, in the language that is switched on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.notices.digests.body import Line, Part, count_of, late_of
from luoshi.notices.digests.names import name_of
from luoshi.notices.digests.timing import Section


def subject_of(day: date, body: list[Part]) -> str:
    """The day, how much there is, and how much of it is late."""
    count, late = count_of(body), late_of(body)
    said = {"day": date_format(day, "SHORT_DATE_FORMAT"), "count": count, "late": late}
    if late:
        return (
            ngettext(
                "Digest of %(day)s: %(count)s matter, %(late)s late",
                "Digest of %(day)s: %(count)s matters, %(late)s late",
                count,
            )
            % said
        )
    return (
        ngettext("Digest of %(day)s: %(count)s matter", "Digest of %(day)s: %(count)s matters", count) % said
    )


def text_of(subject: str, body: list[Any]) -> str:
    """The whole digest, with the address of each matter."""
    return "\n".join([subject, *(line for part in body for line in _part(part))])


def footing() -> str:
    """The last lines of a mail: where it stands in the program, where one chooses how to be told."""
    said = _("All notices: %(all)s\nHow I am told: %(choice)s")
    return said % {"all": address_of(reverse("notices")), "choice": address_of(reverse("notice_choice"))}


def address_of(path: str) -> str:
    """The whole address of a page, as it is reached from outside."""
    return str(settings.SITE_ADDRESS).rstrip("/") + path


def _part(part: Part) -> Iterator[str]:
    count = len(part["lines"]) + part["more"]
    name = name_of(Section(part["section"], part["days"]))
    yield ""
    yield _("%(section)s (%(count)s)") % {"section": name, "count": count}
    yield from map(_line, part["lines"])
    if part["more"]:
        yield _more(part["more"])


def _line(line: Line) -> str:
    due = date_format(date.fromisoformat(line["due"]), "SHORT_DATE_FORMAT") if line["due"] else ""
    facts = " · ".join(filter(None, (line["unit"], line["title"], due)))
    return f"- {facts}\n  {address_of(line['path'])}"


def _more(count: int) -> str:
    return ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count}
