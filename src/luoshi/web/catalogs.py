"""Translation catalogs, one a room, handled by Babel so that no system package is needed.

Messages are English; `locale/zh_Hans/LC_MESSAGES/django.po` beside a room's code holds the Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

import luoshi

PACKAGE = Path(__file__).parent.parent
LANGUAGE = "zh_Hans"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """What keeps a room's catalog from being complete."""

    room: str
    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def rooms() -> Iterator[Path]:
    """Every room that may hold a catalog."""
    yield from sorted(path.parent for path in PACKAGE.glob("*/apps.py"))


def path_of(room: Path) -> Path:
    """Where the room keeps its Chinese."""
    return room / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def compile_all() -> int:
    """Write the .mo beside each .po that is newer; returns how many were written."""
    count = 0
    for room in rooms():
        source = path_of(room)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            with target.open("wb") as file:
                write_mo(file, _read(source))
            count += 1
    return count


def update(room: Path) -> Gap:
    """Bring the room's .po to what its sources say; translations that are still used are kept."""
    used, kept = messages_of(room), _kept(room)
    catalog = _empty()
    for (context, key), message in used.items():
        before = kept.get((context, key))
        catalog.add(message.id, before.string if before else "", context=context, locations=[])
    if used:
        path_of(room).parent.mkdir(parents=True, exist_ok=True)
        with path_of(room).open("wb") as file:
            write_po(file, catalog, sort_output=True, no_location=True, width=110)
    return check(room)


def check(room: Path) -> Gap:
    """What is used and not translated, and what is translated and no longer used."""
    used, kept = messages_of(room), _kept(room)
    missing = [key for (context, key), _m in used.items() if not _is_translated(kept.get((context, key)))]
    stale = [key for (context, key) in kept if (context, key) not in used]
    return Gap(room.name, sorted(missing), sorted(stale))


Key = tuple[str | None, str]


def messages_of(room: Path) -> dict[Key, Message]:
    """Every message in the room's Python and templates, by context and singular."""
    found: dict[Key, Message] = {}
    for path in sorted(room.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "tests" in path.parts or "migrations" in path.parts:
            continue
        for message in _extract(path):
            found.setdefault(_key(message), message)
    return found


def _extract(path: Path) -> Iterator[Message]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        method = "python"
    elif "{%" in source:
        method, source = "javascript", templatize(source)
    else:
        return
    lines = BytesIO(source.encode("utf-8"))
    for line, ids, comments, context in extract(
        method, lines, keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield Message(ids, context=context, lineno=line, auto_comments=comments)


def _key(message: Message) -> Key:
    first = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return message.context, str(first)


def _kept(room: Path) -> dict[Key, Message]:
    path = path_of(room)
    return {_key(message): message for message in _read(path) if message.id} if path.exists() else {}


def _is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(strings)


def _empty() -> Catalog:
    """A header that never changes, so that a catalog changes only where its messages do."""
    catalog = Catalog(
        locale=LANGUAGE,
        header_comment="# Luoshi, Chinese.",
        project="Luoshi",
        version=luoshi.__version__,
        copyright_holder="the Luoshi authors",
        creation_date=MADE,
        revision_date=MADE,
        last_translator="the Luoshi authors",
        language_team="the Luoshi authors",
        charset="utf-8",
        fuzzy=False,
    )
    catalog.msgid_bugs_address = ""
    return catalog


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)
